"""A card that cannot be kept says so at the field that is to blame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.builders import a_deck, a_full_card, install, saying
from tests.driver import ALT, CTRL, Driver, Key, opened
from trainer.domain.cards import Card, Fact
from trainer.gui.dialogs.editor import EditorDialog

Edit = Callable[[Card], tuple[Driver, EditorDialog]]

CARD = replace(
    a_full_card(reply="I agree, it is far to {town}. Shall we?"),
    facts=(Fact("Where they are.", slot="town", verified=True),),
    slots={"region": "the north", "town": "Leeds"},
)
BOXES = {
    "What the customer says": "The objection",
    "The same in other words": "The other wording",
    "The reply": "The reply",
    "The reply without claims": "The reply without claims",
    "The points, one per line": "The points",
    "What the line tells us": "What the line tells us",
}
"""What a box is called, and what a sentence about it begins with."""


@pytest.fixture
def edit(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Edit:
    """Open the editor over the one card of a home."""

    def open_it(card: Card) -> tuple[Driver, EditorDialog]:
        install(tmp_path / "trainer.sqlite3", a_deck(card))
        window = opened(qtbot, qapp, tmp_path, welcomed=True)
        window.press(Key.Key_3, ALT)
        window.press(Key.Key_F2)
        return window, window.dialog(EditorDialog)

    return open_it


def write(window: Driver, editor: EditorDialog, box: str, text: str) -> None:
    """Put a text in place of what stands in a box."""
    boxes = (*editor.findChildren(QLineEdit), *editor.findChildren(QPlainTextEdit))
    next(found for found in boxes if found.accessibleName() == box).setFocus()
    window.press(Key.Key_A, CTRL)
    window.type(text)


def keep(window: Driver) -> None:
    window.ctrl(Key.Key_Return)


@pytest.mark.parametrize("box", BOXES)
def test_a_slot_that_nobody_fills_is_refused_at_its_field(edit: Edit, box: str) -> None:
    window, editor = edit(CARD)
    write(window, editor, box, "Ask {whoever}.")
    keep(window)
    said = f"{BOXES[box]} must not use {{whoever}}, which nobody fills. Write the words instead."
    assert said in window.text(editor)
    assert window.workspace.library.card(CARD.id) == CARD


def test_the_words_for_a_slot_may_not_be_missing_once_it_is_true(edit: Edit) -> None:
    window, editor = edit(CARD)
    write(window, editor, "Words for town", " ")
    keep(window)
    assert "The reply must not use {town}, which nobody fills." in window.text(editor)
    write(window, editor, "Words for town", "the {city}")
    keep(window)
    assert "The words for a slot must have no braces. Write plain words for town." in window.text(editor)
    write(window, editor, "Words for town", "York")
    keep(window)
    window.qtbot.waitUntil(lambda: window.workspace.library.card(CARD.id).slots["town"] == "York")


def test_what_is_wrong_where_the_editor_does_not_reach_is_told_above(edit: Edit) -> None:
    """No deck file brings such a card any more; one that is older may be here."""
    window, editor = edit(saying("Ask {whoever}.", ("layers", 0, "ask")))
    keep(window)
    said = "The questions and answers must not use {whoever}, which nobody fills."
    assert said in window.text(editor)
    assert "mend it in the file of the deck and import that." in window.text(editor)
