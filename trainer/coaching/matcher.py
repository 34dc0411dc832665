"""Finding patterns of words in a row of words: one machine for all patterns, a single pass, no regular expressions.

A pattern is a row of elements. All patterns share one nondeterministic automaton whose size is linear in their text; a
run costs at most (words x states alive), and the number of states is bounded by `families`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
        self._closed: list[tuple[int, ...] | None] = [None] * len(self._free)
        self._vocabulary = frozenset(word for words in self._words for word in words) | denials
        self._moves: list[dict[str, tuple[int, ...]]] = [{} for _ in self._free]

    def run(self, said: Sequence[Token], opens: Sequence[bool]) -> Iterator[Match]:
        """Every match, in the order in which they end. A match never crosses the end of a sentence."""
        alive: dict[int, int] = {}
        for at, token in enumerate(said):
            fresh = at == 0 or said[at - 1].sentence != token.sentence
            if fresh:
                alive = {}
            stays = token.text in self._skipped or (not fresh and said[at - 1].text == token.text)
            after = dict(alive) if stays else {}
            starts = [(self._root, at), (self._opening, at)] if opens[at] else [(self._root, at)]
            reached: dict[int, int] = {}
            for state, first in (*alive.items(), *starts):
                for target in self._move(state, token.text):
                    if reached.get(target, -1) < first:
                        reached[target] = first
            for target, first in reached.items():
                after[target] = max(first, after.get(target, -1))
                for number in self._accepts[target]:
                    yield Match(number, first, at)
            alive = after

    def _move(self, state: int, word: str) -> tuple[int, ...]:
        """The states that a word leads to; worked out once for each state and known word."""
        word = word if word in self._vocabulary else ""
        moves = self._moves[state]
        found = moves.get(word)
        if found is None:
            targets: set[int] = set()
            for source in self._closure(state):
                near = self._words[source].get(word, ())
                far = self._any[source] if word not in self._denials else ()
                for target in (*near, *far):
                    targets.update(self._closure(target))
            found = moves[word] = tuple(targets)
        return found

    def _closure(self, state: int) -> tuple[int, ...]:
        known = self._closed[state]
        if known is None:
            seen, queue = {state}, [state]
            while queue:
                for target in self._free[queue.pop()]:
                    if target not in seen:
                        seen.add(target)
                        queue.append(target)
            known = self._closed[state] = tuple(seen)
        return known

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
