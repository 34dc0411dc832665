"""Calls that have bitten before, and that no file makes."""

from __future__ import annotations

import re

import pytest

from tests.house.tree import TESTS, TRAINER, name, python_files

BANNED = {
    r"\.setHtml\(": "text of a deck or a reply is never markup",
    r"\bqWait\(": "it starves threads; wait for a condition or a signal",
    r"\bsleep\(": "wait for a condition or a signal",
    r"\bprocessEvents\(": "wait for a condition or a signal",
}
HERE = TESTS / "house"


@pytest.mark.parametrize(("pattern", "why"), BANNED.items())
def test_nobody_calls_it(pattern: str, why: str) -> None:
    calls = [
        f"{name(path)}:{number}"
        for path in python_files(TRAINER, TESTS)
        if HERE not in path.parents
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(pattern, line)
    ]
    assert calls == [], why
