"""The keys of the window: one shortcut per action of the table, of which those of the screen in front are awake."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from trainer.gui.actions import ACTIONS, EVERYWHERE, Action


class Keyboard(QObject):
    """Turns keys into the names of actions.

    Signals:
        pressed: The name of an action.
    """

    pressed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions = {action: self._make(action, window) for action in ACTIONS if action.name != "primary"}

    def serve(self, screen: str, *, single: bool) -> None:
        """Wake the keys of a screen; plain letters and figures only where they are wanted."""
        for action, made in self._actions.items():
            if action.screen != EVERYWHERE:
                made.setEnabled(action.screen == screen and (single or not action.single))

    def _make(self, action: Action, window: QWidget) -> QAction:
        made = QAction(action.words, window)
        made.setObjectName(action.name)
        made.setShortcuts([QKeySequence(keys) for keys in action.keys])
        made.setAutoRepeat(False)
        made.setEnabled(action.screen == EVERYWHERE)
        made.triggered.connect(lambda _checked=False: self.pressed.emit(action.name))
        window.addAction(made)
        return made
