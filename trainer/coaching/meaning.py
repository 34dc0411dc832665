"""What a customer's line is about: a vector that lies near those of lines that mean the same, and its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trainer.coaching.judging import pooled
from trainer.coaching.normalise import is_latin
from trainer.coaching.outputs import KINDS, ON_TOPIC
from trainer.domain.categories import Category
from trainer.domain.feedback import Certainty

if TYPE_CHECKING:
    from trainer.coaching.encoder import Encoder, Floats, Reading

SURE_FROM, LIKELY_FROM = 0.95, 0.6
"""Of the lines that were taught, 99 % of those beyond the first are of that kind, and 92 % of those between the two."""

NEAR_FROM, SAME_KIND = 0.55, 0.1
"""From this likeness on a line is near; one of the kind that was heard counts for so much more."""

_MOST_NEAR = 30
_WORD = re.compile(r"[a-z\u00c0-\u024f]+", re.IGNORECASE)
_LEAST_WORDS = 2


@dataclass(frozen=True)
class Meaning:
    """What was read of a line.

    Attributes:
        vector: `outputs.MEANING` numbers, of length 1; the product of two is how like the lines are, at most 1.
        kind: Which kind of objection it is most likely.
        likelihood: How likely it is that one, 0 to 1; low, too, for a line that is no objection.
    """

    vector: Floats
    kind: Category
    likelihood: float

    @property
    def certainty(self) -> Certainty:
        if self.likelihood >= SURE_FROM:
            return Certainty.SURE
        return Certainty.LIKELY if self.likelihood >= LIKELY_FROM else Certainty.CHECK


class Lines:
    """Lines that were read, to be compared with another one.

    Args:
        ids: Whose each line is.
        kinds: Of which kind.
        vectors: Its meaning.
    """

    def __init__(self, ids: Sequence[str], kinds: Sequence[Category], vectors: Sequence[Floats]) -> None:
        self._ids = ids
        self._kinds = np.array([KINDS.index(kind) for kind in kinds])
        self._vectors = np.stack(vectors)

    def near(self, meaning: Meaning) -> list[str]:
        """Whose lines are near, the nearest first, each once."""
        likeness = self._vectors @ meaning.vector + SAME_KIND * (self._kinds == KINDS.index(meaning.kind))
        nearest = np.argsort(-likeness)[:_MOST_NEAR]
        return list(dict.fromkeys(self._ids[place] for place in nearest if likeness[place] >= NEAR_FROM))


def of(encoder: Encoder, line: str) -> Meaning | None:
    """What a line means; None for one that the encoder was not taught to read.

    That is a single word, and a line most of whose letters are not Latin: it would be told something all the same.
    """
    if len(_WORD.findall(line)) < _LEAST_WORDS or not is_latin(line):
        return None
    reading = encoder.read(line)
    kinds = pooled(reading.logits)[ON_TOPIC + 1 :]
    best = int(kinds.argmax())
    share = np.exp(kinds[best] - np.logaddexp.reduce(kinds))
    evidence = 1 / (1 + np.exp(-kinds[best]))
    return Meaning(_vector(reading), KINDS[best], float(share * evidence))


def _vector(reading: Reading) -> Floats:
    total = reading.meaning.sum(axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-6), np.float32)
