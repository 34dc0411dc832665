"""Says at the end how long the files are."""

from __future__ import annotations

import pytest

from tests.house.tree import TRAINER, lengths, percentile


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line about the sizes; the limits are in test_sizes.py."""
    found = lengths(TRAINER)
    longest = max(found, key=lambda name: found[name])
    median, p95 = (percentile(list(found.values()), share) for share in (0.5, 0.95))
    terminalreporter.write_line(
        f"house: {len(found)} files, median {median} lines, p95 {p95}, longest {longest} with {found[longest]}"
    )
