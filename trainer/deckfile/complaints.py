"""Customers who are upset, as `resources/scenes/complaints.scenes.toml` has them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from trainer.domain import slots
from trainer.domain.complaint import REACTIONS, Complaint
from trainer.domain.scenes import Saying
from trainer.domain.signs import Step
from trainer.errors import TrainerError

_TEXTS = (
    "line",
    "company",
    "personal",
    "gotcha",
    "known",
    "issue",
    "company_impact",
    "personal_impact",
    "risk",
)
_USUAL: Mapping[str, Any] = {"is_theirs": False, "patience": 5, "pace": 1.0, "voice": ""}
_TABLES = ("slots", "good", "says", "vents")
_NAMES = ("id", "tag", *_TEXTS, *_TABLES, *_USUAL)
_LEAST_PACE, _MOST_PACE = 0.5, 2.0


class ComplaintsError(TrainerError):
    """The file cannot be used; the sentence says what to change."""


def read(file: Path) -> tuple[Complaint, ...]:
    """Every complaint of a file, its slots filled; what a scene does not say in its own way is said as in `common`.

    Raises:
        ComplaintsError: With the file's name and one sentence.
    """
    try:
        tables = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ComplaintsError(f"{file.name}: the file cannot be read ({error}).") from None
    common, scenes = tables.get("common", {}), tables.get("scene", [])
    if not isinstance(common, dict) or not isinstance(scenes, list) or not scenes:
        raise ComplaintsError(f"{file.name}: it needs [[scene]] tables, and may have one called [common].")
    found = tuple(_complaint(f"{file.name}: scene {place}", common, scene) for place, scene in enumerate(scenes, 1))
    if len({one.key for one in found}) < len(found):
        raise ComplaintsError(f"{file.name}: two scenes have the same “id”.")
    return found


def _complaint(place: str, common: dict[str, Any], scene: dict[str, Any]) -> Complaint:
    if wrong := [name for name in scene if name not in _NAMES]:
        raise ComplaintsError(f"{place}: nobody asks for “{min(wrong)}”.")
    if missing := [name for name in ("id", *_TEXTS) if not _is_text(scene.get(name))]:
        raise ComplaintsError(f"{place}: “{missing[0]}” is missing, or is no text.")
    filling: Mapping[str, str] = scene.get("slots", {})
    texts: dict[str, Any] = {name: slots.fill(scene[name], {}, filling) for name in _TEXTS}
    numbers = {name: scene.get(name, usual) for name, usual in _USUAL.items()}
    _check_numbers(place, numbers)
    try:
        return Complaint(
            key=scene["id"],
            **texts,
            vents=_lines(place, "vents", scene.get("vents", []), filling),
            says=_says(place, {**common, **scene.get("says", {})}, filling),
            good=_good(place, scene.get("good", {}), filling),
            **numbers,
        )
    except ValueError as error:
        raise ComplaintsError(f"{place}: {error}.") from None


def _check_numbers(place: str, numbers: Mapping[str, Any]) -> None:
    for name, usual in _USUAL.items():
        if type(numbers[name]) is not type(usual):
            raise ComplaintsError(f"{place}: “{name}” is written like {usual!r}.")
    if not _LEAST_PACE <= numbers["pace"] <= _MOST_PACE:
        raise ComplaintsError(f"{place}: “pace” goes from {_LEAST_PACE} to {_MOST_PACE}.")


def _says(place: str, told: dict[str, Any], filling: Mapping[str, str]) -> Mapping[Saying, tuple[str, ...]]:
    if wrong := told.keys() - {*REACTIONS}:
        raise ComplaintsError(f"{place}: nobody asks what is said for “{min(wrong)}”.")
    return {Saying(why): _lines(place, why, lines, filling) for why, lines in told.items()}


def _good(place: str, told: dict[str, Any], filling: Mapping[str, str]) -> Mapping[Step, str]:
    if wrong := told.keys() ^ {*Step}:
        raise ComplaintsError(f"{place}: [scene.good] lacks “{min(wrong)}”, or that is none of the five steps.")
    return {Step(step): _lines(place, step, [text], filling)[0] for step, text in told.items()}


def _lines(place: str, name: str, lines: Any, filling: Mapping[str, str]) -> tuple[str, ...]:
    if not isinstance(lines, list) or not all(map(_is_text, lines)):
        raise ComplaintsError(f"{place}: “{name}” needs texts.")
    return tuple(slots.fill(line, {}, filling) for line in lines)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
