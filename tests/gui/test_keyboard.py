"""The keys of the window: those of the screen in front are awake, letters and figures only where they are wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.driver import ALT, CTRL, Driver, Key, opened
from trainer.gui.actions import ACTIONS, EVERYWHERE
from trainer.gui.dialogs.editor import EditorDialog
from trainer.gui.keyboard import Keyboard
from trainer.gui.screens import SCREENS

PLACES = {"today": Key.Key_1, "study": Key.Key_2, "decks": Key.Key_3, "settings": Key.Key_4}
REVEALED = "One way to say it"
ALWAYS = {action.name for action in ACTIONS if action.screen == EVERYWHERE} - {"primary"}
"""Enter is none of them: it belongs to whatever has the focus, and only then to the screen."""


@pytest.fixture
def bare(qtbot: QtBot) -> QWidget:
    """A window with nothing in it."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def awake(window: QWidget) -> set[str]:
    return {action.objectName() for action in window.actions() if action.isEnabled()}


def keys_of(screen: str, *, single: bool = True) -> set[str]:
    return {action.name for action in ACTIONS if action.screen == screen and (single or not action.single)}


# ---------------------------------------------------------------- which are awake


def test_before_there_is_a_screen_only_the_keys_of_everywhere_are_awake(bare: QWidget) -> None:
    Keyboard(bare)
    assert awake(bare) == ALWAYS


@pytest.mark.parametrize("single", [True, False])
def test_a_screen_has_its_own_keys_and_those_of_the_one_before_sleep(bare: QWidget, single: bool) -> None:
    keyboard = Keyboard(bare)
    for screen in (*SCREENS, *reversed(SCREENS)):
        keyboard.serve(screen, single=single)
        assert awake(bare) == ALWAYS | keys_of(screen, single=single)


@pytest.mark.parametrize("place", PLACES)
def test_the_keys_of_a_screen_work_there_and_on_no_other(window: Driver, place: str) -> None:
    window.press(PLACES[place], ALT)
    assert awake(window.window) == ALWAYS | keys_of(place)


# ---------------------------------------------------------------- what they say


def test_a_key_says_the_name_of_what_it_does_on_this_screen(bare: QWidget) -> None:
    keyboard = Keyboard(bare)
    said: list[str] = []
    keyboard.pressed.connect(said.append)
    for screen in ("study", "decks", "top", "settings"):
        keyboard.serve(screen, single=True)
        QTest.keyClick(bare, Key.Key_H)
    assert said == ["heard_reveal", "heard_card", "heard_line"]


def test_every_key_of_an_action_says_the_same(bare: QWidget) -> None:
    keyboard = Keyboard(bare)
    said: list[str] = []
    keyboard.pressed.connect(said.append)
    keyboard.serve("study", single=False)
    QTest.keyClick(bare, Key.Key_Return, CTRL)
    QTest.keyClick(bare, Key.Key_Enter, CTRL)
    assert said == ["reveal", "reveal"]


def test_a_key_that_is_held_down_counts_once(bare: QWidget) -> None:
    """Or a held Ctrl Z took every answer back."""
    Keyboard(bare)
    assert not [action.objectName() for action in bare.findChildren(QAction) if action.autoRepeat()]


# ---------------------------------------------------------------- letters and figures


def revealed(window: Driver) -> Driver:
    """In front of the grades of the first line."""
    window.press(PLACES["study"], ALT)
    window.ctrl(Key.Key_L)
    window.wait_for(REVEALED)
    return window


@pytest.fixture
def without(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    """The window of somebody who switched them off."""
    return opened(qtbot, qapp, tmp_path, welcomed=True, single_keys=False)


def test_a_figure_grades(window: Driver) -> None:
    revealed(window).press(Key.Key_2)
    assert window.workspace.study.today().done == 1


def test_a_letter_opens(window: Driver) -> None:
    revealed(window).press(Key.Key_E)
    assert window.dialog(EditorDialog)


def test_single_keys_that_are_switched_off_do_nothing(without: Driver) -> None:
    revealed(without)
    for key in (Key.Key_1, Key.Key_2, Key.Key_E, Key.Key_W):
        without.press(key)
    assert without.sees(REVEALED)
    assert without.workspace.study.today().done == 0
    assert QApplication.activeWindow() is without.window


def test_with_single_keys_off_the_other_keys_still_work(without: Driver) -> None:
    revealed(without).named("Got it", QAbstractButton).setFocus()
    without.press(Key.Key_Return)
    assert without.workspace.study.today().done == 1
    without.ctrl(Key.Key_Z)
    assert without.workspace.study.today().done == 0


def test_single_keys_switched_on_hold_from_the_next_line_on(without: Driver) -> None:
    without.press(PLACES["study"], ALT)
    without.press(PLACES["settings"], ALT)
    without.workspace.preferences.change(single_keys=True)
    revealed(without).press(Key.Key_2)
    assert without.workspace.study.today().done == 1
