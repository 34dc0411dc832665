"""The one place where the time comes from."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol

from trainer.domain.days import Moment, is_doubtful
from trainer.domain.views import ClockDoubt
from trainer.errors import TrainerError


class Clock(Protocol):
    def now(self) -> Moment:
        """The present instant and the local offset at it."""


class SystemClock:
    """What the computer says."""

    def now(self) -> Moment:
        instant = datetime.now(UTC)
        offset = instant.astimezone().utcoffset()
        return Moment(int(instant.timestamp() * 1000), int(offset.total_seconds() // 60) if offset else 0)


class DoubtfulClockError(TrainerError):
    """The clock has jumped; a person should say whether it is right before anything is planned by it.

    Attributes:
        doubt: What speaks against it.
        card_id: The card whose answer was not stored.
    """

    def __init__(self, doubt: ClockDoubt, card_id: str) -> None:
        super().__init__("The clock of this computer has jumped, so nothing was stored. Set it right and grade again.")
        self.doubt = doubt
        self.card_id = card_id


class ClockWatch:
    """Knows what the clock showed when a person last said that it is right."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._trusted: Moment | None = None

    def doubt(self, last: Moment) -> ClockDoubt | None:
        """What speaks against the clock when `last` is what it showed while somebody practised last."""
        now = self._clock.now()
        believed = (last, self._trusted or last)
        return ClockDoubt(now, last) if all(is_doubtful(now, moment) for moment in believed) else None

    def trust(self) -> None:
        """Somebody looked at the clock and said that it is right."""
        self._trusted = self._clock.now()
