"""The customers of a role-play, as `resources/scenes/personas.toml` has them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from trainer.domain.scenes import OWN_SAYINGS, Cast, Customer, Manner, Persona, Saying
from trainer.errors import TrainerError

_NUMBERS: Mapping[str, Any] = {"patience": 0, "attention": 0, "pace": 1.0}
_BESIDE = ("people", "common", "format", "language")
_LEAST_PACE, _MOST_PACE = 0.5, 2.0


class PersonasError(TrainerError):
    """The file cannot be used; the sentence says what to change."""


def read(file: Path) -> Cast:
    """Everybody who can be met; what a persona does not say in its own way is said as `common` says it.

    Raises:
        PersonasError: With the file's name and one sentence.
    """
    try:
        tables = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise PersonasError(f"{file.name}: the file cannot be read ({error}).") from None
    if wrong := {*tables} ^ {*Manner, *_BESIDE}:
        raise PersonasError(f"{file.name}: “{min(wrong)}” is missing, or is none of the five manners.")
    people, common = tables["people"], tables["common"]
    met = tuple(Customer(name, voice) for voice in people for name in people[voice])
    if not met or not _are_texts(one.name for one in met):
        raise PersonasError(f"{file.name}: [people] needs a list of names for each voice.")
    personas = {manner: _persona(f"{file.name}: [{manner}]", manner, {**common, **tables[manner]}) for manner in Manner}
    return Cast(MappingProxyType(personas), met)


def _persona(place: str, manner: Manner, told: dict[str, Any]) -> Persona:
    patience, attention, pace = (told.pop(key, usual) for key, usual in _NUMBERS.items())
    if not all(type(number) is int and number >= 0 for number in (patience, attention)):
        raise PersonasError(f"{place} needs “patience”, and may have “attention”, in whole numbers.")
    if not isinstance(pace, float) or not _LEAST_PACE <= pace <= _MOST_PACE:
        raise PersonasError(f"{place}: “pace” goes from {_LEAST_PACE} to {_MOST_PACE}.")
    if wrong := told.keys() ^ {*OWN_SAYINGS}:
        raise PersonasError(f"{place} does not say “{min(wrong)}”, or nobody asks for it.")
    if not all(isinstance(lines, list) and _are_texts(lines) for lines in told.values()):
        raise PersonasError(f"{place}: what is said stands in lists of texts.")
    try:
        return Persona(manner, patience, attention, pace, {Saying(why): (*told[why],) for why in told})
    except ValueError as error:
        raise PersonasError(f"{place}: {error}.") from None


def _are_texts(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) and value.strip() for value in values)
