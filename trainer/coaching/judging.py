"""From what was read of each token to findings: which labels hold, by which words, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from trainer.coaching.outputs import LABELS, SHARPNESS, USUAL_TOKENS
from trainer.domain.feedback import Certainty, Finding, Label

if TYPE_CHECKING:
    from trainer.coaching.encoder import Floats, Reading

_CARRIES = -1.0
"""From this logit on a token belongs to the words that carry a label; chosen by the token-F1 of spans."""
_BRIDGED = 2
"""So many weaker tokens between two runs do not part them."""
_WORD = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True)
class Band:
    """From which logit of the whole reply a label holds, is likely, and is sure."""

    holds: float
    likely: float
    sure: float

    def certainty(self, logit: float) -> Certainty | None:
        """How sure that is; None where the label does not hold."""
        if logit < self.holds:
            return None
        return Certainty.SURE if logit >= self.sure else Certainty.LIKELY if logit >= self.likely else Certainty.CHECK


def pooled(logits: Floats) -> NDArray[np.float64]:
    """(tokens, columns) → (columns,): how much a text as a whole has of each column; see `outputs.SHARPNESS`."""
    if not len(logits):
        return np.full(logits.shape[1], -np.inf)
    scaled = logits.astype(np.float64) * SHARPNESS
    return np.asarray((np.logaddexp.reduce(scaled, axis=0) - np.log(USUAL_TOKENS)) / SHARPNESS)


def findings(text: str, reading: Reading, bands: Mapping[Label, Band]) -> Iterator[Finding]:
    """The labels that hold: for each the words that carry it most, and others that would earn it alone."""
    whole = pooled(reading.logits)
    for column, label in enumerate(LABELS):
        if bands[label].certainty(whole[column]) is None:
            continue
        runs = _runs(reading.logits[:, column])
        scores = [pooled(reading.logits[first : last + 1, column : column + 1])[0] for first, last in runs]
        best = int(np.argmax(scores))
        for place, (first, last) in enumerate(runs):
            score = whole[column] if place == best else scores[place]
            if (certainty := bands[label].certainty(score)) is not None:
                start, end = _whole_words(text, reading.places[first][0], reading.places[last][1])
                yield Finding(label, start, end, certainty)


def _runs(logits: Floats) -> list[tuple[int, int]]:
    """First and last token of each run that carries a label; the strongest token alone when none does."""
    carriers = np.flatnonzero(logits > _CARRIES)
    if not len(carriers):
        carriers = np.array([int(np.argmax(logits))])
    parted = np.flatnonzero(np.diff(carriers) > _BRIDGED + 1)
    firsts = [int(carriers[0]), *(int(carriers[at + 1]) for at in parted)]
    lasts = [*(int(carriers[at]) for at in parted), int(carriers[-1])]
    return list(zip(firsts, lasts, strict=True))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch, widened to the words that it cuts."""
    touched = [word for word in _WORD.finditer(text) if word.start() < end and word.end() > start]
    if touched:
        start, end = min(start, touched[0].start()), max(end, touched[-1].end())
    return start, end
