"""Finding cards by words, the way a person sees and types them: slots filled, apostrophes, accents and case aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from trainer.domain import slots
from trainer.domain.cards import Card
from trainer.domain.characters import tidy
from trainer.domain.writing import said

MOST_WORDS = 24
"""Words of a search that count; nobody remembers more of a line."""

_APOSTROPHES = re.compile("['’ʼ‘]")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?<=\w{3})(?:ing|(?<!e)i?ed|ies|(?<=[cs]h|ss|.x)es|['’]?(?<![isu])s)$", re.IGNORECASE)

STARRED, FLAGGED, SUSPENDED, BURIED = "is:starred", "is:flagged", "is:suspended", "is:buried"
DECISIONS = (STARRED, FLAGGED, SUSPENDED, BURIED)
"""Words of a search that ask for what the rep decided about a card, whatever is written on it."""

_FLAGS = {
    f"flag:{name}": number
    for number, color in enumerate(("red", "amber", "green", "blue"), 1)
    for name in (color, number)
}


@dataclass(frozen=True)
class Wanted:
    """What the rep is to have decided about a card that is looked for; all of it.

    Attributes:
        flags: The colours of which one is enough; none for any card.
    """

    marked: bool = False
    flags: frozenset[int] = frozenset()
    suspended: bool = False
    buried: bool = False

    def __bool__(self) -> bool:
        return self != ANY


ANY = Wanted()


def decisions(text: str) -> tuple[str, ...]:
    """The words of a search that ask for a decision, as they are typed without capitals."""
    return tuple(word for word in text.casefold().split() if word in DECISIONS or word in _FLAGS)


def asks_half(text: str) -> bool:
    """Whether a word begins like one that asks for a decision, and there is none of that name."""
    return any(word.startswith(("is:", "flag:")) and not decisions(word) for word in text.casefold().split())


def toggled(text: str, decision: str) -> str:
    """A search that asks for that decision, too; no longer when it did."""
    words = text.split()
    rest = [word for word in words if word.casefold() != decision]
    return " ".join(rest if len(rest) < len(words) else [decision, *words])


def _wanted(asked: tuple[str, ...]) -> Wanted:
    flags = frozenset(_FLAGS[word] for word in asked if word in _FLAGS)
    if FLAGGED in asked and not flags:
        flags = frozenset(_FLAGS.values())
    return Wanted(STARRED in asked, flags, SUSPENDED in asked, BURIED in asked)


class Query:
    """What somebody typed to find a card.

    Args:
        text: What was typed.
        loosely: Whether its words may have other endings: ``price`` for ``pricing``.

    Attributes:
        wanted: What is to have been decided about it.
        typed: The other words as they were typed.
        words: Each of them once, loosely without its ending.
        begun: Those that may go on: the last one, which may be unfinished, and those without their ending.
    """

    def __init__(self, text: str, *, loosely: bool = False) -> None:
        asked = decisions(text)
        self.wanted = _wanted(asked)
        if asked:
            text = " ".join(word for word in text.split() if word.casefold() not in asked)
        self.typed = tuple(_WORD.findall(tidy(text)))[:MOST_WORDS]
        self.words = tuple(dict.fromkeys(_ENDING.sub("", word) if loosely else word for word in self.typed))
        self.begun = frozenset(self.words[-1:]) | (frozenset(self.words) - frozenset(self.typed))
        self._known = frozenset(folded(" ".join(word for word in self.words if word not in self.begun)))
        self._beginnings = tuple(folded(" ".join(self.begun)))
        self._phrase = " " + " ".join(folded(tidy(text)))

    def distance(self, card: Card, own: Mapping[str, str], wording: str = "") -> int | None:
        """How far a card is from what was typed: 0 when its objection reads like that, None when a word is missing.

        Args:
            card: The card.
            own: The rep's own words for slots.
            wording: The rep's own wording of its reply.
        """
        texts = [*_seen(card, own), wording]
        if (place := self.place(*texts)) is not None:
            return place
        if self._all_in(texts[:2]):
            return 3
        return 4 if self._all_in(texts) else None

    def place(self, *texts: str) -> int | None:
        """Which of these texts is the first that reads like what was typed, at most 2; None when none does."""
        for place, text in enumerate(texts):
            if self._phrase in " " + " ".join(folded(text)):
                return min(place, 2)
        return None

    def touches(self, text: str) -> bool:
        """Whether one of the words is in a text."""
        there = _words(text)
        return not there.isdisjoint(self._known) or any(word.startswith(self._beginnings) for word in there)

    def _all_in(self, texts: Iterable[str]) -> bool:
        there = frozenset().union(*map(_words, texts))
        return self._known <= there and all(
            any(word.startswith(beginning) for word in there) for beginning in self._beginnings
        )


def _words(text: str) -> frozenset[str]:
    """The words of a text with their apostrophes left out, and what stands before and after each."""
    return frozenset((*folded(text), *parts(text)))


def folded(text: str) -> list[str]:
    """The words of a text without capitals and accents, and without apostrophes: ``dont`` for ``Don't``."""
    return _PART.findall(_bare(_APOSTROPHES.sub("", text)))


def parts(text: str) -> list[str]:
    """The words of a text without capitals and accents, cut at apostrophes: ``don t`` for ``Don't``."""
    return _PART.findall(_bare(text))


def joined(text: str) -> str:
    """The words with an apostrophe as they are typed in a hurry, without it; the other words are left out."""
    return " ".join(_APOSTROPHES.sub("", word) for word in _WORD.findall(text) if _APOSTROPHES.search(word))


def _seen(card: Card, own: Mapping[str, str]) -> Iterator[str]:
    """The card's texts as they are shown, the objection and its other wording first."""
    yield from (slots.fill(text, own, card.slots) for _, text in said(card))
    yield from (card.notes, *card.tags)


def _bare(text: str) -> str:
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
