"""What to say instead of a fault. The words are data, in `resources/coaching/alternatives.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from trainer.coaching.everyday import folder
from trainer.domain.categories import Category
from trainer.domain.feedback import FAULTS, Label
from trainer.errors import TrainerError

FILE = "alternatives.toml"
LONGEST = 90
"""Characters of advice that fit under the words it is about."""


class AlternativesError(TrainerError):
    """The file cannot be used; the sentence says what to change."""


@dataclass(frozen=True)
class Alternative:
    """Advice about a sentence that carries a fault, and what could be said in its place to each kind of objection."""

    instead: str
    say: Mapping[Category, str]


@cache
def alternatives() -> Mapping[Label, Alternative]:
    """The shipped advice for each measured fault, read once."""
    return load(folder() / FILE)


def load(file: Path) -> Mapping[Label, Alternative]:
    """Read and check a file of advice.

    Raises:
        AlternativesError: with the file's name and one sentence.
    """
    try:
        tables = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise AlternativesError(f"{file.name}: the file cannot be read ({error}).") from None
    if wrong := set(tables) ^ set(FAULTS):
        raise AlternativesError(f"{file.name}: “{min(wrong)}” must be a table for each fault and nothing else.")
    return MappingProxyType({fault: _alternative(f"{file.name}: “{fault}”", tables[fault]) for fault in FAULTS})


def _alternative(place: str, table: Any) -> Alternative:
    instead, say = (table.get("instead"), table.get("say")) if isinstance(table, dict) else (None, None)
    if not isinstance(instead, str) or not 0 < len(instead.strip()) <= LONGEST:
        raise AlternativesError(f"{place} needs “instead”, one sentence of at most {LONGEST} characters.")
    if not isinstance(say, dict) or set(say) != set(Category) or not all(map(_is_said, say.values())):
        raise AlternativesError(f"{place} needs “say”, a table with a sentence for each kind of objection.")
    return Alternative(instead, MappingProxyType({kind: say[kind] for kind in Category}))


def _is_said(sentence: object) -> bool:
    return isinstance(sentence, str) and bool(sentence.strip())
