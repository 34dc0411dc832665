"""Ctrl Z presses the Undo of the strip, wherever the keyboard is, and is left to the search box while one types."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.driver import ALT, CTRL, Driver, Key, opened
from trainer.domain.memory import AS_IT_IS
from trainer.gui.dialogs.editor import EditorDialog
from trainer.gui.screens.decks.screen import ASIDE, KEPT, TAKEN_UP
from trainer.gui.screens.screen import AS_BEFORE
from trainer.gui.widgets.statuschips import BRING_BACK, TAKE_UP

SHIFT = Qt.KeyboardModifier.ShiftModifier
MINE = "Mine, then. "


@pytest.fixture
def decks(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    window = opened(qtbot, qapp, tmp_path, welcomed=True)
    window.press(Key.Key_3, ALT)
    return window


def chosen(window: Driver) -> str:
    return str(window.window.screen_in_front._chosen)  # type: ignore[union-attr]


def search(window: Driver) -> str:
    return str(window.named("Search all cards", QLineEdit).text())


def redo(window: Driver) -> None:
    window.press(Key.Key_Z, CTRL | SHIFT)


def edit(window: Driver) -> None:
    window.press(Key.Key_F2)
    window.dialog(EditorDialog)
    window.type(MINE)
    window.ctrl(Key.Key_Return)
    window.window.activateWindow()  # which a window manager does
    window.qtbot.waitUntil(lambda: QApplication.activeWindow() is window.window)
    assert window.sees(KEPT)


def heard(window: Driver) -> int:
    return window.workspace.capture.times(chosen(window))


@pytest.mark.parametrize("typed", ["", "we"], ids=["at once", "after a search"])
def test_an_edit_is_taken_back_and_done_again(decks: Driver, typed: str) -> None:
    decks.type(typed)
    edit(decks)
    card_id = chosen(decks)
    assert MINE in str(decks.workspace.library.card(card_id))
    decks.ctrl(Key.Key_Z)
    assert decks.sees(AS_BEFORE)
    assert MINE not in str(decks.workspace.library.card(card_id))
    assert search(decks) == typed
    redo(decks)
    assert decks.sees(KEPT)
    assert MINE in str(decks.workspace.library.card(card_id))


def test_a_count_is_taken_back_and_given_again(decks: Driver) -> None:
    decks.click("Count as heard")
    decks.ctrl(Key.Key_Z)
    assert heard(decks) == 0
    redo(decks)
    assert heard(decks) == 1


@pytest.mark.parametrize(("aside", "chip"), [("suspend", TAKE_UP), ("bury", BRING_BACK)])
def test_a_card_that_was_taken_up_by_mistake_is_put_aside_again(decks: Driver, aside: str, chip: str) -> None:
    deciding, card_id = decks.workspace.deciding, chosen(decks)
    getattr(deciding, aside)(card_id)
    before = deciding.status(card_id)
    decks.press(Key.Key_1, ALT)
    decks.press(Key.Key_3, ALT)
    decks.click(chip)
    decks.ctrl(Key.Key_Z)
    assert decks.sees(ASIDE)
    assert deciding.status(card_id) == before
    redo(decks)
    assert decks.sees(TAKEN_UP)
    assert deciding.status(card_id) == AS_IT_IS


def test_what_is_typed_after_that_is_what_undo_is_for(decks: Driver) -> None:
    card_id = chosen(decks)
    decks.click("Count as heard")
    decks.ctrl(Key.Key_F)
    decks.type("we")
    decks.ctrl(Key.Key_Z)
    assert (search(decks), decks.workspace.capture.times(card_id)) == ("", 1)


def test_without_an_offer_it_does_nothing(decks: Driver) -> None:
    decks.click("Count as heard")
    decks.click("Close")
    decks.ctrl(Key.Key_Z)
    redo(decks)
    assert heard(decks) == 1


def test_it_is_the_same_on_today(decks: Driver) -> None:
    card_id = chosen(decks)
    decks.press(Key.Key_1, ALT)
    decks.window._errands._counting_for(decks.workspace.capture).again(card_id)
    decks.ctrl(Key.Key_Z)
    assert decks.workspace.capture.times(card_id) == 0
