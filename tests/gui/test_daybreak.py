"""A new learning day is noticed when it begins, wherever that is, and told once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.builders import NOON, FixedClock
from trainer.domain.days import Moment
from trainer.gui.daybreak import Daybreak, ms_left

EVE = datetime(2026, 3, 3, 3, 59, 59, 990_000, tzinfo=UTC)
HOUR_MS = 3_600_000


@pytest.fixture
def parent() -> QObject:
    return QObject()


@pytest.mark.parametrize(("offset", "hours"), [(0, 16), (60, 15), (-5 * 60, 21), (16 * 60 - 1, 1 / 60), (16 * 60, 24)])
def test_a_day_is_over_at_four_in_the_morning_where_one_is(offset: int, hours: float) -> None:
    assert ms_left(FixedClock(NOON, offset).now()) == round(hours * HOUR_MS)


@pytest.mark.parametrize("offset", [0, 345, -210])
def test_the_day_lasts_exactly_as_long_as_it_says(offset: int) -> None:
    now = FixedClock(NOON, offset).now()
    left = ms_left(now)
    assert Moment(now.at_ms + left - 1, offset).day == now.day
    assert Moment(now.at_ms + left, offset).day == now.day + 1


def test_it_is_told_when_the_day_begins(qtbot: QtBot, parent: QObject) -> None:
    clock = FixedClock(EVE)
    daybreak = Daybreak(clock, parent)
    with qtbot.waitSignal(daybreak.broke):
        clock.advance(seconds=1)


def test_it_is_told_once_a_day_to_whoever_looks(parent: QObject) -> None:
    clock = FixedClock()
    told: list[int] = []
    daybreak = Daybreak(clock, parent)
    daybreak.broke.connect(lambda: told.append(clock.day))
    first = clock.day
    for _ in range(4):
        clock.advance(hours=12)
        daybreak.look()
        daybreak.look()
    assert told == [first + 1, first + 2]


def test_who_travels_into_another_day_is_told(parent: QObject) -> None:
    clock = FixedClock()
    told: list[int] = []
    daybreak = Daybreak(clock, parent)
    daybreak.broke.connect(lambda: told.append(clock.day))
    clock.travel(-9 * 60)
    daybreak.look()
    assert told == [clock.day]
