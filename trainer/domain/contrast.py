"""What sets two lines with the same words apart: when it is so, and who does it to whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto
from itertools import combinations

from trainer.domain.finding import parts

_STATE = "(?:have|need)"
_PAST = re.compile(
    r"\b(?:was|were|wasn|weren|wasnt|werent|had|hadn|hadnt"
    rf"|(?:i|we|they|he|she) used to|did(?:nt|n t| not)? {_STATE})\b"
)
_FUTURE = re.compile(rf"\b(?:(?:wi)?ll|won t|wont|gonna|going to)(?: not| never)? {_STATE}\b(?! to\b)")
_OPEN = re.compile(r"\b(?:if|(?:(?:i|we|you|they)?ve|have|has|havent|hasnt|never|not|t) had)\b")

_PERIOD = "(?:year|quarter|month|week|fiscal|financial|season|spring|summer|autumn|fall|winter|time|round|cycle)"
_EARLIER = re.compile(r"\b(?:last|yesterday|ago|previous)\b")
_NOW = re.compile(rf"\b(?:now|today|currently|at the moment|this {_PERIOD})\b")
_LATER = re.compile(r"\b(?:next|tomorrow|later|soon)\b")

_US = "us"
_PERSONS = {
    word: person
    for person, words in (
        (_US, "i me my mine we us our ours im id ive weve"),
        ("you", "you your yours youre youve youd youll"),
        ("them", "they them their theirs theyre theyve theyd theyll he him his she her hers"),
    )
    for word in words.split()
}


class Tense(Enum):
    """When a line says that something is so; what only may be so has no time, and what has been so may still be."""

    PAST = auto()
    PRESENT = auto()
    FUTURE = auto()


def differ_in_time(one: str, other: str) -> bool:
    """Whether one line tells of another time than the other: of a year that was and of the next."""
    first, second = " ".join(parts(one)), " ".join(parts(other))
    if not (_OPEN.search(first) or _OPEN.search(second)) and _tense(first) is not _tense(second):
        return True
    return bool(_named(first)) and bool(_named(second)) and _named(first).isdisjoint(_named(second))


def _tense(line: str) -> Tense:
    return Tense.PAST if _PAST.search(line) else Tense.FUTURE if _FUTURE.search(line) else Tense.PRESENT


def _named(line: str) -> frozenset[Tense]:
    """The times that a line names with a word such as ``next``."""
    ways = {Tense.PAST: _EARLIER, Tense.PRESENT: _NOW, Tense.FUTURE: _LATER}
    return frozenset(time for time, way in ways.items() if way.search(line))


def person(word: str) -> str:
    """Whom a word such as ``our`` or ``them`` means; empty for any other word."""
    return _PERSONS.get(word, "")


def are_swapped(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two that are named in both lines have changed places: ``you are better than them`` turned round.

    What a line ends with may open the other one (``this year we have none``), and two words side by side may change
    places (``the price from them``, ``their price``): neither says anything else.

    Args:
        one: The words of a line that tell something, in their order, and the persons whom others mean.
        other: Those of the other line.
    """
    first, second = _shared(one, other), _shared(other, one)
    if any(first[cut:] + first[:cut] == second for cut in range(len(first) + 1)):
        return False
    return any(_change_places(pair, first, second) for pair in combinations(first, 2))


def _shared(one: Iterable[str], other: Iterable[str]) -> list[str]:
    """The words of a line that the other has, too, where they stand first; a speaker who is alone may be left out."""
    there = set(other)
    shared = [word for word in dict.fromkeys(one) if word in there]
    persons = set(shared) & set(_PERSONS.values())
    return shared if persons != {_US} else [word for word in shared if word != _US]


def _change_places(pair: tuple[str, str], first: list[str], second: list[str]) -> bool:
    one, other = pair
    if second.index(one) < second.index(other):
        return False
    if _US not in pair and all(map(person, pair)):
        return True
    between = first[first.index(one) + 1 : first.index(other)]
    return not set(between).isdisjoint(second[second.index(other) : second.index(one)])
