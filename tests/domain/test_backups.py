"""Names can be read back, and thinning out never takes what somebody may need."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.backups import DAYS, FEW, MONTHS, MOST, WEEKS, Backup, Reason, named, newest_first, superfluous
from trainer.domain.days import Moment

DAY_MS = 86_400_000
HOUR_MS = 3_600_000
START = int(datetime(2026, 3, 2, 7, tzinfo=UTC).timestamp()) * 1000

instants = st.integers(0, 4_000 * DAY_MS)
backups = st.builds(Backup, instants, st.sampled_from(Reason))
heaps = st.frozensets(backups, max_size=150)


def on_day(day: int, reason: Reason = Reason.DAILY) -> Backup:
    return Backup(START + day * DAY_MS, reason)


def now(newest: Backup, tz_offset_min: int = 0) -> Moment:
    """The moment at which the newest copy was made."""
    return Moment(newest.at_ms, tz_offset_min)


def after_a_daily_life(days: range) -> frozenset[Backup]:
    """What is left when a copy is made and the heap is thinned out on each of these days."""
    kept: frozenset[Backup] = frozenset()
    for day in days:
        kept |= {on_day(day)}
        kept -= superfluous(kept, now(on_day(day)))
    return kept


def test_copies_from_the_future_are_not_the_newest() -> None:
    last_year, yesterday, today, next_year, in_ten = (on_day(day) for day in (-365, -1, 0, 365, 3650))
    found = newest_first([in_ten, last_year, today, next_year, yesterday], today.at_ms)
    assert found == (today, yesterday, last_year, in_ten, next_year)


# ---------------------------------------------------------------- names


@given(st.builds(Backup, st.integers(0, 253_402_300_799_999), st.sampled_from(Reason)))
def test_a_name_can_be_read_back(backup: Backup) -> None:
    assert named(backup.name) == backup


def test_a_name_says_when_and_why() -> None:
    assert Backup(START + 45, Reason.UPDATE).name == "trainer-20260302T070000.045Z-before-update.sqlite3"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "notes.txt",
        "trainer.sqlite3",
        ".trainer-20260302T070000.045Z-daily.sqlite3.part",
        "trainer-20260302T070000.045Z-daily.sqlite3-wal",
        "trainer-20260302T070000.045Z-weekly.sqlite3",
        "trainer-20261302T070000.045Z-daily.sqlite3",
        "trainer-20260302T076100.045Z-daily.sqlite3",
        "trainer-20260302T070000.045Z-daily (1).sqlite3",
    ],
)
def test_any_other_file_is_none_of_ours(name: str) -> None:
    assert named(name) is None


@given(st.text())
def test_no_name_is_too_odd(name: str) -> None:
    found = named(name)
    assert found is None or found.name == name


# ---------------------------------------------------------------- which may go


@given(heaps, instants)
def test_only_what_was_there_may_go(heap: frozenset[Backup], now: int) -> None:
    assert superfluous(heap, Moment(now)) <= heap


@given(heaps.filter(bool), instants)
def test_the_newest_of_all_stays_and_so_does_the_newest_up_to_now(heap: frozenset[Backup], now: int) -> None:
    left = heap - superfluous(heap, Moment(now))
    assert max(heap) in left
    past = {backup for backup in heap if backup.at_ms <= now}
    assert not past or max(past) in left


@given(heaps, instants)
def test_no_more_stay_than_there_is_room_for(heap: frozenset[Backup], now: int) -> None:
    left = heap - superfluous(heap, Moment(now))
    assert sum(backup.at_ms <= now for backup in left) <= MOST
    assert sum(backup.at_ms > now for backup in left) <= MOST


@given(heaps, instants)
def test_thinning_out_twice_takes_nothing_more(heap: frozenset[Backup], now: int) -> None:
    left = heap - superfluous(heap, Moment(now))
    assert superfluous(left, Moment(now)) == frozenset()


@given(heaps, backups, instants)
def test_one_copy_more_saves_none_that_had_to_go(heap: frozenset[Backup], more: Backup, now: int) -> None:
    assert superfluous(heap - {more}, Moment(now)) <= superfluous(heap | {more}, Moment(now))


@given(heaps, instants)
def test_the_newest_few_of_each_occasion_stay(heap: frozenset[Backup], now: int) -> None:
    gone = superfluous(heap, Moment(now))
    for reason in set(Reason) - {Reason.DAILY}:
        of_it = sorted((one for one in heap if one.reason is reason and one.at_ms <= now), reverse=True)
        assert gone.isdisjoint(of_it[:FEW])
        assert gone.issuperset(of_it[FEW:])


@given(st.integers(1, 500), st.integers(0, 1_000))
def test_the_last_days_stay_however_long_it_goes_on(days: int, first: int) -> None:
    left = after_a_daily_life(range(first, first + days))
    assert {on_day(first + days - 1 - back) for back in range(min(DAYS, days))} <= left


def test_after_two_years_of_practice_there_is_a_copy_of_each_of_the_last_weeks_and_months() -> None:
    left = after_a_daily_life(range(730))
    last = on_day(729).when
    weeks = {tuple(backup.when.isocalendar())[:2] for backup in left}
    months = {(backup.when.year, backup.when.month) for backup in left}
    assert {tuple((last - timedelta(weeks=back)).isocalendar())[:2] for back in range(WEEKS)} <= weeks
    assert len(months) == MONTHS
    assert len(left) <= DAYS + WEEKS + MONTHS


def test_of_several_copies_of_one_day_the_newest_stays() -> None:
    morning, evening = on_day(0), Backup(START + 3_600_000, Reason.DAILY)
    assert superfluous({morning, evening}, now(evening)) == {morning}


def test_a_clock_that_was_put_back_costs_none_of_the_copies_from_before() -> None:
    kept = after_a_daily_life(range(400, 500))
    assert superfluous(kept | {on_day(0)}, now(on_day(0))) == frozenset()


def test_someone_who_practises_once_a_month_keeps_a_year() -> None:
    kept = frozenset(on_day(30 * month) for month in range(24))
    assert len(kept - superfluous(kept, now(on_day(720)))) == DAYS


def at(hour: float, day: int = 0) -> Backup:
    """A daily copy at this hour UTC."""
    return Backup(START + day * DAY_MS + round((hour - 7) * HOUR_MS), Reason.DAILY)


@pytest.mark.parametrize(
    ("tz_offset_min", "of_one_day", "of_another"),
    [(600, at(17.5), at(18.5)), (-480, at(11.5), at(12.5)), (0, at(3.5), at(4.5))],
    ids=["Sydney", "Los Angeles", "London"],
)
def test_a_day_is_over_at_four_in_the_morning_where_the_rep_is(
    tz_offset_min: int, of_one_day: Backup, of_another: Backup
) -> None:
    both = now(of_another, tz_offset_min)
    days = frozenset(at(12, day=-2 * back) for back in range(2, DAYS + 5))
    assert {of_one_day, of_another} <= (days | {of_one_day, of_another}) - superfluous(
        days | {of_one_day, of_another}, both
    )
    earlier = Backup(of_one_day.at_ms - HOUR_MS, Reason.DAILY)
    assert earlier in superfluous(days | {earlier, of_one_day, of_another}, both)


def test_twelve_evenings_in_sydney_are_twelve_days() -> None:
    """Practised now before and now after midnight UTC: by the days of UTC two of them would often be one."""
    evenings = [at(23 + (2 if day % 2 else 0), day=day) for day in range(DAYS + 3)]
    left = set(evenings) - superfluous(evenings, now(evenings[-1], 600))
    assert set(evenings[-DAYS:]) <= left


def test_a_copy_from_the_end_of_all_time_stops_nothing() -> None:
    last = Backup(253_402_300_799_999, Reason.DAILY)
    assert superfluous({last, on_day(0)}, now(on_day(0), 840)) == frozenset()
