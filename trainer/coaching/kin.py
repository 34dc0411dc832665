"""Families known by a few examples: a sentence belongs to one when it does what they do and speaks of what they do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from trainer.coaching.families import Family
from trainer.coaching.normalise import Token

if TYPE_CHECKING:
    from trainer.coaching.encoder import Encoder, Floats, Reading


_READ_ONCE = 500
"""Sentences whose reading is kept, 50 KB each: who writes a family changes one of them at a time."""
_NEAREST = 3
"""So many examples have a say, so that one more example never makes a family deafer."""
_NOTHING = np.zeros((0, 0), np.float32)


@dataclass(frozen=True)
class Kinship:
    """A stretch of a reply, ``text[start:end]``, and how like the examples of a family it is, at most 1."""

    family: Family
    start: int
    end: int
    likeness: float


class Kin:
    """Compares sentences by what they do and what they are about, half and half.

    Each sentence is read when it is first needed, and then kept.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._kept, self._of = lru_cache(_READ_ONCE)(self._read), lru_cache(_READ_ONCE)(self._whole)

    def read(self, sentence: str) -> Reading:
        """What a sentence does and is about, but no label: for one that is compared again and again."""
        return self._kept(sentence)

    def related(self, families: Iterable[Family], reading: Reading, said: Sequence[Token]) -> Iterator[Kinship]:
        """For each family the sentence of a reply that is most like it; near misses count against it."""
        stretches = [(start, end, self._vector(reading, start, end)) for start, end in _sentences(said)]
        for family in families:
            rated = [(self._likeness(family, vector), start, end) for start, end, vector in stretches]
            if rated:
                likeness, start, end = max(rated)
                yield Kinship(family, start, end, likeness)

    def nearest(self, family: Family, words: str) -> str:
        """The example of a family that is most like these words."""
        vector = self._of(words)
        return max(family.examples, key=lambda example: float(self._of(example) @ vector))

    def _likeness(self, family: Family, vector: Floats) -> float:
        """Half of it is how like the nearest example a sentence is, half how like the nearest three on average."""
        best = sorted((float(self._of(example) @ vector) for example in family.examples), reverse=True)[:_NEAREST]
        far = max((float(self._of(miss) @ vector) for miss in family.near_misses), default=0.0)
        return (best[0] + sum(best) / len(best)) / 2 - max(far - best[0], 0.0)

    def _read(self, sentence: str) -> Reading:
        return replace(self._encoder.read(sentence), logits=_NOTHING)

    def _whole(self, sentence: str) -> Floats:
        return self._vector(self.read(sentence), 0, len(sentence))

    @staticmethod
    def _vector(reading: Reading, start: int, end: int) -> Floats:
        """What a stretch of words does and what it is about, as one vector of length 1."""
        inside = [first < end and last > start for first, last in reading.places]
        return _direction(np.concatenate([_direction(part[inside].sum(0)) for part in (reading.act, reading.meaning)]))


def _direction(vector: Floats) -> Floats:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-6), np.float32)


def _sentences(said: Sequence[Token]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, token in enumerate(said):
        if at + 1 == len(said) or said[at + 1].sentence != token.sentence:
            yield said[first].start, token.end
            first = at + 1
