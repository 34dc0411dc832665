"""The icon beside the system's clock: messages, and a menu for those who keep the program running."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from trainer.gui.widgets.mark import window_icon

MENU = {"study": "Practise now", "heard": "Heard an objection…", "open": "Open", "quit": "Quit"}


class Tray(Protocol):
    """What the program needs of a tray.

    Signals:
        chosen: The name of an entry of `MENU`.
        message_clicked: The message was clicked.
    """

    chosen: SignalInstance
    message_clicked: SignalInstance

    def is_available(self) -> bool:
        """Whether this desktop has one now."""

    def set_visible(self, visible: bool) -> None:
        """Show the icon, or take it away."""

    def say(self, title: str, sentence: str) -> None:
        """Show a message beside the icon, which must be visible."""


class SystemTray(QObject):
    """The one of the system; the icon is made when it is first shown."""

    chosen = Signal(str)
    message_clicked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None

    def is_available(self) -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    def set_visible(self, visible: bool) -> None:
        if visible and self._icon is None:
            self._icon = self._made()
        if self._icon is not None:
            self._icon.setVisible(visible)

    def say(self, title: str, sentence: str) -> None:
        if self._icon is not None:
            self._icon.showMessage(title, sentence, window_icon())

    def _made(self) -> QSystemTrayIcon:
        self._menu = QMenu()
        for name, text in MENU.items():
            self._menu.addAction(self._entry(name, text))
        icon = QSystemTrayIcon(window_icon(), self)
        icon.setToolTip("Objection trainer")
        icon.setContextMenu(self._menu)
        icon.activated.connect(self._on_activated)
        icon.messageClicked.connect(self.message_clicked)
        return icon

    def _entry(self, name: str, text: str) -> QAction:
        entry = QAction(text, self)
        entry.triggered.connect(lambda _checked=False: self.chosen.emit(name))
        return entry

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """A click opens the window; the other button is the menu's."""
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.chosen.emit("open")
