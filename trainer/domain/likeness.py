"""What a line sounds like: which lines it nearly repeats, and which of the seven kinds it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trainer.domain.categories import Category
from trainer.domain.finding import folded

SAME_FROM = 0.65
"""From this likeness on two lines are one objection in nearly the same words."""

_ALIKE_FROM = 0.2
_NEIGHBOURS = 5
_ENDINGS = ("ing", "ed", "s")
_LEAST_STEM = 3


@dataclass(frozen=True)
class Cues:
    """What tells the kinds apart.

    Attributes:
        small: Words that nearly every line has.
        kinds: Per kind, words and words in a row that speak for it.
    """

    small: frozenset[str]
    kinds: Mapping[Category, tuple[str, ...]]


@dataclass(frozen=True)
class Neighbour:
    """A line that is known already and shares words with the one that was heard."""

    card_id: str
    category: Category
    line: str
    likeness: float


def telling(line: str, cues: Cues) -> tuple[str, ...]:
    """The words that make a line what it is, without their endings, each once; all words when there is no such."""
    words = folded(line)
    return tuple(dict.fromkeys(map(_stem, [word for word in words if word not in cues.small] or words)))


def likeness(one: str, other: str, cues: Cues) -> float:
    """The share of telling words that two lines have in common, 0 to 1."""
    first, second = set(telling(one, cues)), set(telling(other, cues))
    return len(first & second) / len(first | second) if first and second else 0.0


def same(neighbours: Iterable[Neighbour]) -> Neighbour | None:
    """The neighbour that is nearly the same line, if there is one."""
    nearest = max(neighbours, key=lambda one: one.likeness, default=None)
    return nearest if nearest is not None and nearest.likeness >= SAME_FROM else None


def kind_of(line: str, cues: Cues, neighbours: Iterable[Neighbour] = ()) -> Category:
    """The kind that a line sounds like; where nothing tells, the one whose reason is still hidden."""
    heard = list(map(_stem, folded(line)))
    votes = {kind: float(sum(_strength(cue, heard) for cue in cues.kinds.get(kind, ()))) for kind in Category}
    for one in sorted(neighbours, key=lambda one: -one.likeness)[:_NEIGHBOURS]:
        if one.likeness >= _ALIKE_FROM:
            votes[one.category] += 2 * one.likeness
    best = max(Category, key=lambda kind: votes[kind])
    return best if votes[best] else Category.NO_INTEREST


def _strength(phrase: str, heard: list[str]) -> int:
    """How many words a cue has, when they stand in the line in a row; else 0."""
    wanted = list(map(_stem, folded(phrase)))
    size = len(wanted)
    places = range(len(heard) - size + 1)
    return size if any(heard[place : place + size] == wanted for place in places) else 0


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= _LEAST_STEM:
            return word.removesuffix(ending)
    return word
