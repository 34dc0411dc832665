"""Moments and learning days. A rep thinks in days that begin at four in the morning, wherever they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

ROLLOVER_MINUTES = 4 * 60
AHEAD_DAYS = 60
"""A longer pause than this is rarer than a clock that was set wrong."""

BEHIND_MINUTES = 60
"""Clocks that are put right go back by less."""

_EPOCH = date(1970, 1, 1)
MINUTE_MS = 60_000
_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, order=True)
class Moment:
    """An instant and the local offset at it.

    Attributes:
        at_ms: Milliseconds since 1970-01-01 UTC.
        tz_offset_min: Minutes that local time is ahead of UTC.
    """

    at_ms: int
    tz_offset_min: int = 0

    @property
    def day(self) -> int:
        """The learning day, in days since 1970-01-01: the local date four hours ago."""
        return (self.at_ms // MINUTE_MS + self.tz_offset_min - ROLLOVER_MINUTES) // _DAY_MINUTES

    @property
    def local(self) -> datetime:
        """What a clock on the wall shows, without a zone."""
        return datetime(1970, 1, 1) + timedelta(milliseconds=self.at_ms, minutes=self.tz_offset_min)

    @property
    def day_left_ms(self) -> int:
        """Milliseconds until the learning day is over; an hour more or less in a night in which the offset changes."""
        end = (self.day + 1) * _DAY_MINUTES + ROLLOVER_MINUTES - self.tz_offset_min
        return end * MINUTE_MS - self.at_ms

    def no_earlier_than(self, at_ms: int) -> Moment:
        """This moment, or that instant when the clock has been put back behind it."""
        return replace(self, at_ms=max(self.at_ms, at_ms))

    def after_minutes(self, minutes: int) -> int:
        """The instant that many minutes later, in milliseconds since 1970 UTC."""
        return self.at_ms + minutes * MINUTE_MS


def is_doubtful(now: Moment, last: Moment) -> bool:
    """Whether a clock that shows `now` is more likely wrong than right, when it showed `last` at the last answer.

    Where the clock hangs does not matter: a flight or summer time changes the offset and not the instant.
    """
    ahead = now.at_ms - last.at_ms
    return ahead > AHEAD_DAYS * _DAY_MINUTES * MINUTE_MS or ahead < -BEHIND_MINUTES * MINUTE_MS


def date_of(day: int) -> date:
    return _EPOCH + timedelta(days=day)


def day_of(when: date) -> int:
    return (when - _EPOCH).days
