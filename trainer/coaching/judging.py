"""From what was read of each token to findings: which labels hold, by which words, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from trainer.coaching.normalise import Token
from trainer.coaching.outputs import LABELS, SHARPNESS, USUAL_TOKENS
from trainer.coaching.stretches import Stretch, in_context, underlined
from trainer.domain.feedback import Certainty, Finding, Label

if TYPE_CHECKING:
    from trainer.coaching.encoder import Floats, Reading

_CARRIES = -1.0
"""From this logit on a token belongs to the words that carry a label; chosen by the token-F1 of spans."""
_BRIDGED = 2
"""So many weaker tokens between two runs do not part them."""


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


def findings(said: Sequence[Token], reading: Reading, bands: Mapping[Label, Band]) -> Iterator[Finding]:
    """The labels that hold: for each the words that carry it most, and others that would earn it alone.

    Args:
        said: The words of the text; at least one.
        reading: What was read of it.
        bands: What it takes.
    """
    whole = pooled(reading.logits)
    for column, label in enumerate(LABELS):
        if bands[label].certainty(whole[column]) is not None:
            yield from _found(said, reading, column, bands[label], float(whole[column]))


def _found(said: Sequence[Token], reading: Reading, column: int, band: Band, whole: float) -> Iterator[Finding]:
    """The words that carry a label that holds. Scraps are left out beside others, and shown in their clause alone."""
    logits = reading.logits[:, column]
    runs = [run for run in _runs(logits) if reading.places[run[0]][0] < said[-1].end]
    places = [(reading.places[first][0], reading.places[last][1]) for first, last in runs]
    scores = [float(pooled(logits[first : last + 1, None])[0]) for first, last in runs]
    earned = [at for at, score in enumerate(scores) if score >= band.holds] or _strongest(scores)
    told = {at: stretch for at in earned if (stretch := underlined(said, *places[at]))}
    told = told or {at: in_context(said, *places[at]) for at in _strongest(scores)}
    best = max(told, key=scores.__getitem__, default=None)
    for (start, end), score in _joined([(told[at], whole if at == best else scores[at]) for at in told]):
        certainty = band.certainty(score)
        assert certainty is not None
        yield Finding(LABELS[column], start, end, certainty)


def _strongest(scores: Sequence[float]) -> list[int]:
    """Where the highest score stands; nothing where there is none."""
    return [scores.index(max(scores))] if scores else []


def _joined(told: Sequence[tuple[Stretch, float]]) -> list[tuple[Stretch, float]]:
    """The same in order, those that overlap as one."""
    out: list[tuple[Stretch, float]] = []
    for (start, end), score in told:
        if out and start < out[-1][0][1]:
            (start, before), best = out.pop()
            end, score = max(before, end), max(best, score)
        out.append(((start, end), score))
    return out


def _runs(logits: Floats) -> list[tuple[int, int]]:
    """First and last token of each run that carries a label; the strongest token alone when none does."""
    carriers = np.flatnonzero(logits > _CARRIES)
    if not len(carriers):
        carriers = np.array([int(np.argmax(logits))])
    parted = np.flatnonzero(np.diff(carriers) > _BRIDGED + 1)
    firsts = [int(carriers[0]), *(int(carriers[at + 1]) for at in parted)]
    lasts = [*(int(carriers[at]) for at in parted), int(carriers[-1])]
    return list(zip(firsts, lasts, strict=True))
