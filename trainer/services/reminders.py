"""Reminders: when the next one comes, and what it would say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from trainer.domain.days import Moment
from trainer.domain.reminders import OFF, WallClock, is_still_wanted, next_reminder
from trainer.domain.views import Today
from trainer.services.clock import Clock
from trainer.settings import Settings


def system_wall(day: date, minute: int) -> Moment:
    """The moment at which this computer's local clock shows that minute of that day."""
    shown = datetime.combine(day, time()) + timedelta(minutes=minute)
    instant = datetime.fromtimestamp(shown.timestamp(), UTC)  # astimezone would put a left-out time earlier
    offset = instant.astimezone().utcoffset() or timedelta()
    return Moment(int(instant.timestamp() * 1000), int(offset.total_seconds() // 60))


class Reminders:
    """One reminder a day, on days when something is due."""

    def __init__(
        self,
        clock: Clock,
        settings: Callable[[], Settings],
        today: Callable[[], Today],
        wall: WallClock = system_wall,
    ) -> None:
        self._clock = clock
        self._settings = settings
        self._today = today
        self._wall = wall

    def next(self) -> Moment | None:
        """When the next one comes; None while they are off."""
        minute = self._settings().reminder
        return None if minute == OFF else next_reminder(self._clock.now(), minute, self._wall)

    def has_come(self, planned: Moment) -> bool:
        """Whether the moment that was planned is there."""
        return planned.at_ms <= self._clock.now().at_ms

    def due(self, planned: Moment) -> Today | None:
        """What to remind of now; None when nothing is due, or when the day it was meant for is over."""
        if not is_still_wanted(planned, self._clock.now()):
            return None
        today = self._today()
        return today if today.lines else None

    def wait_ms(self, planned: Moment) -> int:
        """How long it is until then, in milliseconds; 0 when it has come."""
        return max(planned.at_ms - self._clock.now().at_ms, 0)
