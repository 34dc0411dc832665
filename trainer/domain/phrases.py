"""A family of phrases as somebody writes it, before the coach has read it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from trainer.domain.characters import one_line
from trainer.domain.feedback import Label, LabelKind

ENDING = ".phrases.toml"
MAX_FILES, MAX_BYTES = 64, 65_536
"""So many files with that end of their names are read in a team's folder, and so much may be in one."""

LONGEST_KEY = 36
USUAL_GAP = 4

_MEASURED = frozenset(Label)
_FILE = re.compile(rf'[^/\\:*?"<>|\x00-\x1f\x7f\ud800-\udfff]+{re.escape(ENDING)}')
_APART = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class NearMiss:
    """A sentence that is none of the family though it looks like one, and why; the reason may be empty."""

    text: str
    why: str = ""


@dataclass(frozen=True)
class Draft:
    """What a phrase file says; `trainer.coaching.families` tells what each of these means there."""

    name: str = ""
    definition: str = ""
    kind: LabelKind = LabelKind.SOFTENER
    examples: tuple[str, ...] = ()
    near: tuple[NearMiss, ...] = ()
    patterns: tuple[str, ...] = ()
    family: str = ""
    seed: str = ""
    span: str = ""
    only_words: bool = False
    gap: int = USUAL_GAP
    loose: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def label(self) -> Label | None:
        """What it earns where it is measured; else None."""
        return Label(self.family) if self.family in _MEASURED else None

    @property
    def needs_patterns(self) -> bool:
        """Whether it is heard by its patterns alone; others that have no pattern are heard by their meaning."""
        return self.only_words or self.label is not None

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything that is to be heard or not to be heard."""
        return (*self.examples, *(near.text for near in self.near))


def tidied(draft: Draft) -> Draft:
    """The same in clean lines, without empty ones and without one that is there twice."""
    near = {one_line(near.text): NearMiss(one_line(near.text), one_line(near.why)) for near in draft.near}
    return replace(
        draft,
        name=one_line(draft.name),
        definition=one_line(draft.definition),
        seed=one_line(draft.seed),
        examples=_lines(draft.examples),
        near=tuple(one for text, one in near.items() if text),
        patterns=_lines(draft.patterns),
        loose=_lines(draft.loose),
        unless=_lines(draft.unless),
        slots={name: _lines(ways) for name, ways in draft.slots.items()},
    )


def key_of(name: str, taken: Collection[str]) -> str:
    """A stable name made of the one that people use: small letters, digits and low lines, and nobody else's."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = _APART.sub("_", plain).strip("_")[:LONGEST_KEY].rstrip("_")
    if len(key) < 2 or not key[0].isalpha():
        key = f"family_{key}".rstrip("_")[:LONGEST_KEY]
    number, first = 1, key
    while key in taken:
        number += 1
        key = f"{first}_{number}"
    return key


def fits_anywhere(file: str) -> bool:
    """Whether a phrase file can have this name on any system, in its folder; a name that is no text cannot."""
    return _FILE.fullmatch(file) is not None


def from_plain(raw: Mapping[str, Any]) -> Draft:
    """A draft from what `dataclasses.asdict` made of it, by way of a file.

    Raises:
        TypeError, ValueError, KeyError: It was never a draft.
    """
    kind = LabelKind(raw["kind"])
    if kind is LabelKind.PART:
        raise ValueError("a team writes no parts")
    texts = {name: str(raw[name]) for name in ("name", "definition", "family", "seed", "span")}
    lists = {name: tuple(map(str, raw[name])) for name in ("examples", "patterns", "loose", "unless")}
    return Draft(
        **texts,  # type: ignore[arg-type]
        **lists,  # type: ignore[arg-type]
        kind=kind,
        only_words=bool(raw.get("only_words")),
        gap=int(raw["gap"]),
        near=tuple(NearMiss(str(one["text"]), str(one["why"])) for one in raw["near"]),
        slots={str(name): tuple(map(str, ways)) for name, ways in dict(raw["slots"]).items()},
    )


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for text in texts if (line := one_line(text))))
