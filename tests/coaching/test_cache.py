"""Vectors come back as they were kept, or not at all."""

from __future__ import annotations

import stat
from pathlib import Path

import numpy as np
import pytest

from trainer.coaching import cache
from trainer.coaching.outputs import MEANING

LINES = ("It's too dear.", "Wir haben kein Geld.", "")
VECTORS = {cache.key(line): np.linspace(-1, at, MEANING, dtype=np.float32) for at, line in enumerate(LINES)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "cache" / "meanings"
    cache.save(file, "model", VECTORS)
    return file


def test_what_was_kept_comes_back(file: Path) -> None:
    found = cache.load(file, "model")
    assert found.keys() == VECTORS.keys()
    assert all(np.allclose(found[key], vector, atol=1e-3) for key, vector in VECTORS.items())


def test_nothing_is_found_before_anything_was_kept(tmp_path: Path) -> None:
    assert cache.load(tmp_path / "meanings", "model") == {}


def test_what_another_model_made_is_of_no_use(file: Path) -> None:
    assert cache.load(file, "another") == {}


@pytest.mark.parametrize("at", [0, 31, 32, 500, -1])
def test_one_damaged_byte_makes_it_useless(file: Path, at: int) -> None:
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    assert cache.load(file, "model") == {}


@pytest.mark.parametrize("size", [0, 5, 32, 100, 1500])
def test_a_file_that_ends_early_is_useless(file: Path, size: int) -> None:
    file.write_bytes(file.read_bytes()[:size])
    assert cache.load(file, "model") == {}


def test_a_file_as_large_as_none_of_ours_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "LARGEST", 1000)
    assert cache.load(file, "model") == {}


def test_what_is_kept_takes_the_place_of_what_was_there(file: Path) -> None:
    few = dict(list(VECTORS.items())[:1])
    cache.save(file, "model", few)
    assert cache.load(file, "model").keys() == few.keys()
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


def test_it_is_for_nobody_but_the_person(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_where_nothing_can_be_kept_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("I am no folder.")
    cache.save(tmp_path / "cache" / "meanings", "model", VECTORS)
    assert cache.load(tmp_path / "cache" / "meanings", "model") == {}
