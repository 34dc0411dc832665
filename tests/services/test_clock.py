"""The computer's clock, as the services see it."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from tests.builders import FixedClock
from trainer.domain.views import ClockDoubt
from trainer.services.clock import ClockWatch, SystemClock


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its time zone while it runs")
@pytest.mark.parametrize(("zone", "offset"), [("UTC0", 0), ("XXX-5:30", 330), ("XXX+8", -480)])
def test_the_clock_tells_the_instant_and_the_local_offset(
    monkeypatch: pytest.MonkeyPatch, zone: str, offset: int
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        before = int(datetime.now(UTC).timestamp() * 1000)
        now = SystemClock().now()
        after = int(datetime.now(UTC).timestamp() * 1000)
    finally:
        monkeypatch.undo()
        time.tzset()
    assert now.tz_offset_min == offset
    assert before <= now.at_ms <= after


# ---------------------------------------------------------------- a clock that jumps


@pytest.mark.parametrize(
    ("passed", "is_doubted"),
    [
        (timedelta(days=60), False),
        (timedelta(days=60, minutes=1), True),
        (timedelta(hours=-1), False),
        (timedelta(minutes=-61), True),
    ],
)
def test_a_jump_is_doubted(passed: timedelta, is_doubted: bool) -> None:
    clock = FixedClock()
    watch, last = ClockWatch(clock), clock.now()
    clock.advance(seconds=passed.total_seconds())
    doubt = watch.doubt(last)
    assert (doubt == ClockDoubt(clock.now(), last)) is is_doubted


def test_a_clock_that_somebody_trusts_is_believed_until_it_jumps_again() -> None:
    clock = FixedClock()
    watch, last = ClockWatch(clock), clock.now()
    clock.advance(days=92)
    watch.trust()
    clock.advance(days=1)
    assert watch.doubt(last) is None
    clock.advance(days=3_650)
    assert watch.doubt(last) is not None
