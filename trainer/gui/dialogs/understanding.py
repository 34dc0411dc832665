"""What a line means, asked in the background a moment after typing stops."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog

from trainer.gui.desk import Desk
from trainer.services.nearest import Meant

PAUSE_MS = 120
SETTLED_MS = 250
"""A dialog that is closed again sooner makes nobody read lines."""


class Understanding(QObject):
    """Lives as long as its dialog. The lines to compare with are read meanwhile, until the dialog is closed.

    Signals:
        told: What the line means that stands there now, as `Meant`.
    """

    told = Signal(object)

    def __init__(self, desk: Desk, line: Callable[[], str], dialog: QDialog) -> None:
        super().__init__(dialog)
        self._tasks, self._nearest = desk.tasks, desk.workspace.nearest
        self._line = line
        self._over = threading.Event()
        self._is_asking = False
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask)
        QTimer.singleShot(SETTLED_MS, self, self._learn)
        dialog.finished.connect(self._on_finished)

    @Slot()
    def on_typed(self) -> None:
        """The line has changed."""
        self._pause.start()

    @Slot()
    def _learn(self) -> None:
        if not self._over.is_set():
            self._tasks.run(partial(self._nearest.learn, self._over), self._on_learnt)

    def _on_learnt(self, _done: None) -> None:
        """There may be more now that is near."""
        self._pause.start()

    @Slot()
    def _ask(self) -> None:
        line = self._line()
        if line.strip() and not self._is_asking and not self._over.is_set():
            self._is_asking = True
            self._tasks.run(partial(self._nearest.meant, line), self._on_meant, on_over=self._on_over)

    def _on_over(self) -> None:
        """Where it failed, what the words suggest stays."""
        self._is_asking = False

    def _on_meant(self, meant: Meant) -> None:
        if meant.said == self._line():
            self.told.emit(meant)
        elif not self._pause.isActive():
            self._ask()

    @Slot()
    def _on_finished(self) -> None:
        self._over.set()
