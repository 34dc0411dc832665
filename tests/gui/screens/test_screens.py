"""Every screen opens on an empty store and on a used one, tells screen readers what is on it, and can be tabbed."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from tests.driver import Key, opened
from trainer import paths
from trainer.domain.scenes import Outcome
from trainer.gui.screens import SCREENS, kind
from trainer.gui.screens.screen import Go
from trainer.services.roleplay import Wish
from trainer.speech.silence import SilentEngine

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QSpinBox)


def shown(driver, name: str):
    """What a screen is about that is nothing without it."""
    if name == "summary":
        return driver.workspace.study.start()
    if name in ("talk", "debrief"):
        talk = driver.workspace.roleplay.begin(Wish())
        return talk if name == "talk" else talk.end(Outcome.NOT_NOW).uuid
    return None


def visit(driver, name: str) -> None:
    """The screen of that name is in front, and no other."""
    driver.window._on_go(Go(name, shown(driver, name)))
    assert driver.screen == name
    screen = driver.window.screen_in_front  # what it has just laid out is shown in the next turn of the loop
    driver.qtbot.waitUntil(lambda: any(screen.isAncestorOf(widget) for widget in controls(driver)))


def controls(driver):
    return [found for found in driver.window.findChildren(QWidget) if isinstance(found, CONTROLS) and found.isVisible()]


def test_every_screen_is_in_the_list():
    found = {path.stem for path in (paths.PACKAGE / "gui" / "screens").iterdir()}
    assert set(SCREENS) == found - {"__init__", "screen", "__pycache__"}


@pytest.mark.parametrize("name", SCREENS)
def test_it_has_a_name_and_a_title(name):
    assert kind(name).name == name
    assert kind(name).title


@pytest.mark.parametrize("name", SCREENS)
def test_it_opens_with_nothing_practised(window, name):
    visit(window, name)
    assert window.sees(kind(name).title)
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == [window.window]


@pytest.mark.parametrize("name", SCREENS)
def test_every_control_says_what_it_is(window, name):
    visit(window, name)
    assert [widget for widget in controls(window) if not widget.accessibleName().strip()] == []


@pytest.mark.parametrize("name", SCREENS)
def test_tab_reaches_every_control_that_takes_the_keyboard(window, name):
    visit(window, name)
    wanted = {
        widget
        for widget in controls(window)
        if widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not (isinstance(widget, QAbstractButton) and widget.autoExclusive())
    }
    reached = set()
    for _ in range(4 * len(wanted) + 10):
        window.press(Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert [widget.accessibleName() or widget for widget in wanted - reached] == []


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("size", [(900, 600), (1180, 760)])
@pytest.mark.parametrize("text_size", [100, 200])
def test_nothing_is_wider_than_the_window(window, name, size, text_size):
    from trainer.gui.app import dress

    dress(QApplication.instance(), window.workspace.preferences.change(text_size=text_size))
    window.window.resize(QSize(*size))
    visit(window, name)
    window.qtbot.waitUntil(lambda: window.window.width() == size[0])
    screen = window.window.screen_in_front
    assert screen.minimumSizeHint().width() <= screen.width()


def test_quitting_does_not_wait_for_a_voice(qtbot, qapp, tmp_path):
    asked, closed, in_time = Event(), Event(), []

    class Hung(SilentEngine):
        def voices(self):
            asked.set()
            in_time.append(closed.wait(5))
            return ()

        def close(self):
            closed.set()

    window = opened(qtbot, qapp, tmp_path, make_engine=Hung, welcomed=True)
    visit(window, "settings")
    assert asked.wait(5)
    window.close()
    assert in_time == [True]
