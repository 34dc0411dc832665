"""When to remind: at the same time by the clock on the wall, whatever is done to that clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from trainer.domain.days import Moment

OFF = -1
LATEST = 24 * 60 - 1

WallClock = Callable[[date, int], Moment]
"""The moment at which the local clock shows so many minutes past midnight on a date. A time that comes twice is the
first of the two; one that is left out is as much later as the clock is put forward."""


def next_reminder(now: Moment, minute: int, wall: WallClock) -> Moment:
    """The first moment after this one at which the clock on the wall shows that minute of a day.

    Args:
        now: This moment.
        minute: Minutes past midnight, 0 to 1439.
        wall: What the local clock shows when.
    """
    today = local_date(now)
    found = (wall(today + timedelta(days=ahead), minute) for ahead in range(-1, 3))
    return next(moment for moment in found if moment.at_ms > now.at_ms)


def local_date(now: Moment) -> date:
    """The date in the calendar on the wall; unlike the learning day it changes at midnight."""
    return now.local.date()


def is_still_wanted(planned: Moment, now: Moment) -> bool:
    """Whether a reminder that comes late, since the computer slept, is still one for this learning day."""
    return planned.at_ms <= now.at_ms and planned.day == now.day
