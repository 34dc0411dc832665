"""Driving the real window by its keys, and reading what a person can see on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import FixedClock
from trainer import bootstrap
from trainer.domain.cards import Card
from trainer.gui.app import dress, make_player
from trainer.gui.main_window import MainWindow
from trainer.settings import Preferences
from trainer.speech.seams import Engine
from trainer.speech.silence import SilentEngine
from trainer.store.replies import unheard

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Driver:
    """A person at the keyboard."""

    def __init__(self, qtbot: QtBot, window: MainWindow, workspace: bootstrap.Workspace, clock: FixedClock) -> None:
        self.qtbot, self.window, self.workspace, self.clock = qtbot, window, workspace, clock

    # ------------------------------------------------------------ hands

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, to whatever has the focus."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def ctrl(self, key: Qt.Key) -> None:
        self.press(key, CTRL)

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)

    def answer(self, text: str, grade: Qt.Key = Key.Key_2) -> None:
        """Type, reveal, grade."""
        self.type(text)
        self.ctrl(Key.Key_Return)
        self.press(grade)

    def tab_to(self, name: str) -> None:
        """Go on with Tab until the control of this name has the keyboard."""
        self.named(name)
        for _ in range(120):
            focused = QApplication.focusWidget()
            if focused is not None and focused.accessibleName() == name:
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never comes to “{name}”")

    # ------------------------------------------------------------ eyes

    @property
    def screen(self) -> str:
        """The name of the screen in front."""
        shown = self.window.screen_in_front
        return shown.name if shown else ""

    def text(self, inside: QWidget | None = None) -> str:
        """Everything that is to be read now, as a screen reader has it."""
        top = inside or self.window
        seen = [widget.accessibleName() for widget in top.findChildren(QWidget) if widget.isVisibleTo(top)]
        return "\n".join(name for name in seen if name)

    def sees(self, words: str) -> bool:
        return words in self.text()

    def named(self, name: str, kind: type[Any] = QWidget, inside: QWidget | None = None) -> Any:
        """The one of this kind that is called so, once it is to be seen."""

        def found() -> list[Any]:
            there = (inside or self.window).findChildren(kind)
            return [widget for widget in there if widget.accessibleName() == name and widget.isVisible()]

        self.qtbot.waitUntil(lambda: bool(found()))
        return found()[0]

    def click(self, name: str, inside: QWidget | None = None) -> None:
        """One click on the button of that name."""
        QTest.mouseClick(self.named(name, QAbstractButton, inside), Qt.MouseButton.LeftButton)

    def wait_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: self.sees(words))

    def wait_until_all_is_heard(self) -> None:
        """An answer that is graded before the coach is done with it is heard a moment later."""

        def is_all_heard() -> bool:
            with self.workspace._database.reading() as tx:
                return not unheard(tx)

        self.qtbot.waitUntil(is_all_heard)

    def first_card(self) -> Card:
        """The card with which a first session of five lines begins."""
        question = self.workspace.study.start(limit=5).next()
        assert question is not None
        return self.workspace.library.card(question.card_id)

    def dialog(self, kind: type[Any]) -> Any:
        """The open dialog of this kind, once it is there."""
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
        return QApplication.activeWindow()

    def close(self) -> None:
        """Quit the program; a test may open it again."""
        self.window.close()
        self.window.close_down()


def opened(
    qtbot: QtBot,
    app: QApplication,
    home: Path,
    clock: FixedClock | None = None,
    make_engine: Callable[[Path], Engine] | None = SilentEngine,
    tray_icon: Any = None,
    **chosen: Any,
) -> Driver:
    """The real window over `home`, without sound, motion and tray unless they are given.

    Without an engine it has the real one, which speaks.
    """
    clock = clock or FixedClock()
    preferences = Preferences(home / "settings.json")
    preferences.change(**({"sound": False, "reduce_motion": True} | chosen))
    dress(app, preferences())
    window = MainWindow(preferences, make_player)
    if tray_icon is not None:
        window.use_tray(tray_icon)
    qtbot.addWidget(window, before_close_func=lambda _: window.close_down())
    window.show()
    workspace = bootstrap.start(home, clock=clock, make_engine=make_engine, preferences=preferences)
    window.adopt(workspace)
    qtbot.waitUntil(window.isActiveWindow)
    return Driver(qtbot, window, workspace, clock)
