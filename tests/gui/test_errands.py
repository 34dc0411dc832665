"""Dialogs that belong to no screen: they open over whatever is in front, and what was typed there stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import FixedClock, a_deck, answer, open_home, some_cards
from tests.driver import ALT, CTRL, Driver, Key
from trainer import words
from trainer.bootstrap import Workspace
from trainer.gui.dialogs.capture import CaptureDialog
from trainer.gui.dialogs.clock import ClockDialog
from trainer.gui.dialogs.cram import CramDialog
from trainer.gui.dialogs.keys import KeysDialog
from trainer.gui.errands import Errands
from trainer.gui.screens.screen import Go
from trainer.gui.theme import Theme
from trainer.gui.widgets.strip import Strip

LINE = "You're twice what we pay now"
PLACES = {"today": Key.Key_1, "study": Key.Key_2, "decks": Key.Key_3, "settings": Key.Key_4}
NO = Qt.KeyboardModifier.NoModifier
DIALOGS = pytest.mark.parametrize(
    ("key", "modifier", "kind"),
    [(Key.Key_F1, NO, KeysDialog), (Key.Key_H, CTRL, CaptureDialog)],
    ids=["keys", "heard"],
)
WISH = Go("study", {"limit": 5})


def back(window: Driver) -> None:
    """In the window again."""
    window.window.activateWindow()  # which a window manager does
    window.qtbot.waitUntil(window.window.isActiveWindow)


def goes_on(window: Driver) -> str:
    """What stands in the box once somebody has gone on typing."""
    back(window)
    window.type(" comes first?")
    box = QApplication.focusWidget()
    assert isinstance(box, QPlainTextEdit)
    return box.toPlainText()


def assert_is_over(window: Driver, place: str, dialog: QDialog) -> None:
    assert dialog.parentWidget() is window.window
    assert dialog.isModal()
    assert window.screen == place


# ---------------------------------------------------------------- over the window


@DIALOGS
@pytest.mark.parametrize("place", PLACES)
def test_it_opens_over_every_screen(
    window: Driver, place: str, key: Qt.Key, modifier: Qt.KeyboardModifier, kind: type[QDialog]
) -> None:
    window.press(PLACES[place], ALT)
    window.press(key, modifier)
    assert_is_over(window, place, window.dialog(kind))


def test_a_call_soon_is_asked_about_over_the_screen_in_front(window: Driver) -> None:
    window.press(PLACES["decks"], ALT)
    window.ctrl(Key.Key_K)
    assert_is_over(window, "decks", window.dialog(CramDialog))


@DIALOGS
def test_a_reply_that_was_begun_is_there_when_it_is_put_away(
    window: Driver, key: Qt.Key, modifier: Qt.KeyboardModifier, kind: type[QDialog]
) -> None:
    window.press(PLACES["study"], ALT)
    window.type("I see. What")
    window.press(key, modifier)
    window.dialog(kind)
    window.press(Key.Key_Escape)
    assert goes_on(window) == "I see. What comes first?"


def test_a_reply_that_was_begun_is_gone_on_with_once_a_line_was_taken_down(window: Driver) -> None:
    window.press(PLACES["study"], ALT)
    window.type("I see. What")
    window.ctrl(Key.Key_H)
    window.dialog(CaptureDialog)
    window.type(LINE)
    window.press(Key.Key_Return)
    assert goes_on(window) == "I see. What comes first?"
    assert [line.line for line in window.workspace.capture.top().lines] == [LINE]
    assert window.workspace.study.today().done == 0


def test_a_line_that_was_taken_down_is_told_and_the_screen_in_front_shows_it(window: Driver) -> None:
    window.press(Key.Key_H, CTRL | Qt.KeyboardModifier.ShiftModifier)
    window.ctrl(Key.Key_H)
    window.dialog(CaptureDialog)
    window.type(LINE)
    window.press(Key.Key_Return)
    assert words.quote(LINE) in window.window.findChild(Strip).sentence()
    assert window.named(f"Heard again: {words.curly(LINE)}", QAbstractButton)


# ---------------------------------------------------------------- the clock, and the file


@pytest.fixture
def errands(qtbot: QtBot, look: Theme) -> Errands:
    """Those of a window with nothing in it."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return Errands(window)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def workspace(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    """One in which something was answered just now."""
    workspace = open_home(tmp_path, a_deck(*some_cards(5)), clock=clock)
    answer(workspace.study.start())
    yield workspace
    workspace.close()


def asked(qtbot: QtBot, kind: type[QDialog]) -> QDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, kind)
    return dialog


def test_a_clock_that_is_right_is_not_asked_about(errands: Errands, workspace: Workspace, qtbot: QtBot) -> None:
    assert not errands.doubts_clock(workspace.study, WISH)
    assert QApplication.activeModalWidget() is None


def test_a_doubtful_clock_repeats_the_wish_once_it_is_trusted(
    errands: Errands, workspace: Workspace, clock: FixedClock, qtbot: QtBot
) -> None:
    clock.advance(days=92)
    trusted: list[bool] = []
    errands.went.connect(lambda _: trusted.append(workspace.study.clock_doubt() is None))
    assert errands.doubts_clock(workspace.study, WISH)
    with qtbot.waitSignal(errands.went) as went:
        asked(qtbot, ClockDialog).accept()
    assert went.args == [WISH]
    assert trusted == [True]  # or the wish would be doubted again
    assert not errands.doubts_clock(workspace.study, WISH)


def test_a_clock_that_is_to_be_set_forgets_the_wish_and_is_asked_about_again(
    errands: Errands, workspace: Workspace, clock: FixedClock, qtbot: QtBot
) -> None:
    clock.advance(days=92)
    assert errands.doubts_clock(workspace.study, WISH)
    with qtbot.assertNotEmitted(errands.went):
        asked(qtbot, ClockDialog).reject()
    assert errands.doubts_clock(workspace.study, WISH)
