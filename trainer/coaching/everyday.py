"""Words that every family shares: spellings, skipped words, shared slots and the words of the guards.

They are data, in `resources/coaching/everyday.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from trainer.coaching.normalise import Spelling
from trainer.paths import resources


@dataclass(frozen=True)
class Everyday:
    """What counts the same whoever says it."""

    spelling: Spelling
    skipped: frozenset[str]
    openers: frozenset[str]
    slots: Mapping[str, tuple[str, ...]]
    guards: Mapping[str, tuple[str, ...]]


def folder() -> Path:
    """Where the shipped families lie."""
    return resources() / "coaching"


@cache
def everyday() -> Everyday:
    """The shipped table, read once."""
    data: dict[str, Any] = tomllib.loads((folder() / "everyday.toml").read_text(encoding="utf-8"))
    plain = {odd: tuple(word.split()) for odd, word in data["spellings"].items()}
    return Everyday(
        spelling=Spelling(plain, frozenset(data["hesitations"])),
        skipped=frozenset(data["skipped"]),
        openers=frozenset(data["openers"]),
        slots={name: tuple(ways) for name, ways in data["slots"].items()},
        guards={name: tuple(words) for name, words in data["guards"].items()},
    )
