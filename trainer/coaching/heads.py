"""What was taught about sentences of one situation: for each thing that they may do, one direction in what is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from trainer.coaching import judging

if TYPE_CHECKING:
    from trainer.coaching.encoder import Floats, Reading

FILE = "heads.npz"
OF_LABELS, SOFTENED = 0.4, 4.0
"""How much the labels of a stretch count beside what it does and is about, and how far apart they are taken to be."""


@dataclass(frozen=True)
class Heads:
    """What was learnt.

    Attributes:
        weights: One row for each of `names`: a number for each place of `vector`, and one to begin with.
        digest: Of the encoder with which it was learnt; with another one it means nothing.
    """

    names: tuple[str, ...]
    weights: NDArray[np.float32]
    digest: str

    def chances(self, reading: Reading, start: int, end: int) -> Mapping[str, float]:
        """How likely a stretch of a text does each of these."""
        logits = self.weights @ np.append(vector(reading, start, end), 1)
        return dict(zip(self.names, map(float, 1 / (1 + np.exp(-logits))), strict=True))


def vector(reading: Reading, start: int, end: int) -> Floats:
    """What the words of a stretch do, what they are about, and which labels they have."""
    inside = np.array([first < end and last > start for first, last in reading.places], bool)
    labels = np.tanh(judging.pooled(reading.logits[inside]) / SOFTENED) * OF_LABELS
    parts = [_direction(part[inside].sum(0)) for part in (reading.act, reading.meaning)]
    return np.concatenate([*parts, labels]).astype(np.float32)


def load(file: Path) -> Heads | None:
    """What a file holds; None where there is none that can be read."""
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            return Heads(tuple(map(str, stored["names"].tolist())), stored["weights"], str(stored["digest"]))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None


def save(heads: Heads, file: Path) -> None:
    """Write them where `load` finds them."""
    np.savez_compressed(file, names=np.array(heads.names, str), weights=heads.weights, digest=np.array(heads.digest))


def _direction(total: Floats) -> Floats:
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-6), np.float32)
