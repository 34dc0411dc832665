"""Learning days begin at four in the morning, wherever the rep is."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.days import Moment, date_of, day_of, is_doubtful

HOUR_MS = 3_600_000


def local(text: str, offset: int = 0) -> Moment:
    """A moment from what a wall clock shows at that offset."""
    when = datetime.fromisoformat(text).replace(tzinfo=timezone(timedelta(minutes=offset)))
    return Moment(int(when.timestamp() * 1000), offset)


@pytest.mark.parametrize("offset", [0, 60, -300, 330, 845, -720])
def test_a_day_begins_at_four_in_the_morning_local_time(offset):
    before, at = local("2026-03-03T03:59:59", offset), local("2026-03-03T04:00:00", offset)
    assert (date_of(before.day), date_of(at.day)) == (date(2026, 3, 2), date(2026, 3, 3))


def test_the_last_minute_before_four_still_belongs_to_yesterday_to_the_millisecond():
    four = local("2026-03-03T04:00:00")
    assert Moment(four.at_ms - 1).day == four.day - 1


def test_the_same_instant_can_be_another_day_elsewhere():
    instant = local("2026-03-03T05:00:00").at_ms
    assert Moment(instant, 0).day - Moment(instant, -120).day == 1


def test_a_night_that_is_an_hour_short_is_still_one_day():
    winter, summer = local("2026-03-28T22:00:00", 60), local("2026-03-29T08:00:00", 120)
    assert summer.day - winter.day == 1


def test_a_night_that_is_an_hour_long_is_still_one_day():
    summer, winter = local("2026-10-24T22:00:00", 120), local("2026-10-25T03:30:00", 60)
    assert winter.day == summer.day
    assert local("2026-10-25T04:00:00", 60).day == summer.day + 1


def test_moments_before_1970_have_days_too():
    assert local("1969-12-31T12:00:00").day == -1


def test_minutes_later_is_an_instant():
    assert Moment(1_000, 90).after_minutes(10) == 601_000


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_date_and_its_day_are_two_names_for_one_thing(when):
    assert date_of(day_of(when)) == when


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_the_day_of_a_noon_is_its_date(when):
    assert date_of(local(f"{when}T12:00:00").day) == when


@pytest.mark.parametrize(("offset", "hours"), [(0, 16), (60, 15), (-5 * 60, 21), (16 * 60 - 1, 1 / 60), (16 * 60, 24)])
def test_a_day_is_over_at_four_in_the_morning_where_one_is(offset, hours):
    noon = local("2026-03-02T12:00:00").at_ms
    assert Moment(noon, offset).day_left_ms == round(hours * HOUR_MS)


@given(st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)), st.integers(-14 * 60, 14 * 60))
def test_the_day_lasts_exactly_as_long_as_it_says(when, offset):
    now = Moment(int(when.replace(tzinfo=UTC).timestamp() * 1000), offset)
    assert Moment(now.at_ms + now.day_left_ms - 1, offset).day == now.day
    assert Moment(now.at_ms + now.day_left_ms, offset).day == now.day + 1


@pytest.mark.parametrize(
    ("before", "after", "night"),
    [(60, 120, "2026-03-29"), (120, 60, "2026-10-25")],
    ids=["an hour short", "an hour long"],
)
def test_a_night_in_which_the_clocks_change_ends_by_the_clock_on_the_wall(before, after, night):
    evening, day = local(f"{night}T00:30:00", before), date.fromisoformat(night)
    morning = local(f"{night}T03:30:00", after)
    assert evening.day == morning.day
    assert morning.day_left_ms == HOUR_MS / 2
    end = Moment(morning.at_ms + morning.day_left_ms, after)
    assert (date_of(end.day), end.local.hour) == (day, 4)
    assert end.at_ms - evening.at_ms == evening.day_left_ms - (after - before) * 60_000


@given(st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)), st.integers(-14 * 60, 14 * 60))
def test_a_day_is_the_local_date_four_hours_ago(when, offset):
    moment = Moment(int(when.replace(tzinfo=UTC).timestamp() * 1000), offset)
    shown = when + timedelta(minutes=offset) - timedelta(hours=4)
    assert date_of(moment.day) == shown.date()


def test_a_clock_that_was_put_back_stands_still():
    now = Moment(1_000, 60)
    assert (now.no_earlier_than(900), now.no_earlier_than(1_500)) == (now, Moment(1_500, 60))


@pytest.mark.parametrize(
    ("later", "doubtful"),
    [
        (timedelta(0), False),
        (timedelta(days=60), False),
        (timedelta(days=60, milliseconds=1), True),
        (timedelta(minutes=-60), False),
        (timedelta(minutes=-60, milliseconds=-1), True),
    ],
)
def test_a_clock_is_doubted_when_it_jumped(later, doubtful):
    last = local("2026-03-03T12:00:00", 60)
    assert is_doubtful(Moment(last.at_ms + round(later.total_seconds() * 1000), 60), last) is doubtful


def test_a_flight_is_no_jump():
    last = local("2026-03-03T12:00:00", 780)
    assert not is_doubtful(Moment(last.at_ms + 1, -600), last)


def test_the_clock_on_the_wall():
    assert local("2026-03-03T12:34:56", -330).local == datetime(2026, 3, 3, 12, 34, 56)
