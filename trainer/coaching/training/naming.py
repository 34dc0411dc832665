"""``python -m trainer.coaching.training.naming``: lines that name a worry first, learnt from taught ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from trainer.coaching import naming
from trainer.coaching.everyday import folder
from trainer.coaching.families import load_folder
from trainer.coaching.training.directions import direction, keep, vectors

Row = tuple[str, bool]
"""A line, and whether it names a worry first."""


def rows(lines: Path) -> Iterator[Row]:
    """The taught lines, and the examples and near misses of the phrase file."""
    for file in sorted(lines.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            told = json.loads(line)
            yield told["reply"], told["names_it"]
    for family in load_folder(folder()):
        if family.key == naming.FAMILY:
            yield from ((text, True) for text in family.examples)
            yield from ((text, False) for text in family.near_misses)


def main() -> None:
    taught = [*rows(folder() / "sentences" / "prehandle")]
    does = np.array([names_it for _, names_it in taught], np.float64)
    weights = direction(vectors(line for line, _ in taught), does, np.ones(len(taught)))
    keep((naming.FAMILY,), weights[None].astype(np.float32), naming.file())


if __name__ == "__main__":
    main()
