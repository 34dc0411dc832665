"""Whoever presses, clicks and types anything at all breaks nothing; `tests/bench/bench_walk.py` walks further."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication

from tests.stage import Ears, files_chosen
from tests.walker import Walker


@pytest.fixture
def _staying(qapp: QApplication) -> Iterator[None]:
    """An application that stays when its last window is closed."""
    qapp.setQuitOnLastWindowClosed(False)
    yield
    qapp.setQuitOnLastWindowClosed(True)


@pytest.mark.usefixtures("_staying", "look")
@pytest.mark.parametrize("seed", [11, 12, 13])
def test_a_walk_at_random_ends_with_nothing_wrong(qapp: QApplication, tmp_path: Path, seed: int) -> None:
    with files_chosen(tmp_path / "files", Random(seed)), Ears().open() as ears:
        walker = Walker(qapp, tmp_path / "home", seed, ears)
        walker.walk(500)
        walker.end()
    assert walker.done == 500
