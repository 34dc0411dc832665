"""How the program speaks of customers, and what it does not claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, TRAINER, name, python_files, strings

FIGHTING = re.compile(
    r"\b(overc[ao]m(e|es|ing)|crush\w*|kill(s|ed|ing|er)?|destroy\w*|defeat\w*|demolish\w*)\b"
    r"|\bbeat(s|en|ing)?\b[^.]{0,20}\b(objections?|customers?)\b",
    re.IGNORECASE,
)
HEARSAY = re.compile(r"\b(25|90|twenty-five|ninety)\s?(%|per\s?cent\b)", re.IGNORECASE)
"""Shares of angry customers that everybody quotes and nobody can source."""

DATA = sorted([*ROOT.glob("resources/**/*.toml"), *ROOT.glob("resources/*.md"), *ROOT.glob("decks/*.toml")])
CODE = [*python_files(TRAINER / "gui"), TRAINER / "words.py", TRAINER / "argv.py", *python_files(TRAINER / "cli")]


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """What a person may read of a file, with line numbers."""
    if path.suffix == ".py":
        yield from strings(path)
    else:
        yield from enumerate(path.read_text("utf-8").splitlines(), 1)


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name(path)}:{line}: {match[0]}"
        for path in [*CODE, *DATA]
        for line, text in texts(path)
        if (match := pattern.search(text))
    ]


def test_no_objection_is_fought() -> None:
    assert found(FIGHTING) == []


def test_no_figure_from_hearsay() -> None:
    assert found(HEARSAY) == []


@pytest.mark.parametrize("text", ["Overcome it.", "crushing every no", "Killer lines", "beat the next objection"])
def test_a_fighting_word_is_seen(text: str) -> None:
    assert FIGHTING.search(text)


@pytest.mark.parametrize("text", ["a skill", "what beat you yesterday", "not beating around the bush"])
def test_a_harmless_word_is_let_pass(text: str) -> None:
    assert not FIGHTING.search(text)


@pytest.mark.parametrize("text", ["25 % of them post it", "about 90% leave", "ninety percent", "25 per cent"])
def test_a_figure_is_seen(text: str) -> None:
    assert HEARSAY.search(text)
