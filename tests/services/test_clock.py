"""The computer's clock, as the services see it."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from trainer.services.clock import SystemClock


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
