"""A reminder comes once a day at its time on the wall, whatever is done to the clock, and not for a day gone by."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from trainer.domain.days import Moment
from trainer.domain.reminders import is_still_wanted, local_date, next_reminder

FORWARD = datetime(2026, 3, 29, 1, tzinfo=UTC)
"""In most of Europe two o'clock becomes three."""
BACK = datetime(2026, 10, 25, 1, tzinfo=UTC)
"""Three o'clock becomes two."""
HOUR = 60


def offset_at(instant: datetime) -> int:
    """Minutes that Berlin is ahead of UTC in 2026."""
    return 120 if FORWARD <= instant < BACK else 60


def moment(*when: int) -> Moment:
    """A moment by the clock in Berlin; of two the first."""
    shown = datetime(*when, tzinfo=UTC)  # type: ignore[arg-type]
    summer, winter = shown - timedelta(hours=2), shown - timedelta(hours=1)
    instant = summer if offset_at(summer) == 120 else winter
    return Moment(int(instant.timestamp() * 1000), offset_at(instant))


def wall(day: date, minute: int) -> Moment:
    return moment(day.year, day.month, day.day, minute // 60, minute % 60)


def shown(found: Moment) -> str:
    """What the clock in Berlin shows then."""
    return f"{datetime.fromtimestamp(found.at_ms / 1000, UTC) + timedelta(minutes=found.tz_offset_min):%m-%d %H:%M}"


def coming(now: Moment, minute: int, count: int = 3) -> list[str]:
    """What the clock shows at the next few reminders."""
    out = []
    for _ in range(count):
        now = next_reminder(now, minute, wall)
        out.append(shown(now))
    return out


@pytest.mark.parametrize(
    ("now", "next_one"),
    [
        (moment(2026, 5, 4, 8, 29), "05-04 08:30"),
        (moment(2026, 5, 4, 8, 30), "05-05 08:30"),
        (moment(2026, 5, 4, 23, 59), "05-05 08:30"),
        (moment(2026, 5, 4, 0, 0), "05-04 08:30"),
        (moment(2026, 12, 31, 9, 0), "01-01 08:30"),
    ],
)
def test_it_comes_today_if_its_time_is_still_to_come_else_tomorrow(now: Moment, next_one: str) -> None:
    assert coming(now, 8 * HOUR + 30, 1) == [next_one]


@pytest.mark.parametrize("minute", [0, 3 * HOUR, 4 * HOUR, 23 * HOUR + 59])
def test_it_comes_once_a_day_round_midnight_and_round_the_rollover(minute: int) -> None:
    days = [found.split()[0] for found in coming(moment(2026, 5, 4, 12, 0), minute, 5)]
    assert days == sorted(set(days))
    assert len(days) == 5


def test_it_keeps_to_the_wall_when_the_clock_is_put_forward_and_back() -> None:
    assert coming(moment(2026, 3, 28, 9, 0), 8 * HOUR) == ["03-29 08:00", "03-30 08:00", "03-31 08:00"]
    assert coming(moment(2026, 10, 24, 9, 0), 8 * HOUR) == ["10-25 08:00", "10-26 08:00", "10-27 08:00"]


def test_a_time_that_is_left_out_comes_as_much_later_as_the_clock_is_put_forward() -> None:
    half_past_two = 2 * HOUR + 30
    assert coming(moment(2026, 3, 28, 9, 0), half_past_two, 2) == ["03-29 03:30", "03-30 02:30"]


def test_a_time_that_comes_twice_reminds_once() -> None:
    half_past_two = 2 * HOUR + 30
    first = next_reminder(moment(2026, 10, 24, 9, 0), half_past_two, wall)
    assert (shown(first), first.tz_offset_min) == ("10-25 02:30", 120)
    assert coming(first, half_past_two, 1) == ["10-26 02:30"]


def test_who_travels_is_reminded_by_the_wall_where_they_are() -> None:
    def tokyo(day: date, minute: int) -> Moment:
        there = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute - 9 * HOUR)
        return Moment(int(there.timestamp() * 1000), 9 * HOUR)

    landed = Moment(moment(2026, 5, 4, 23, 0).at_ms, 9 * HOUR)
    assert shown(next_reminder(landed, 8 * HOUR, tokyo)) == "05-05 08:00"


def test_the_date_on_the_wall_changes_at_midnight() -> None:
    assert local_date(moment(2026, 5, 4, 23, 59)) == date(2026, 5, 4)
    assert local_date(moment(2026, 5, 5, 0, 0)) == date(2026, 5, 5)


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (moment(2026, 5, 4, 8, 29), False),
        (moment(2026, 5, 4, 8, 30), True),
        (moment(2026, 5, 4, 23, 0), True),
        (moment(2026, 5, 5, 3, 59), True),
        (moment(2026, 5, 5, 4, 0), False),
    ],
)
def test_a_late_one_is_wanted_until_the_learning_day_is_over(now: Moment, wanted: bool) -> None:
    assert is_still_wanted(moment(2026, 5, 4, 8, 30), now) is wanted
