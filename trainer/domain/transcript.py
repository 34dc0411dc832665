"""What was heard of a reply: words, and when they were said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any, Self

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

MENDED_SHARE = 0.25
"""Of the words that were heard so many stand in what was mended, at least."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was heard.

    Attributes:
        text: With the punctuation that belongs to it, without spaces.
        start_ms, end_ms: Milliseconds from the start of the sound.
    """

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Transcript:
    """A stretch of speech in words.

    Attributes:
        words: In the order in which they were said.
    """

    words: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        """The words, a space between each two."""
        return " ".join(word.text for word in self.words)

    def __add__(self, other: Transcript) -> Transcript:
        return Transcript(self.words + other.words)

    def later(self, ms: int) -> Transcript:
        """The same words, so much later."""
        return Transcript(
            tuple(replace(word, start_ms=word.start_ms + ms, end_ms=word.end_ms + ms) for word in self.words)
        )

    def when(self, reply: str, start: int, end: int) -> tuple[int, int] | None:
        """From when to when a part of a reply was said, in milliseconds of the sound.

        Args:
            reply: The words as they stand now, mended or gone on with by hand, perhaps.
            start: Where the part begins in it.
            end: Where it ends.

        Returns:
            None when none of it was said.
        """
        said = [word for place, word in self._matched(reply) if place.start() < end and place.end() > start]
        return (said[0].start_ms, max(word.end_ms for word in said)) if said else None

    def stands_in(self, reply: str) -> bool:
        """Whether a reply is what was heard, mended by hand, and not another that was typed instead."""
        return sum(1 for _ in self._matched(reply)) >= max(len(self.words) * MENDED_SHARE, 1)

    def facts(self) -> list[list[Any]]:
        """Triples of text, start and end, as JSON can carry them."""
        return [[word.text, word.start_ms, word.end_ms] for word in self.words]

    @classmethod
    def from_facts(cls, words: Iterable[Any]) -> Self:
        """The inverse of `facts`.

        Raises:
            TypeError, ValueError: They are something else.
        """
        return cls(tuple(Word(str(text), int(start), int(end)) for text, start, end in words))

    def _matched(self, reply: str) -> Iterator[tuple[re.Match[str], Word]]:
        """The words of a reply that were heard as well, in their order."""
        written = [*_WORD.finditer(reply)]
        heard = [(_plain(part), word) for word in self.words for part in _WORD.findall(word.text)]
        alike = SequenceMatcher(
            a=[_plain(place[0]) for place in written], b=[text for text, _ in heard], autojunk=False
        )
        for first, second, count in alike.get_matching_blocks():
            for step in range(count):
                yield written[first + step], heard[second + step][1]


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")


def understood(said: str, heard: str) -> tuple[int, int]:
    """How many words of what was said were heard in their order, and how many were said."""
    one, other = ([_plain(word) for word in _WORD.findall(text)] for text in (said, heard))
    alike = SequenceMatcher(a=one, b=other, autojunk=False)
    return sum(block.size for block in alike.get_matching_blocks()), len(one)
