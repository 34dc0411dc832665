"""The customers of a role-play, as `resources/scenes/personas.toml` has them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from trainer.domain.scenes import OWN_SAYINGS, Manner, Persona, Saying
from trainer.errors import TrainerError

_NUMBERS: Mapping[str, Any] = {"patience": 0, "attention": 0, "pace": 1.0}
_LEAST_PACE, _MOST_PACE = 0.5, 2.0


class PersonasError(TrainerError):
    """The file cannot be used; the sentence says what to change."""


def read(file: Path) -> Mapping[Manner, Persona]:
    """Every manner with its persona; what a persona does not say in its own way is said as `common` says it.

    Raises:
        PersonasError: With the file's name and one sentence.
    """
    try:
        tables = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise PersonasError(f"{file.name}: the file cannot be read ({error}).") from None
    if wrong := {*tables} ^ {*Manner, "common", "format", "language"}:
        raise PersonasError(f"{file.name}: “{min(wrong)}” is missing, or is none of the five manners.")
    return MappingProxyType(
        {manner: _persona(file.name, manner, tables[manner], tables["common"]) for manner in Manner}
    )


def _persona(name: str, manner: Manner, own: Any, common: Any) -> Persona:
    told = {**common, **own}
    patience, attention, pace = (told.pop(key, default) for key, default in _NUMBERS.items())
    if not all(type(number) is int and number >= 0 for number in (patience, attention)):
        raise PersonasError(f"{name}: [{manner}] needs “patience”, and may have “attention”, in whole numbers.")
    if not isinstance(pace, float) or not _LEAST_PACE <= pace <= _MOST_PACE:
        raise PersonasError(f"{name}: “pace” of [{manner}] goes from {_LEAST_PACE} to {_MOST_PACE}.")
    if wrong := told.keys() ^ {why.value for why in OWN_SAYINGS}:
        raise PersonasError(f"{name}: [{manner}] does not say “{min(wrong)}”, or nobody asks for it.")
    try:
        return Persona(manner, patience, attention, pace, {Saying(why): tuple(lines) for why, lines in told.items()})
    except ValueError as error:
        raise PersonasError(f"{name}: [{manner}]: {error}.") from None
