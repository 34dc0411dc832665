"""A reply in the rep's own words: what it begins with, what is refused, and how it is given up again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.builders import a_card, a_deck, install
from tests.driver import CTRL, Driver, Key, opened
from trainer.gui.dialogs.own_words import OwnWordsDialog

Opened = Callable[..., tuple[Driver, OwnWordsDialog]]
CARD = a_card(objection="We have {competitor}.")


@pytest.fixture
def own_words(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Opened:
    """Answer the one card of a home and keep one's own words for it."""

    def open_it(
        said: str = "", kept: str = "", attempt: Key = Key.Key_L, **chosen: Any
    ) -> tuple[Driver, OwnWordsDialog]:
        install(tmp_path / "trainer.sqlite3", a_deck(CARD))
        window = opened(qtbot, qapp, tmp_path, welcomed=True, **chosen)
        window.workspace.editing.keep_own_words(CARD.id, kept)
        window.press(Key.Key_Return)
        window.type(said)
        window.ctrl(attempt)
        window.press(Key.Key_W)
        return window, window.dialog(OwnWordsDialog)

    return open_it


def wording(window: Driver, dialog: OwnWordsDialog) -> str:
    return str(window.named("Your wording", QPlainTextEdit, dialog).toPlainText())


def kept(window: Driver) -> str:
    return window.workspace.editing.own_words(CARD.id)


def test_it_begins_with_what_was_just_said(own_words: Opened) -> None:
    window, dialog = own_words("Fair enough.")
    assert wording(window, dialog) == "Fair enough."
    window.type(" What comes first?")
    window.ctrl(Key.Key_Return)
    assert kept(window) == "Fair enough. What comes first?"


@pytest.mark.parametrize("attempt", [Key.Key_Return, Key.Key_L, Key.Key_D], ids=["revealed", "said aloud", "given up"])
def test_it_begins_with_what_was_typed_before_whichever_attempt(own_words: Opened, attempt: Key) -> None:
    window, dialog = own_words("Fair enough.", attempt=attempt)
    assert wording(window, dialog) == "Fair enough."


@pytest.mark.parametrize("attempt", [Key.Key_L, Key.Key_D], ids=["said aloud", "given up"])
def test_where_nothing_was_typed_it_begins_empty(own_words: Opened, attempt: Key) -> None:
    window, dialog = own_words(attempt=attempt)
    assert wording(window, dialog) == ""


def test_the_cards_own_words_are_nothing_to_begin_with(own_words: Opened) -> None:
    window, dialog = own_words(CARD.reply, attempt=Key.Key_Return)
    assert wording(window, dialog) == ""


def test_it_begins_with_the_wording_of_before_its_slots_as_they_were_written(own_words: Opened) -> None:
    window, dialog = own_words("Fair enough.", kept="So {competitor} it is?", competitor="TrackCo")
    assert wording(window, dialog) == "So {competitor} it is?"


def test_the_line_is_there_to_look_at_with_its_slots_filled(own_words: Opened) -> None:
    window, dialog = own_words(competitor="TrackCo")
    assert "“We have TrackCo.”" in window.text(dialog)


def test_a_wording_can_be_removed_and_the_reveal_shows_none(own_words: Opened) -> None:
    window, dialog = own_words(kept="Mine.")
    assert window.sees("In your words")
    window.click("Remove my wording", dialog)
    assert kept(window) == ""
    assert not dialog.isVisible()
    assert not window.sees("In your words")


def test_where_there_is_no_wording_there_is_none_to_remove(own_words: Opened) -> None:
    window, dialog = own_words("Fair enough.")
    assert "Remove my wording" not in window.text(dialog)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("Ask {whoever}.", "Your wording uses {whoever}"), ("Ask {", "There is a brace"), ("x" * 4001, "shorten it")],
)
def test_what_is_refused_is_told_and_stays_to_be_mended(own_words: Opened, typed: str, told: str) -> None:
    window, dialog = own_words(kept="Mine.")
    window.press(Key.Key_A, CTRL)
    QApplication.clipboard().setText(typed)
    window.ctrl(Key.Key_V)
    window.ctrl(Key.Key_Return)
    assert told in dialog.strip.sentence()
    assert wording(window, dialog) == typed
    assert kept(window) == "Mine."


def test_cancel_keeps_nothing(own_words: Opened) -> None:
    window, dialog = own_words("Fair enough.")
    window.click("Cancel", dialog)
    assert not dialog.isVisible()
    assert kept(window) == ""
    assert not window.sees("In your words")
