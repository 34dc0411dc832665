"""A talk is found as one types: by what either said, a name, a kind, an ending, a depth."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QListView

from tests.driver import Driver, Key
from trainer.services.talking import Talk

from .conftest import here, name

Talks = tuple[Talk, ...]


def listed(window: Driver) -> str:
    """What the one that is chosen is called."""
    view = window.named("Talks", QListView)
    return str(view.currentIndex().data()) if view.currentIndex().isValid() else ""


@pytest.mark.parametrize(
    ("typed", "place"), [("telling me", 0), ("company pol", 1), ("parted", 1), ("anxious", 2), ("layer 1", 0)]
)
def test_the_talk_with_these_words_is_found(window: Driver, talks: Talks, typed: str, place: int) -> None:
    here(window)
    window.ctrl(Key.Key_F)
    window.type(typed)
    window.wait_for("1 talk")
    assert name(talks[place]) in listed(window)


def test_what_was_not_said_finds_nothing_and_escape_shows_all_again(window: Driver, talks: Talks) -> None:
    here(window)
    window.ctrl(Key.Key_F)
    window.type("lorries")
    window.wait_for("No talk has these words.")
    window.press(Key.Key_Escape)
    window.wait_for("3 talks")
    assert window.screen == "talks"


def test_what_lies_behind_a_closed_door_is_not_found(window: Driver, talks: Talks) -> None:
    here(window)
    window.ctrl(Key.Key_F)
    window.type("ship the same thing")
    window.wait_for("No talk has these words.")


def test_down_goes_into_the_list_and_delete_in_the_box_takes_no_talk_away(window: Driver, talks: Talks) -> None:
    here(window)
    window.ctrl(Key.Key_F)
    window.type("talk")
    window.press(Key.Key_Home)
    window.press(Key.Key_Delete)
    assert not window.sees("taken away")
    window.press(Key.Key_Escape)
    window.press(Key.Key_Down)
    window.press(Key.Key_Down)
    assert name(talks[1]) in listed(window)
