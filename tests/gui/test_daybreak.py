"""A new learning day is noticed when it begins, wherever that is, and told once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from tests.builders import FixedClock
from trainer.gui.daybreak import Daybreak

EVE = datetime(2026, 3, 3, 3, 59, 59, 990_000, tzinfo=UTC)


@pytest.fixture
def parent() -> QObject:
    return QObject()


def waits_ms(daybreak: Daybreak) -> int:
    """After how long it looks at the clock by itself."""
    (timer,) = daybreak.findChildren(QTimer)
    return int(timer.interval())


def test_a_computer_that_slept_or_changed_to_summer_time_is_in_its_day_soon(parent: QObject) -> None:
    assert waits_ms(Daybreak(FixedClock(), parent)) == 10 * 60_000


def test_the_last_minutes_are_not_outslept(parent: QObject) -> None:
    assert waits_ms(Daybreak(FixedClock(EVE), parent)) == 10


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
