"""What was written in a dialog is dropped only by somebody who was warned and has written nothing since."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_card, a_deck, install
from tests.driver import CTRL, Driver, Key, opened
from trainer.gui.dialogs.editor import EditorDialog
from trainer.gui.dialogs.own_words import OwnWordsDialog
from trainer.gui.dialogs.sheet import BACK, DROPPING, Sheet
from trainer.gui.layouts import col
from trainer.gui.theme import Theme
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.scroller import Scroller

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Writing:
    """Somebody in a dialog in which there is something to write."""

    def __init__(self, window: Driver, dialog: Sheet, kept: Callable[[], str]) -> None:
        self.window, self.dialog, self.kept = window, dialog, kept

    @property
    def is_open(self) -> bool:
        return self.dialog.isVisible()

    @property
    def is_warned(self) -> bool:
        return self.dialog.strip.sentence() == DROPPING

    def type(self, text: str = "Mine.") -> None:
        self.window.type(text)

    def esc(self) -> None:
        self.window.press(Key.Key_Escape)

    def hold(self, key: Qt.Key) -> None:
        """A key that goes down and then repeats itself."""
        focus = QApplication.focusWidget()
        for again in (False, True, True, True):
            QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, key, NO_MODIFIER, "", again))

    def button(self, name: str) -> QAbstractButton:
        buttons = self.dialog.findChildren(QAbstractButton)
        return next(found for found in buttons if found.accessibleName() == name and found.isVisible())

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def double_click(self, name: str) -> None:
        """The whole way through the window, which is where two clicks become one double click."""
        button = self.button(name)
        at: QPoint = button.mapTo(self.dialog, button.rect().center())
        QTest.mouseDClick(self.dialog.windowHandle(), Qt.MouseButton.LeftButton, NO_MODIFIER, at)


@pytest.fixture(params=[EditorDialog, OwnWordsDialog], ids=["editor", "own words"])
def writing(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Writing:
    """The editor or the rep's own words, over the one card of a home, after an answer."""
    install(tmp_path / "trainer.sqlite3", a_deck(a_card()))
    window = opened(qtbot, qapp, tmp_path, welcomed=True)
    window.press(Key.Key_Return)
    window.ctrl(Key.Key_L)
    kind: Any = request.param
    window.press(Key.Key_E if kind is EditorDialog else Key.Key_W)
    workspace = window.workspace

    def kept() -> str:
        edited = workspace.library.card(a_card().id)
        return (
            edited.reply.removesuffix(a_card().reply)
            if kind is EditorDialog
            else workspace.editing.own_words(edited.id)
        )

    return Writing(window, window.dialog(kind), kept)


def test_where_nothing_was_written_esc_leaves_at_once(writing: Writing) -> None:
    writing.esc()
    assert not writing.is_open


def close_by(writing: Writing, way: str) -> None:
    {"esc": writing.esc, "window": writing.dialog.close, "cancel": lambda: writing.click("Cancel")}[way]()


@pytest.mark.parametrize("way", ["esc", "window", "cancel"])
def test_a_first_way_out_warns_and_a_second_one_drops(writing: Writing, way: str) -> None:
    writing.type()
    close_by(writing, way)
    assert writing.is_open
    assert writing.is_warned
    close_by(writing, way)
    assert not writing.is_open
    assert writing.kept() == ""


def test_the_warning_keeps_with_one_press(writing: Writing) -> None:
    writing.type()
    writing.esc()
    keep = writing.dialog.strip.findChildren(QAbstractButton)[0]
    assert keep.accessibleName() == "Keep"
    keep.click()
    assert not writing.is_open
    assert writing.kept() == "Mine."


def test_what_was_typed_and_taken_back_is_nothing_to_lose(writing: Writing) -> None:
    writing.type("x")
    writing.esc()
    writing.window.press(Key.Key_Backspace)
    writing.esc()
    assert not writing.is_open


def test_esc_that_is_held_down_warns_and_drops_nothing(writing: Writing) -> None:
    writing.type()
    writing.hold(Key.Key_Escape)
    assert writing.is_open
    assert writing.is_warned


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_a_key_that_is_held_down_on_cancel_drops_nothing(writing: Writing, key: Qt.Key) -> None:
    writing.type()
    writing.button("Cancel").setFocus(Qt.FocusReason.TabFocusReason)
    writing.hold(key)
    assert writing.is_open


def test_a_double_click_on_cancel_is_one_click(writing: Writing) -> None:
    writing.type()
    writing.double_click("Cancel")
    assert writing.is_open
    assert writing.is_warned


def test_whoever_writes_on_is_warned_again(writing: Writing) -> None:
    writing.type()
    writing.esc()
    writing.type("More.")
    assert not writing.is_warned
    writing.esc()
    assert writing.is_open
    assert writing.is_warned


def test_whoever_puts_the_warning_away_writes_on_where_they_were_and_is_warned_again(writing: Writing) -> None:
    writing.type()
    at: QWidget | None = QApplication.focusWidget()
    writing.esc()
    writing.click("Close")
    assert QApplication.focusWidget() is at
    writing.type("More.")
    writing.esc()
    assert writing.is_open
    writing.window.ctrl(Key.Key_Return)
    assert writing.kept() == "Mine.More."


def test_a_click_on_cancel_leaves_the_cursor_where_it_was(writing: Writing) -> None:
    at = QApplication.focusWidget()
    writing.type()
    writing.click("Cancel")
    assert QApplication.focusWidget() is at


def test_a_card_that_was_refused_is_not_dropped_by_the_next_esc(writing: Writing) -> None:
    writing.type("{")
    writing.esc()
    writing.window.press(Key.Key_Return, CTRL)
    assert writing.is_open
    writing.esc()
    assert writing.is_open
    assert writing.is_warned


# ---------------------------------------------------------------- what was begun


def left(writing: Writing) -> bool:
    """Whether anything would be there again if the program died now."""
    editing = writing.window.workspace.editing
    card = writing.window.workspace.library.card(a_card().id)
    return bool(editing.begun(card) or editing.begun_words(card.id))


def begin(writing: Writing) -> None:
    writing.type()
    writing.window.qtbot.waitUntil(lambda: left(writing))


def test_what_is_written_is_kept_while_typing_rests_and_is_back_after_the_program_died(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, writing: Writing
) -> None:
    begin(writing)
    kind: Any = type(writing.dialog)
    writing.dialog.hide()
    writing.window.close()
    window = opened(qtbot, qapp, tmp_path)
    window.press(Key.Key_Return)
    window.ctrl(Key.Key_L)
    window.press(Key.Key_E if kind is EditorDialog else Key.Key_W)
    again = window.dialog(kind)
    assert again.strip.sentence() == BACK
    assert "Mine." in QApplication.focusWidget().toPlainText()
    window.press(Key.Key_Escape)
    assert again.strip.sentence() == DROPPING


@pytest.mark.parametrize("way", ["keep", "drop", "take back"])
def test_once_it_is_kept_or_dropped_nothing_is_left(writing: Writing, way: str) -> None:
    begin(writing)
    if way == "keep":
        writing.window.ctrl(Key.Key_Return)
    elif way == "drop":
        writing.esc()
        writing.esc()
    else:
        for _ in range(len("Mine.")):
            writing.window.press(Key.Key_Backspace)
    writing.window.qtbot.waitUntil(lambda: not left(writing))
    assert writing.is_open is (way == "take back")


def test_a_dialog_that_is_put_by_keeps_what_was_typed_a_moment_ago(writing: Writing) -> None:
    writing.type()
    assert not left(writing)
    writing.dialog.put_by()
    assert not writing.is_open
    assert left(writing)
    assert writing.kept() == ""


def test_a_dialog_is_no_larger_than_the_window_it_belongs_to(writing: Writing) -> None:
    window = writing.window.window.size()
    assert writing.dialog.size().boundedTo(window) == writing.dialog.size()


def test_what_there_is_to_read_is_turned_by_keys_from_the_buttons_below(qtbot: QtBot, look: Theme) -> None:
    parent, leave = QWidget(), Button("Close")
    qtbot.addWidget(parent)
    sheet = Sheet(parent, "To read")
    sheet.fill(col(Prose("One more line of words that has to break somewhere. " * 300)), leave)
    sheet.open()
    leave.setFocus()
    bar = sheet.findChild(Scroller).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    places = []
    for key in (Key.Key_End, Key.Key_Home, Key.Key_PageDown, Key.Key_PageUp):
        QTest.keyClick(leave, key)
        places.append(bar.value())
    assert places == [bar.maximum(), 0, min(bar.pageStep(), bar.maximum()), 0]
