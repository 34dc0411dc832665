"""The icon beside the system's clock: it exists once it is wanted, and its menu says what it does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from trainer.gui import theme
from trainer.gui.tray import MENU, SystemTray


@pytest.fixture
def parent() -> QObject:
    return QObject()


@pytest.fixture
def tray(look: theme.Theme, parent: QObject) -> SystemTray:
    return SystemTray(parent)


def test_a_desktop_without_a_tray_is_known_as_one(tray: SystemTray) -> None:
    """The tests have no desktop."""
    assert not tray.is_available()


def test_there_is_no_icon_before_it_is_wanted(tray: SystemTray) -> None:
    tray.set_visible(False)
    tray.say("Title", "Sentence")
    assert tray.findChildren(QSystemTrayIcon) == []


def test_the_icon_is_made_once(tray: SystemTray) -> None:
    for visible in (True, False, True):
        tray.set_visible(visible)
    [icon] = tray.findChildren(QSystemTrayIcon)
    assert icon.isVisible()
    assert icon.toolTip() == "Objection trainer"


@pytest.mark.parametrize("name", MENU)
def test_every_entry_of_the_menu_is_told_by_its_name(tray: SystemTray, qtbot: QtBot, name: str) -> None:
    tray.set_visible(True)
    entry = next(action for action in tray.findChildren(QAction) if action.text() == MENU[name])
    with qtbot.waitSignal(tray.chosen) as chosen:
        entry.trigger()
    assert chosen.args == [name]


def test_a_click_opens_the_window_and_the_menu_does_not(tray: SystemTray, qtbot: QtBot) -> None:
    tray.set_visible(True)
    [icon] = tray.findChildren(QSystemTrayIcon)
    with qtbot.waitSignal(tray.chosen) as chosen:
        icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert chosen.args == ["open"]
    with qtbot.assertNotEmitted(tray.chosen):
        icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)


def test_a_click_on_the_message_is_passed_on(tray: SystemTray, qtbot: QtBot) -> None:
    tray.set_visible(True)
    [icon] = tray.findChildren(QSystemTrayIcon)
    with qtbot.waitSignal(tray.message_clicked):
        icon.messageClicked.emit()
