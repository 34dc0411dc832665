"""Reminders come on days when something is due, and only when they are wanted."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from tests.builders import FixedClock, a_deck, answer_all, some_cards
from tests.services.conftest import Home
from trainer.bootstrap import Workspace
from trainer.domain.days import Moment
from trainer.services.reminders import Reminders, system_wall

AFTERNOON = 15 * 60


def wall(day: date, minute: int) -> Moment:
    at = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=UTC)
    return Moment(int(at.timestamp() * 1000))


def reminders(workspace: Workspace) -> Reminders:
    return Reminders(workspace.clock, workspace.preferences, workspace.study.today, wall)


@pytest.fixture
def workspace(home: Home) -> Workspace:
    return home(a_deck(*some_cards(3)), reminder=AFTERNOON)


def test_there_is_none_unless_one_was_asked_for(home: Home) -> None:
    assert home().reminders.next() is None


def test_it_comes_at_its_time_and_says_what_is_due(workspace: Workspace, clock: FixedClock) -> None:
    found = reminders(workspace)
    planned = found.next()
    assert planned is not None
    assert found.wait_ms(planned) == 3 * 3_600_000
    assert not found.has_come(planned)
    assert found.due(planned) is None
    clock.advance(hours=3)
    assert found.has_come(planned)
    assert found.wait_ms(planned) == 0
    today = found.due(planned)
    assert today is not None
    assert today.lines == 3


def test_on_a_day_when_nothing_is_due_there_is_nothing_to_say(workspace: Workspace, clock: FixedClock) -> None:
    found = reminders(workspace)
    planned = found.next()
    assert planned is not None
    answer_all(workspace.study.start())
    clock.advance(hours=3)
    assert found.due(planned) is None


def test_a_reminder_of_yesterday_is_not_given_today(workspace: Workspace, clock: FixedClock) -> None:
    found = reminders(workspace)
    planned = found.next()
    assert planned is not None
    clock.advance(days=1)
    assert found.has_come(planned)
    assert found.due(planned) is None


# ---------------------------------------------------------------- the clock of this computer


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer whose clock is put forward and back as in Berlin."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system has one time zone for all programs")
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("day", "minute", "instant", "offset"),
    [
        (date(2026, 3, 28), 480, datetime(2026, 3, 28, 7, tzinfo=UTC), 60),
        (date(2026, 3, 29), 480, datetime(2026, 3, 29, 6, tzinfo=UTC), 120),
        (date(2026, 3, 29), 150, datetime(2026, 3, 29, 1, 30, tzinfo=UTC), 120),
        (date(2026, 10, 25), 150, datetime(2026, 10, 25, 0, 30, tzinfo=UTC), 120),
        (date(2026, 10, 25), 480, datetime(2026, 10, 25, 7, tzinfo=UTC), 60),
    ],
)
def test_the_wall_of_this_computer_knows_summer_time(
    berlin: None, day: date, minute: int, instant: datetime, offset: int
) -> None:
    assert system_wall(day, minute) == Moment(int(instant.timestamp() * 1000), offset)
