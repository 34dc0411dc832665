"""The one place where the time comes from."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol

from trainer.domain.days import Moment


class Clock(Protocol):
    def now(self) -> Moment:
        """The present instant and the local offset at it."""


class SystemClock:
    """What the computer says."""

    def now(self) -> Moment:
        instant = datetime.now(UTC)
        offset = instant.astimezone().utcoffset()
        return Moment(int(instant.timestamp() * 1000), int(offset.total_seconds() // 60) if offset else 0)
