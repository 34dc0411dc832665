"""What the recogniser heard: words, and when they were said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Self


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

    @classmethod
    def from_facts(cls, words: Iterable[Any]) -> Self:
        """Of triples of text, start and end.

        Raises:
            TypeError, ValueError: They are something else.
        """
        return cls(tuple(Word(str(text), int(start), int(end)) for text, start, end in words))
