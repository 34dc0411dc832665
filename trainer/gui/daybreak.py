"""The moment at which yesterday is over, for a window that stays open overnight."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from trainer.domain.days import ROLLOVER_MINUTES, Moment
from trainer.services.clock import Clock

DAY_MINUTES = 24 * 60
MINUTE_MS = 60_000


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
        self._timer.start(ms_left(now))
        if now.day != self._day:
            self._day = now.day
            self.broke.emit()


def ms_left(now: Moment) -> int:
    """Milliseconds until the learning day of this moment is over."""
    end = (now.day + 1) * DAY_MINUTES + ROLLOVER_MINUTES - now.tz_offset_min
    return end * MINUTE_MS - now.at_ms
