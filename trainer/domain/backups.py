"""Copies of a person's database: how they are called, and which of them are worth their room."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from trainer.domain.days import Moment, date_of, day_of

DAYS, WEEKS, MONTHS = 12, 10, 9
FEW = 4
"""Of each kind of copy that belongs to an occasion, so many of the newest stay."""


class Reason(StrEnum):
    """Why a copy was made, as its name says it."""

    DAILY = "daily"
    UPDATE = "before-update"
    MIGRATION = "before-migration"
    HAND = "by-hand"
    RESTORE = "before-restore"


OCCASIONS = tuple(reason for reason in Reason if reason is not Reason.DAILY)
MOST = DAYS + WEEKS + MONTHS + FEW * len(OCCASIONS)
"""More copies than these are never kept of one past."""

_NAME = re.compile(r"trainer-(\d{8}T\d{6})\.(\d{3})Z-([a-z-]+)\.sqlite3")
_STAMP = "%Y%m%dT%H%M%S"
_LAST_DAY = day_of(date.max)


@dataclass(frozen=True, order=True)
class Backup:
    """One copy.

    Attributes:
        at_ms: When it was made, in milliseconds since 1970 UTC.
    """

    at_ms: int
    reason: Reason

    @property
    def name(self) -> str:
        return f"trainer-{self.when:{_STAMP}}.{self.at_ms % 1000:03}Z-{self.reason.value}.sqlite3"

    @property
    def when(self) -> datetime:
        """The UTC instant, to the second."""
        return datetime.fromtimestamp(self.at_ms // 1000, UTC)


def named(name: str) -> Backup | None:
    """The copy that a file of this name is; None for any other file."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        when = datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC)
        backup = Backup(int(when.timestamp()) * 1000 + int(found[2]), Reason(found[3]))
    except ValueError:
        return None
    return backup if backup.name == name else None


def newest_first(kept: Iterable[Backup], now_ms: int) -> tuple[Backup, ...]:
    """By their age; those from the future come last, because the clock was wrong when they were made."""
    return tuple(sorted(kept, key=lambda backup: (backup.at_ms <= now_ms, backup), reverse=True))


def superfluous(kept: Iterable[Backup], now: Moment) -> frozenset[Backup]:
    """The copies that may go.

    The newest of each of the last days, weeks and months that have one stays, and the newest few of each occasion. Days
    are learning days, by the time where the rep is now. Copies from the future are judged apart: a clock that was wrong
    for a while costs none of the others.
    """
    everything = frozenset(kept)
    past = frozenset(backup for backup in everything if backup.at_ms <= now.at_ms)
    kinds = (_worth_keeping(some, now.tz_offset_min) for some in (past, everything - past))
    return everything.difference(*kinds)


def _worth_keeping(kept: Iterable[Backup], tz_offset_min: int) -> frozenset[Backup]:
    newest_first = sorted(kept, reverse=True)
    daily = [backup for backup in newest_first if backup.reason is Reason.DAILY]
    dated = {backup: _learning_day(Moment(backup.at_ms, tz_offset_min)) for backup in daily}
    spans = (_of_each(dated, period, count) for period, count in _PERIODS)
    occasions = ([one for one in newest_first if one.reason is reason][:FEW] for reason in OCCASIONS)
    return frozenset().union(*spans, *occasions)


def _learning_day(moment: Moment) -> date:
    return date_of(min(moment.day, _LAST_DAY))


def _of_each(dated: Mapping[Backup, date], period: Callable[[date], object], count: int) -> list[Backup]:
    """The newest copy of each of the last so many periods that have one; `dated` has the newest first."""
    found: dict[object, Backup] = {}
    for backup, day in dated.items():
        found.setdefault(period(day), backup)
    return list(found.values())[:count]


_PERIODS: tuple[tuple[Callable[[date], object], int], ...] = (
    (lambda day: day, DAYS),
    (lambda day: tuple(day.isocalendar())[:2], WEEKS),
    (lambda day: (day.year, day.month), MONTHS),
)
