"""The very first start: three words that may be given, an example that may be skipped, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.driver import ALT, Driver, Key, opened
from trainer.gui.widgets.field import Field

STEPS = ("A customer hesitates", "Soften it, once", "Ask one real question", "Go a layer deeper")
GIVEN = {"Your name": "Priya", "What you sell": "Orbit", "A competitor you meet": "TrackCo"}


def fill_in(window: Driver) -> None:
    """Down the form with Tab, as one does."""
    for word in GIVEN.values():
        window.type(f" {word} ")
        window.press(Key.Key_Tab)


def given(window: Driver) -> list[str]:
    now = window.workspace.preferences()
    return [now.name, now.product, now.competitor]


WAYS: dict[str, Callable[[Driver], None]] = {
    "skip": lambda window: window.click("Skip"),
    "esc": lambda window: window.press(Key.Key_Escape),
    "on": lambda window: window.click("See how it works"),
    "another screen": lambda window: window.press(Key.Key_3, ALT),
    "quit": lambda window: window.ctrl(Key.Key_Q),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_was_filled_in_is_kept_whichever_way_one_leaves(fresh: Driver, way: str) -> None:
    fill_in(fresh)
    WAYS[way](fresh)
    assert given(fresh) == list(GIVEN.values())


@pytest.mark.parametrize(("way", "screen"), [("esc", "today"), ("on", "welcome"), ("another screen", "decks")])
def test_what_cannot_be_written_holds_nobody_back_and_is_told(
    fresh: Driver, tmp_path: Path, way: str, screen: str
) -> None:
    (tmp_path / "settings.part").mkdir()  # in the way of the file that is written
    fill_in(fresh)
    WAYS[way](fresh)
    fresh.wait_for("settings.json cannot be written")
    assert fresh.screen == screen
    assert fresh.sees("What you sell") is False
    assert given(fresh) == list(GIVEN.values())


def test_nothing_needs_to_be_filled_in(fresh: Driver) -> None:
    fresh.press(Key.Key_Return)
    fresh.wait_for(STEPS[0])
    assert given(fresh) == ["", "", ""]


@pytest.mark.parametrize("way", ["skip", "esc"])
def test_who_skips_is_not_asked_again(qtbot: QtBot, qapp: QApplication, tmp_path: Path, way: str) -> None:
    window = opened(qtbot, qapp, tmp_path)
    WAYS[way](window)
    assert window.screen == "today"
    window.close()
    again = opened(qtbot, qapp, tmp_path)
    assert again.screen == "today"


def test_the_words_given_are_in_the_lines_at_once(fresh: Driver) -> None:
    fill_in(fresh)
    fresh.press(Key.Key_Escape)
    assert any("TrackCo" in row.objection for row in fresh.workspace.library.cards())


def test_there_is_no_way_astray_while_one_is_welcomed(fresh: Driver) -> None:
    """No sidebar: a newcomer has one thing to do."""
    assert not fresh.sees("Navigation")
    fresh.press(Key.Key_Escape)
    assert fresh.sees("Navigation")


def test_who_asks_to_hear_the_customer_and_cannot_is_told(fresh: Driver) -> None:
    fresh.workspace.preferences.change(sound=True)
    fresh.click("Hear the customer")
    fresh.wait_for("No voice was found. Reading works too.")
    fresh.type("Sam")
    assert fresh.named("Your name", Field).text() == "Sam"


# ---------------------------------------------------------------- the example


def test_the_talk_of_the_example_grows_with_each_step(fresh: Driver) -> None:
    fresh.press(Key.Key_Return)
    said = []
    for step in STEPS:
        fresh.wait_for(step)
        said.append([line for line in fresh.text().split("\n") if line.startswith("“") or line == "You"])
        fresh.press(Key.Key_Return)
    assert [len(turns) for turns in said] == [1, 2, 4, 6]
    assert all(later[: len(turns)] == turns for turns, later in pairwise(said))


def test_the_example_ends_with_five_lines(fresh: Driver) -> None:
    for _ in range(1 + len(STEPS)):
        fresh.press(Key.Key_Return)
    fresh.wait_for("0 of 5")
    assert fresh.screen == "study"


def test_who_would_rather_look_around_first_may(fresh: Driver) -> None:
    for _ in range(len(STEPS)):
        fresh.press(Key.Key_Return)
    fresh.click("Look around first")
    assert fresh.screen == "today"


def test_from_the_settings_the_example_comes_without_the_form(window: Driver) -> None:
    window.workspace.preferences.change(product="Orbit")
    window.press(Key.Key_4, ALT)
    window.click("The worked example")
    window.wait_for("A worked example, 1 of 4")
    assert not window.sees("What you sell")
    window.press(Key.Key_Escape)
    assert window.workspace.preferences().product == "Orbit"


def test_the_example_begins_anew_each_time(window: Driver) -> None:
    for _ in range(2):
        window.press(Key.Key_4, ALT)
        window.click("The worked example")
        window.wait_for("A worked example, 1 of 4")
        window.press(Key.Key_Return)
        window.wait_for("A worked example, 2 of 4")
        window.press(Key.Key_Escape)
