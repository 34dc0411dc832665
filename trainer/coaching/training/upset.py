"""``python -m trainer.coaching.training.upset``: what a reply does for somebody who is upset, learnt from sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.coaching import heads, upset
from trainer.coaching.everyday import folder
from trainer.coaching.families import load_folder
from trainer.coaching.training.directions import Numbers, direction, keep, vectors
from trainer.domain.signs import Sign

SIGNS = tuple(Sign(key) for key in dict.fromkeys(family.key for family in load_folder(upset.place())))
_SHARE = 0.25
"""What all the sentences with a sign count beside those without it."""
_NEAR, _ELSEWHERE = 2.0, 0.3
"""What a near miss counts for the sign that it misses, and for the others."""

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


def learnt(inputs: Numbers, taught: Sequence[Row]) -> NDArray[np.float32]:
    """One row of weights for each sign."""
    return np.array([direction(inputs, *_targets(taught, sign)) for sign in SIGNS], np.float32)


def _targets(taught: Sequence[Row], sign: Sign) -> tuple[Numbers, Numbers]:
    """Which sentences do it, and what each of them counts."""
    does = np.array([sign in signs for _, signs, _ in taught], np.float64)
    counts = np.array([1.0 if near is None else _NEAR if near is sign else _ELSEWHERE for _, _, near in taught])
    counts[does == 1] *= _SHARE * counts[does == 0].sum() / max(counts[does == 1].sum(), 1)
    return does, counts


def main() -> None:
    taught = [*rows(folder() / "sentences" / "upset")]
    keep(SIGNS, learnt(vectors(text for text, _, _ in taught), taught), upset.place() / heads.FILE)


if __name__ == "__main__":
    main()
