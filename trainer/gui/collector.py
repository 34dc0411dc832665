"""Collecting garbage on the GUI thread only."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1_000


class Collector(QObject):
    """Takes garbage collection away from the interpreter and does it between two events.

    Left alone, Python collects in whichever thread happens to allocate, in the middle of whatever Qt is doing. A widget
    in a cycle was then deleted by a worker thread, or while Qt was telling a list of widgets that their style changed.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(EVERY_MS)
        timer.timeout.connect(self._collect)
        timer.start()

    @Slot()
    def _collect(self) -> None:
        """Collect the oldest generation that is full, as the interpreter would have."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
