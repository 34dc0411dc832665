"""Summer time, flights and a computer that changes its zone: a day is a day, and nothing comes twice or too late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import FixedClock, a_deck, answer, answer_all, asked, open_home, some_cards
from trainer.bootstrap import Workspace
from trainer.domain.days import Moment, date_of
from trainer.domain.memory import Rating
from trainer.services.answers import replayed
from trainer.store import memories, reviews

AUCKLAND, HONOLULU, TOKYO, LONDON, BERLIN_WINTER, BERLIN_SUMMER = 780, -600, 540, 0, 60, 120


def at(zone: str, text: str) -> FixedClock:
    """A clock on a wall there."""
    when = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
    offset = when.utcoffset()
    assert offset is not None
    return FixedClock(when, round(offset.total_seconds() / 60))


def a_home(tmp_path: Path, clock: FixedClock, cards: int = 3) -> Workspace:
    return open_home(tmp_path, a_deck(*some_cards(cards)), clock=clock)


def set_to(clock: FixedClock, zone: str, text: str) -> None:
    there = at(zone, text)
    clock.at_ms, clock.offset = there.at_ms, there.offset


def is_sound(workspace: Workspace) -> bool:
    """Every card's memory follows from the log."""
    with workspace._database.reading() as tx:
        sets = reviews.parameter_sets(tx)
        return all(
            replayed(reviews.of_card(tx, card_id), sets) == memory
            for card_id, memory in memories.all_states(tx).items()
        )


# ---------------------------------------------------------------- summer time


@pytest.mark.parametrize(
    ("zone", "first"),
    [
        ("Europe/Berlin", "2026-03-23"),
        ("Europe/Berlin", "2026-10-19"),
        ("America/New_York", "2026-03-02"),
        ("America/New_York", "2026-10-26"),
        ("Australia/Lord_Howe", "2026-03-30"),
        ("Australia/Lord_Howe", "2026-09-28"),
    ],
)
@pytest.mark.parametrize("hour", [0, 3.9, 4, 12, 23.9])
def test_who_practises_every_day_has_practised_every_day(tmp_path: Path, zone: str, first: str, hour: float) -> None:
    start = datetime.fromisoformat(first) + timedelta(hours=hour)
    clock = at(zone, start.isoformat())
    workspace = a_home(tmp_path, clock, cards=20)
    for day in range(14):
        set_to(clock, zone, (start + timedelta(days=day)).isoformat())
        answer(workspace.study.more(1))
    assert workspace.study.today().practised == (True,) * 14
    assert workspace.progress.report(14).practised == 14
    assert is_sound(workspace)
    workspace.close()


@pytest.mark.parametrize(("before", "after"), [(BERLIN_WINTER, BERLIN_SUMMER), (BERLIN_SUMMER, BERLIN_WINTER)])
def test_an_interval_is_as_many_days_as_was_promised(tmp_path: Path, before: int, after: int) -> None:
    clock = FixedClock(datetime(2026, 3, 27, 20, tzinfo=UTC), before)
    workspace = a_home(tmp_path, clock, cards=1)
    session = workspace.study.start()
    promised = answer(session).choices[-1].days
    clock.travel(after)
    four_in_the_morning = datetime(2026, 3, 27, 4) + timedelta(days=promised)
    clock.at_ms = int((four_in_the_morning - timedelta(minutes=after)).replace(tzinfo=UTC).timestamp() * 1000)
    clock.advance(minutes=-1)
    assert workspace.study.today().lines == 0
    clock.advance(minutes=1)
    assert workspace.study.today().lines == 1
    workspace.close()


def test_a_missed_line_comes_back_after_its_minutes_although_the_clock_on_the_wall_jumped(tmp_path: Path) -> None:
    clock = at("Europe/Berlin", "2026-10-25T02:55:00")
    workspace = a_home(tmp_path, clock, cards=1)
    session = workspace.study.start()
    question = asked(session)
    answer(session, question, Rating.AGAIN)
    clock.travel(BERLIN_WINTER)  # three o'clock is two o'clock again
    clock.advance(minutes=10)
    assert asked(session).card_id == question.card_id
    assert is_sound(workspace)
    workspace.close()


@given(
    st.sampled_from(
        [
            "Europe/Berlin",
            "America/New_York",
            "America/Sao_Paulo",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "Africa/Cairo",
        ]
    ),
    st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1)),
)
def test_a_day_is_what_the_wall_clock_said_four_hours_before(zone: str, instant: datetime) -> None:
    there = instant.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    offset = there.utcoffset()
    assert offset is not None
    moment = Moment(int(instant.replace(tzinfo=UTC).timestamp() * 1000), int(offset.total_seconds() // 60))
    assert moment.local.replace(microsecond=0) == there.replace(tzinfo=None, microsecond=0)
    assert date_of(moment.day) == (there.replace(tzinfo=None) - timedelta(hours=4)).date()


# ---------------------------------------------------------------- flights


def test_a_flight_over_the_date_line_into_yesterday_loses_no_answer_and_asks_nothing_twice(tmp_path: Path) -> None:
    clock = at("Pacific/Auckland", "2026-11-22T10:00:00")
    workspace = a_home(tmp_path, clock)
    there = clock.day
    assert len(answer_all(workspace.study.start())) == 3
    clock.advance(hours=9)
    clock.travel(HONOLULU)
    assert clock.day == there - 1
    assert workspace.study.clock_doubt() is None
    today = workspace.study.today()
    assert (today.lines, workspace.study.start().next()) == (0, None)
    clock.advance(hours=24)
    assert workspace.study.today().practised[-1]
    clock.advance(days=200)
    assert len(answer_all(workspace.study.start())) == 3
    assert is_sound(workspace)
    workspace.close()


def test_answers_on_the_day_that_comes_twice_keep_their_memory(tmp_path: Path) -> None:
    """Auckland on Sunday, then Honolulu on the Saturday before: a line missed there is answered here."""
    clock = at("Pacific/Auckland", "2026-11-22T10:00:00")
    workspace = a_home(tmp_path, clock, cards=1)
    session = workspace.study.start()
    answer(session, rating=Rating.AGAIN)
    clock.advance(hours=9)
    clock.travel(HONOLULU)
    answer(workspace.study.start())
    assert is_sound(workspace)
    with workspace._database.reading() as tx:
        (memory,) = memories.all_states(tx).values()
        elapsed = [row.elapsed_days for row in reviews.everything(tx)]
    assert memory.due_day > clock.day
    assert all(days >= 0 for days in elapsed)
    workspace.close()


def test_a_flight_over_the_date_line_into_tomorrow_skips_a_day_and_nothing_else(tmp_path: Path) -> None:
    clock = at("Pacific/Honolulu", "2026-11-21T20:00:00")
    workspace = a_home(tmp_path, clock)
    there = clock.day
    answer_all(workspace.study.start())
    clock.advance(hours=9)
    clock.travel(AUCKLAND)
    assert clock.day == there + 2
    assert workspace.study.clock_doubt() is None
    assert workspace.study.today().practised[-3:] == (True, False, False)
    answer_all(workspace.study.more(3))
    assert workspace.study.today().practised[-1]
    assert is_sound(workspace)
    workspace.close()


def test_a_zone_that_changes_in_the_middle_of_a_session_disturbs_nothing(tmp_path: Path) -> None:
    clock = at("Europe/London", "2026-11-22T22:00:00")
    workspace = a_home(tmp_path, clock, cards=6)
    session = workspace.study.start()
    for offset in (LONDON, TOKYO, HONOLULU, AUCKLAND, LONDON):
        answer(session, rating=Rating.GOOD)
        clock.advance(minutes=1)
        clock.travel(offset)
    answer(session)
    assert session.next() is None
    assert session.summary().lines == 6
    assert is_sound(workspace)
    workspace.close()


def test_a_line_on_the_screen_while_the_zone_changes_is_stored_or_shown_again(tmp_path: Path) -> None:
    """Its intervals were promised for a day that is no longer today; whichever way, nothing is lost."""
    clock = at("Europe/London", "2026-11-22T22:00:00")
    workspace = a_home(tmp_path, clock, cards=2)
    session = workspace.study.start()
    first = asked(session)
    clock.travel(TOKYO)
    answer(session, first)
    assert workspace.study.today().done == 1
    assert is_sound(workspace)
    workspace.close()


# ---------------------------------------------------------------- clocks that are wrong


@pytest.mark.parametrize(
    ("passed", "is_asked"),
    [
        (timedelta(days=60), False),
        (timedelta(days=60, minutes=1), True),
        (timedelta(days=3_650), True),
        (timedelta(minutes=-60), False),
        (timedelta(minutes=-61), True),
        (timedelta(0), False),
    ],
)
@pytest.mark.parametrize("offset", [LONDON, AUCKLAND, HONOLULU])
def test_a_jump_of_the_clock_is_asked_about(tmp_path: Path, passed: timedelta, is_asked: bool, offset: int) -> None:
    clock = FixedClock()
    workspace = a_home(tmp_path, clock)
    assert workspace.study.clock_doubt() is None, "nothing was answered yet"
    answer(workspace.study.start())
    clock.advance(seconds=passed.total_seconds())
    clock.travel(offset)
    doubt = workspace.study.clock_doubt()
    assert (doubt is not None) is is_asked
    if doubt:
        assert (doubt.now, doubt.last.at_ms) == (clock.now(), clock.at_ms - passed.total_seconds() * 1000)
    workspace.study.trust_clock()
    assert workspace.study.clock_doubt() is None
    workspace.close()


def test_a_clock_that_was_years_ahead_once_is_asked_about_once_when_it_is_right_again(tmp_path: Path) -> None:
    clock = FixedClock()
    workspace = a_home(tmp_path, clock, cards=5)
    clock.advance(days=3_650)
    answer(workspace.study.start())
    clock.advance(days=-3_650)
    assert workspace.study.clock_doubt() is not None
    workspace.study.trust_clock()
    answer(workspace.study.start())
    workspace.close()
    again = open_home(tmp_path, clock=clock)
    assert again.study.clock_doubt() is None
    again.close()
