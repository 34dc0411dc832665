"""A file can be read in one sitting."""

from __future__ import annotations

from tests.house.tree import TESTS, TRAINER, lengths, percentile

LONGEST = 400
P95 = 300


def test_no_file_is_too_long() -> None:
    too_long = {name: lines for name, lines in lengths(TRAINER, TESTS).items() if lines > LONGEST}
    assert not too_long, f"over {LONGEST} lines: {too_long}"


def test_nearly_all_files_are_short() -> None:
    p95 = percentile(list(lengths(TRAINER).values()), 0.95)
    assert p95 <= P95, f"95 % of the files should have at most {P95} lines; now {p95}"
