"""Learning one direction in what the encoder reads: a logistic regression over sentences, which takes seconds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.coaching import heads, model
from trainer.coaching.encoder import Encoder

STRENGTH = 1.0
"""How much large weights are held back."""
_STEPS = 12

Numbers = NDArray[np.float64]


def vectors(texts: Iterable[str]) -> Numbers:
    """What the shipped encoder reads of whole texts, and a one at the end of each."""
    place = model.folder()
    encoder = Encoder(place / model.ENCODER, place / model.TOKENIZER)
    read = np.array([heads.vector(encoder.read(text, ""), 0, len(text)) for text in texts], np.float64)
    return np.hstack([read, np.ones((len(read), 1))])


def direction(inputs: Numbers, does: Numbers, counts: Numbers) -> Numbers:
    """The weights that tell those with a one in `does` from the others, by Newton's method.

    Args:
        inputs: One row for each text, with a one at its end.
        does: Ones and zeros.
        counts: How much each text counts.
    """
    weights = np.zeros(inputs.shape[1])
    held_back = np.full(len(weights), STRENGTH)
    held_back[-1] = 1e-3
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (counts * (chance - does)) + held_back * weights
        bend = (inputs * (counts * chance * (1 - chance))[:, None]).T @ inputs + np.diag(held_back)
        weights -= np.linalg.solve(bend, slope)
    return weights


def keep(names: Sequence[str], weights: NDArray[np.float32], file: Path) -> None:
    """Write them with the digest of the encoder to which they belong."""
    heads.save(heads.Heads(tuple(names), weights, model.check(model.folder()).digest), file)
