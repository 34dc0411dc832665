"""Finding patterns of words in a row of words: one machine for all patterns, a single pass, no regular expressions.

A pattern is a row of elements. All patterns share one nondeterministic automaton, run as Thompson does: at each word
every place of it is entered at most once, by the match that began last. So a run costs at most (words x places), and
`families` bounds the places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from trainer.coaching.normalise import Token


@dataclass(frozen=True, slots=True)
class Word:
    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One of several words or short phrases."""

    ways: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """At least `least` and at most `most` words of any kind, except a denial."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Maybe:
    """Elements that may be left out."""

    inner: tuple[Element, ...]


Element = Word | Slot | Gap | Maybe


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of elements; `opens` and `closes` tie it to the beginning or the end, `asked` to a question or to words
    without punctuation, `marked` to a question mark.
    """

    source: str
    elements: tuple[Element, ...]
    opens: bool = False
    closes: bool = False
    asked: bool = False
    marked: bool = False

    @property
    def places(self) -> int:
        """How many places of the automaton it takes when it shares none with another pattern, and one for its end."""
        return _places(self.elements) + 1


def _places(elements: tuple[Element, ...]) -> int:
    return sum(map(_places_of, elements))


def _places_of(element: Element) -> int:
    match element:
        case Word():
            return 1
        case Slot(ways):
            return 1 + sum(len(way) - 1 for way in ways)
        case Gap(_, most):
            return 1 + most
        case Maybe(inner):
            return 1 + _places(inner)


@dataclass(frozen=True, slots=True)
class Match:
    """Pattern number `pattern` covers the words from `first` to `last`, both included."""

    pattern: int
    first: int
    last: int


class Matcher:
    """The automaton. Words in `skipped` may stand anywhere inside a phrase; those in `denials` never fill a gap."""

    def __init__(self, patterns: Iterable[Pattern], skipped: frozenset[str], denials: frozenset[str]) -> None:
        self._skipped, self._denials = skipped, denials
        self._words: list[dict[str, list[int]]] = []
        self._any: list[list[int]] = []
        self._free: list[list[int]] = []
        self._accepts: list[list[int]] = []
        self._known: dict[tuple[int, Element], int] = {}
        self._root, self._opening = self._state(), self._state()
        for number, pattern in enumerate(patterns):
            end = self._path(self._opening if pattern.opens else self._root, pattern.elements)
            self._accepts[end].append(number)
        self._vocabulary = frozenset(word for words in self._words for word in words) | denials
        self._nowhere: list[list[int]] = [[]] * len(self._free)
        self._beginnings: dict[tuple[str, bool], tuple[int, ...]] = {}

    def run(self, said: Sequence[Token], opens: Sequence[bool]) -> Iterator[Match]:
        """Every match, in the order in which they end. A match never crosses the end of a sentence."""
        alive: dict[int, int] = {}
        for at, token in enumerate(said):
            fresh = at == 0 or said[at - 1].sentence != token.sentence
            if fresh:
                alive = {}
            word = token.text if token.text in self._vocabulary else ""
            reached = dict.fromkeys(self._begun(word, opens=opens[at]), at)
            self._advance(alive, word, reached)
            for place, first in reached.items():
                for number in self._accepts[place]:
                    yield Match(number, first, at)
            stays = token.text in self._skipped or (not fresh and said[at - 1].text == token.text)
            alive = _latest(reached, alive) if stays else reached

    def _begun(self, word: str, *, opens: bool) -> tuple[int, ...]:
        """Where a word leads from the beginning; worked out once for each known word."""
        known = self._beginnings.get((word, opens))
        if known is None:
            start, reached = dict[int, int](), dict[int, int]()
            for place in (self._root, self._opening) if opens else (self._root,):
                self._enter(place, 0, start)
            self._advance(start, word, reached)
            known = self._beginnings[word, opens] = tuple(reached)
        return known

    def _advance(self, alive: dict[int, int], word: str, reached: dict[int, int]) -> None:
        """Add where a word leads to; `alive` holds those that began last first, so that the first to come stays."""
        anywhere = self._any if word not in self._denials else self._nowhere
        for place, first in alive.items():
            for target in (*self._words[place].get(word, ()), *anywhere[place]):
                if target not in reached:
                    self._enter(target, first, reached)

    def _enter(self, place: int, first: int, reached: dict[int, int]) -> None:
        """Add a place, and where it leads to without a word."""
        reached[place] = first
        for ahead in self._free[place]:
            if ahead not in reached:
                self._enter(ahead, first, reached)

    def _state(self) -> int:
        self._words.append({})
        self._any.append([])
        self._free.append([])
        self._accepts.append([])
        return len(self._free) - 1

    def _path(self, state: int, elements: tuple[Element, ...]) -> int:
        for element in elements:
            known = self._known.get((state, element))
            if known is None:
                known = self._known[state, element] = self._state()
                self._edge(state, element, known)
            state = known
        return state

    def _edge(self, state: int, element: Element, target: int) -> None:
        match element:
            case Word(text):
                self._words[state].setdefault(text, []).append(target)
            case Slot(ways):
                for way in ways:
                    self._row(state, way, target)
            case Maybe(inner):
                self._free[state].append(target)
                self._free[self._path(state, inner)].append(target)
            case Gap(least, most):
                self._gap(state, least, most, target)

    def _row(self, state: int, words: tuple[str, ...], target: int) -> None:
        for word in words[:-1]:
            following = self._state()
            self._words[state].setdefault(word, []).append(following)
            state = following
        self._words[state].setdefault(words[-1], []).append(target)

    def _gap(self, state: int, least: int, most: int, target: int) -> None:
        for count in range(most + 1):
            if count >= least:
                self._free[state].append(target)
            if count < most:
                following = self._state()
                self._any[state].append(following)
                state = following


def _latest(reached: dict[int, int], alive: dict[int, int]) -> dict[int, int]:
    """Both, each place with the match that began last, and those that began last first."""
    both = alive | {place: first for place, first in reached.items() if first > alive.get(place, -1)}
    return dict(sorted(both.items(), key=itemgetter(1), reverse=True))
