"""Being asked to end by the system or a terminal: the window closes as when a person quits, and nothing is lost."""

from __future__ import annotations

import signal
import socket
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot
from PySide6.QtWidgets import QApplication

ASKS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Ctrl C, the end of a computer's day, and a terminal that is closed."""


class Ending(QObject):
    """Hears the signals of the system from when it is made; each wakes the event loop.

    Signals:
        asked: The program is to end; what was begun in a dialog has been put by.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ours, self._theirs = socket.socketpair()
        self._ours.setblocking(False)
        self._theirs.setblocking(False)
        self._before = {which: signal.signal(which, lambda *_: None) for which in ASKS}
        self._woken_before = signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        self._ear = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self._on_woken)

    def leave(self) -> None:
        """The program is over: signals do what they did before."""
        self._ear.setEnabled(False)
        signal.set_wakeup_fd(self._woken_before)
        for which, handler in self._before.items():
            signal.signal(which, handler)
        self._ours.close()
        self._theirs.close()

    @Slot()
    def _on_woken(self) -> None:
        from trainer.gui.dialogs.sheet import Sheet

        with suppress(BlockingIOError):
            self._ours.recv(4_096)
        for window in QApplication.topLevelWidgets():
            if isinstance(window, Sheet) and window.isVisible():
                window.put_by()
        self.asked.emit()
