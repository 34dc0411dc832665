"""The moment at which yesterday is over, for a window that stays open overnight."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from trainer.services.clock import Clock

LONGEST_MS = 10 * 60_000
"""The clock is looked at this often: it may have been put forward for the summer, or the computer may have slept."""


class Daybreak(QObject):
    """Waits for the next learning day.

    Signals:
        broke: It is another day than before.
    """

    broke = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._day = clock.now().day
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self.look()

    @Slot()
    def look(self) -> None:
        """Look at the clock; a computer that sleeps or travels is in another day before the timer knows."""
        now = self._clock.now()
        self._timer.start(min(now.day_left_ms, LONGEST_MS))
        if now.day != self._day:
            self._day = now.day
            self.broke.emit()
