"""Ctrl Z takes back what was done last: the edit that the strip tells of first, then the answer before it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.builders import some_cards
from tests.driver import CTRL, Driver, Key
from trainer.gui.dialogs.editor import EditorDialog
from trainer.gui.dialogs.own_words import OwnWordsDialog
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.screens.screen import AS_BEFORE
from trainer.gui.screens.study.screen import KEPT

from .conftest import begun, card

MINE = "Mine, then. "
SHIFT = Qt.KeyboardModifier.ShiftModifier
TAKEN_BACK = "Taken back: Got it."
EDITS = pytest.mark.parametrize(
    ("opens", "dialog"), [(Key.Key_E, EditorDialog), (Key.Key_W, OwnWordsDialog)], ids=["card", "own words"]
)


def edit(study: Driver, opens: Key, dialog: type[Sheet]) -> None:
    """Reveal the line in front, and write something of one's own about it."""
    study.ctrl(Key.Key_L)
    study.press(opens)
    study.dialog(dialog)
    study.type(MINE)
    study.ctrl(Key.Key_Return)
    study.window.activateWindow()  # which a window manager does
    study.qtbot.waitUntil(lambda: QApplication.activeWindow() is study.window)
    assert study.sees(KEPT)
    assert study.sees(MINE.strip())


@EDITS
def test_an_edit_that_was_kept_is_taken_back_and_done_again(study: Driver, opens: Key, dialog: type[Sheet]) -> None:
    edit(study, opens, dialog)
    study.click("Undo", study.window._strip)
    assert study.sees(AS_BEFORE)
    assert not study.sees(MINE.strip())
    study.press(Key.Key_Z, CTRL | SHIFT)
    assert study.sees(KEPT)
    assert study.sees(MINE.strip())


def test_the_button_above_the_question_takes_back_what_the_key_would(study: Driver) -> None:
    study.answer("I see.")
    edit(study, Key.Key_E, EditorDialog)
    study.click("Undo", study.window.screen_in_front._bar)
    assert study.sees(AS_BEFORE)
    assert study.workspace.study.today().done == 1


def test_undo_is_for_the_edit_while_it_is_told_and_then_for_the_answer(study: Driver) -> None:
    study.answer("I see.")
    edit(study, Key.Key_E, EditorDialog)
    study.ctrl(Key.Key_Z)
    assert study.sees(AS_BEFORE)
    assert study.workspace.study.today().done == 1
    study.ctrl(Key.Key_Z)
    study.wait_for(TAKEN_BACK)
    assert study.workspace.study.today().done == 0


def test_undo_is_for_the_answer_once_the_edit_was_graded(study: Driver) -> None:
    edit(study, Key.Key_E, EditorDialog)
    edited = card(study).id
    study.press(Key.Key_2)
    study.ctrl(Key.Key_Z)
    study.wait_for(TAKEN_BACK)
    assert study.workspace.library.card(edited).reply.startswith(MINE)


def test_an_edit_that_was_put_away_is_not_what_undo_is_for(study: Driver) -> None:
    study.answer("I see.")
    edit(study, Key.Key_E, EditorDialog)
    study.click("Close", study.window._strip)
    study.ctrl(Key.Key_Z)
    study.wait_for(TAKEN_BACK)


# ---------------------------------------------------------------- the box


def box(study: Driver) -> QPlainTextEdit:
    found = study.named("Your answer", QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


def test_who_typed_and_undid_it_all_takes_no_answer_back(study: Driver) -> None:
    study.answer("I see.")
    study.type("Wel")
    for _ in range(3):
        study.ctrl(Key.Key_Z)
    assert box(study).isVisible()
    assert box(study).toPlainText() == ""
    assert study.workspace.study.today().done == 1
    study.press(Key.Key_Z, CTRL | SHIFT)
    assert box(study).toPlainText() == "Wel"


def test_who_typed_nothing_yet_takes_the_answer_back(study: Driver) -> None:
    study.answer("I see.")
    study.ctrl(Key.Key_Z)
    study.wait_for(TAKEN_BACK)


def test_the_text_of_the_line_before_is_nothing_that_was_typed_here(study: Driver) -> None:
    study.type("Wel")
    study.ctrl(Key.Key_Z)
    study.answer("I see.")
    study.ctrl(Key.Key_Z)
    study.wait_for(TAKEN_BACK)


# ---------------------------------------------------------------- a line that was put aside


def test_a_line_that_is_back_is_put_aside_again(study: Driver) -> None:
    aside = card(study)
    study.window.setFocus()
    study.press(Key.Key_Minus)
    following = card(study)
    study.ctrl(Key.Key_Z)
    study.wait_for("The line is back. Ctrl Shift Z puts it aside again.")
    study.press(Key.Key_Z, CTRL | SHIFT)
    study.wait_for("Put aside again.")
    assert card(study) == following
    assert study.workspace.deciding.is_buried(study.workspace.deciding.status(aside.id))


def test_the_last_line_is_put_aside_again_too(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    study = begun(qtbot, qapp, tmp_path, *some_cards(2))
    study.answer("I see.")
    study.window.setFocus()
    study.press(Key.Key_Minus)
    study.ctrl(Key.Key_Z)
    study.press(Key.Key_Z, CTRL | SHIFT)
    study.wait_for("Put aside again.")
    assert study.screen == "summary"
