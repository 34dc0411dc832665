"""From which logits on a label holds, is likely and is sure, told by replies that were not taught."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.coaching.encoder import Encoder
from trainer.coaching.judging import Band, pooled
from trainer.coaching.outputs import LABELS
from trainer.coaching.training.rows import Row, replies
from trainer.domain.feedback import Label

LIKELY, SURE = 0.85, 0.95
"""Of what is called likely, or sure, so much should be right."""

_LEAST, _MOST, _STEP = -1.5, 8.0, 0.1
_AS_GOOD = 0.01
"""Of the cuts whose F1 is so near to the best, the highest is taken: better a label too few than one too many."""
_BORROWED = 0.2
"""Rare labels lean on the others of their kind: so much does one of their replies count."""

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]


def bands(encoder: Encoder, folder: Path) -> dict[Label, Band]:
    """The bands of all labels, by the labelled replies of a folder."""
    rows = replies(folder)
    logits = np.array([pooled(encoder.read(row.text).logits)[: len(LABELS)] for row in rows])
    return dict(zip(LABELS, fitted(logits, _holds(rows), [label.kind for label in LABELS]), strict=True))


def fitted(logits: Floats, holds: Truths, kinds: Sequence[str]) -> list[Band]:
    """(rows, labels) logits and truths → one band per label."""
    out = []
    for column, kind in enumerate(kinds):
        kin = [other for other, its in enumerate(kinds) if its == kind]
        weight = np.concatenate([np.full(len(logits), 1.0 if other == column else _BORROWED) for other in kin])
        out.append(_band(logits[:, kin].T.ravel(), holds[:, kin].T.ravel(), weight))
    return out


def _holds(rows: Sequence[Row]) -> Truths:
    return np.array([[column in row.holds for column in range(len(LABELS))] for row in rows])


def _band(logits: Floats, holds: Truths, weight: Floats) -> Band:
    cuts = np.arange(_LEAST, _MOST, _STEP)
    right = np.array([weight[holds & (logits >= cut)].sum() for cut in cuts])
    said = np.array([weight[logits >= cut].sum() for cut in cuts])
    f1 = 2 * right / np.maximum(said + weight[holds].sum(), 1e-9)
    precision = right / np.maximum(said, 1e-9)
    best = int(np.flatnonzero(f1 >= f1.max() - _AS_GOOD)[-1])
    likely = _first(precision >= LIKELY, best)
    return Band(*(round(float(cuts[at]), 2) for at in (best, likely, _first(precision >= SURE, likely))))


def _first(good: Truths, start: int) -> int:
    """The first place from `start` on that is good, or the last of all."""
    after = np.flatnonzero(good[start:])
    return start + int(after[0]) if len(after) else len(good) - 1
