"""Where there is no screen, what was put away is still said, and what can be done about it is still offered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from trainer.gui.app import make_player
from trainer.gui.blank import Blank
from trainer.gui.dialogs.repair import RepairDialog
from trainer.gui.main_window import MainWindow
from trainer.gui.mending import Mending
from trainer.gui.notices import DAMAGED, Offer
from trainer.gui.theme import Theme
from trainer.settings import Preferences

GONE = "/home/x is gone."


@pytest.fixture
def blank(qtbot: QtBot, look: Theme) -> Blank:
    blank = Blank()
    qtbot.addWidget(blank)
    blank.show()
    qtbot.waitUntil(blank.isActiveWindow)
    return blank


@pytest.fixture
def window(qtbot: QtBot, look: Theme, tmp_path: Path) -> MainWindow:
    """Nothing could be opened in it."""
    window = MainWindow(Preferences(tmp_path / "settings.json"), make_player)
    qtbot.addWidget(window, before_close_func=lambda _: window.close_down())
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def read(part: QWidget) -> list[str]:
    names = (found.accessibleName() for found in part.findChildren(QWidget) if found.isVisible())
    return [name for name in names if name]


def put_away(window: MainWindow) -> None:
    close = next(found for found in window._strip.findChildren(QAbstractButton) if found.accessibleName() == "Close")
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)


def press_enter() -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_it_is_empty_until_there_is_something_to_say(blank: Blank) -> None:
    assert read(blank) == []


def test_what_it_offers_is_done_by_enter(blank: Blank) -> None:
    done: list[str] = []
    blank.say(Offer(GONE, "Quit", lambda: done.append("left")))
    assert GONE in read(blank)
    press_enter()
    assert done == ["left"]
    blank.clear()
    assert read(blank) == []


def test_without_anything_to_do_there_is_no_button(blank: Blank) -> None:
    blank.say(Offer(GONE, "", lambda: None))
    assert not [found for found in blank.findChildren(QAbstractButton) if found.isVisible()]


def test_damage_that_was_put_away_can_still_be_repaired(window: MainWindow) -> None:
    window._rescue.offer_repair(Mending(None, lambda: pytest.fail("nobody wants to start")))
    assert read(window._stage) == []
    put_away(window)
    assert {DAMAGED, "Repair"} <= set(read(window._stage))
    press_enter()
    assert isinstance(QApplication.activeModalWidget(), RepairDialog)


def test_a_refusal_that_was_put_away_still_lets_one_quit(window: MainWindow, qtbot: QtBot) -> None:
    window.refuse(GONE)
    put_away(window)
    with qtbot.waitSignal(window.closed):
        press_enter()


def test_what_the_strip_says_next_the_page_says_no_longer(window: MainWindow) -> None:
    window.refuse(GONE)
    put_away(window)
    window._strip.note("One moment.")
    assert read(window._stage) == []
