"""``python -m trainer.coaching.training.upset``: what a reply does for somebody who is upset, learnt from sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.coaching import heads, model, upset
from trainer.coaching.encoder import Encoder
from trainer.coaching.everyday import folder
from trainer.coaching.families import load_folder
from trainer.domain.signs import Sign

SIGNS = tuple(Sign(key) for key in dict.fromkeys(family.key for family in load_folder(upset.place())))
STRENGTH = 1.0
"""How much large weights are held back."""
_SHARE = 0.25
"""What all the sentences with a sign count beside those without it."""
_NEAR, _ELSEWHERE = 2.0, 0.3
"""What a near miss counts for the sign that it misses, and for the others."""
_STEPS = 12

Numbers = NDArray[np.float64]
Row = tuple[str, frozenset[Sign], Sign | None]
"""A sentence, what it does, and what it only seems to do."""


def rows(sentences: Path) -> Iterator[Row]:
    """The taught replies, and the examples and near misses of the phrase files."""
    for file in sorted(sentences.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            told = json.loads(line)
            yield told["reply"], frozenset(map(Sign, told["signs"])), None
    for family in load_folder(upset.place()):
        sign = Sign(family.key)
        yield from ((text, frozenset({sign}), None) for text in family.examples)
        yield from ((text, frozenset(), sign) for text in family.near_misses)


def learnt(vectors: Numbers, taught: Sequence[Row]) -> NDArray[np.float32]:
    """One row of weights for each sign: a logistic regression, by Newton's method."""
    inputs = np.hstack([vectors, np.ones((len(vectors), 1))])
    return np.array([_one(inputs, *_targets(taught, sign)) for sign in SIGNS], np.float32)


def _targets(taught: Sequence[Row], sign: Sign) -> tuple[Numbers, Numbers]:
    """Which sentences do it, and what each of them counts."""
    does = np.array([sign in signs for _, signs, _ in taught], np.float64)
    counts = np.array([1.0 if near is None else _NEAR if near is sign else _ELSEWHERE for _, _, near in taught])
    counts[does == 1] *= _SHARE * counts[does == 0].sum() / max(counts[does == 1].sum(), 1)
    return does, counts


def _one(inputs: Numbers, does: Numbers, counts: Numbers) -> Numbers:
    weights = np.zeros(inputs.shape[1])
    held_back = np.full(len(weights), STRENGTH)
    held_back[-1] = 1e-3
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (counts * (chance - does)) + held_back * weights
        bend = (inputs * (counts * chance * (1 - chance))[:, None]).T @ inputs + np.diag(held_back)
        weights -= np.linalg.solve(bend, slope)
    return weights


def main() -> None:
    place = model.folder()
    encoder = Encoder(place / model.ENCODER, place / model.TOKENIZER)
    taught = [*rows(folder() / "sentences" / "upset")]
    vectors = np.array([heads.vector(encoder.read(text, ""), 0, len(text)) for text, _, _ in taught], np.float64)
    learned = heads.Heads(SIGNS, learnt(vectors, taught), model.check(place).digest)
    heads.save(learned, upset.place() / heads.FILE)


if __name__ == "__main__":
    main()
