"""What a line sounds like: which lines it nearly repeats, and which of the seven kinds it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from trainer.domain.categories import Category
from trainer.domain.contrast import are_swapped, differ_in_time, person
from trainer.domain.finding import folded

SAME_FROM = 0.65
"""From this likeness on two lines are one objection in nearly the same words."""

_ALIKE_FROM = 0.2
_NEIGHBOURS = 5
_ENDINGS = ("ing", "ed", "s")
_LEAST_STEM = 3

_NO = frozenset(
    """no not never nobody nothing none without cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt
    couldnt shouldnt hasnt havent hadnt""".split()  # noqa: SIM905
)
_ASKING = frozenset(["how", "what", "who", "why", "when", "where", "which"])
_WHETHER = frozenset(["is", "are", "was", "were", "do", "does", "did"])
_OPPOSED = 0.5
"""How much is left of a likeness when one line does not say what the other does."""


@dataclass(frozen=True)
class Cues:
    """What tells the kinds apart.

    Attributes:
        small: Words that nearly every line has.
        kinds: Per kind, words and words in a row that speak for it.
        alike: Words and words in a row that mean the same; the first of them stands for all.
    """

    small: frozenset[str]
    kinds: Mapping[Category, tuple[str, ...]]
    alike: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def meanings(self) -> Mapping[tuple[str, ...], str]:
        """The word that stands for words in a row, all without their endings."""
        return {_stems(phrase): _stem(folded(group[0])[0]) for group in self.alike for phrase in group}

    @cached_property
    def longest(self) -> int:
        """How many words in a row are looked for at most."""
        return max(map(len, self.meanings), default=1)

    @cached_property
    def ways(self) -> Mapping[str, tuple[str, ...]]:
        """How else one says what a word stands for."""
        return {_stem(folded(group[0])[0]): tuple(" ".join(_stems(phrase)) for phrase in group) for group in self.alike}


@dataclass(frozen=True)
class Neighbour:
    """A line that is known already and shares words with the one that was heard.

    Attributes:
        is_verbatim: Whether it is the very same, but for capitals, accents and signs.
    """

    card_id: str
    category: Category
    line: str
    likeness: float
    is_verbatim: bool = False


def telling(line: str, cues: Cues) -> tuple[str, ...]:
    """The words that make a line what it is, without their endings, each once; all words when there is no such."""
    words = [_stem(word) for word in folded(line)]
    return tuple(dict.fromkeys([word for word in _meant(line, cues) if word not in cues.small] or words))


def beginnings(line: str, cues: Cues) -> tuple[str, ...]:
    """Words, and words in a row, that a line with the same meaning may have; endings may follow."""
    return tuple(dict.fromkeys(way for word in telling(line, cues) for way in (word, *cues.ways.get(word, ()))))


def likeness(one: str, other: str, cues: Cues) -> float:
    """The share of telling words that two lines have in common, 0 to 1.

    Less when one asks or denies what the other says, or says it of another time or with the roles exchanged.
    """
    first, second = set(telling(one, cues)), set(telling(other, cues))
    first, second = first | _asked(one), second | _asked(other)
    share = len(first & second) / len(first | second) if first and second else 0.0
    return share * _OPPOSED if share and _are_opposed(one, other, cues) else share


def _are_opposed(one: str, other: str, cues: Cues) -> bool:
    return (
        _denies(one, cues) != _denies(other, cues)
        or differ_in_time(one, other)
        or are_swapped(_named(one, cues), _named(other, cues))
    )


def _named(line: str, cues: Cues) -> list[str]:
    """The telling words in their order, and whom the others mean."""
    return [person(word) or word for word in _meant(line, cues) if person(word) or word not in cues.small]


def _meant(line: str, cues: Cues) -> list[str]:
    """The words of a line, with one word for all that mean the same."""
    words, meant, place = folded(line), [], 0
    stems = tuple(map(_stem, words))
    while place < len(words):
        ends = range(min(place + cues.longest, len(words)), place, -1)
        found = next((end for end in ends if stems[place:end] in cues.meanings), None)
        alone = words[place] if words[place] in cues.small | _NO else stems[place]
        meant.append(cues.meanings[stems[place:found]] if found else alone)
        place = found or place + 1
    return meant


def _denies(line: str, cues: Cues) -> bool:
    return not _NO.isdisjoint(_meant(line, cues))


def _asked(line: str) -> frozenset[str]:
    """What a line asks for when it begins like a question: a line that only tells something is another one."""
    opening = next(iter(folded(line)), "")
    return frozenset(["whether?"] if opening in _WHETHER else [f"{opening}?"] if opening in _ASKING else [])


def same(neighbours: Iterable[Neighbour]) -> Neighbour | None:
    """The neighbour that is nearly the same line, if there is one."""
    nearest = max(neighbours, key=lambda one: (one.likeness, one.is_verbatim), default=None)
    return nearest if nearest is not None and nearest.likeness >= SAME_FROM else None


def kind_of(line: str, cues: Cues, neighbours: Iterable[Neighbour] = ()) -> Category | None:
    """The kind that a line sounds like; None where nothing tells."""
    heard = list(map(_stem, folded(line)))
    votes = {kind: float(sum(_strength(cue, heard) for cue in cues.kinds.get(kind, ()))) for kind in Category}
    for one in sorted(neighbours, key=lambda one: -one.likeness)[:_NEIGHBOURS]:
        if one.likeness >= _ALIKE_FROM:
            votes[one.category] += 2 * one.likeness
    best = max(Category, key=lambda kind: votes[kind])
    return best if votes[best] else None


def _strength(phrase: str, heard: list[str]) -> int:
    """How many words a cue has, when they stand in the line in a row; else 0."""
    wanted = list(map(_stem, folded(phrase)))
    size = len(wanted)
    places = range(len(heard) - size + 1)
    return size if any(heard[place : place + size] == wanted for place in places) else 0


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(map(_stem, folded(phrase)))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= _LEAST_STEM:
            return word.removesuffix(ending)
    return word
