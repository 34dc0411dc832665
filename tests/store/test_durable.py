"""Files that are whole or not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.store import durable


def test_a_copy_has_the_bytes_of_its_source(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"what there was")
    durable.copy(tmp_path / "old", tmp_path / "new")
    assert (tmp_path / "new").read_bytes() == b"what there was"


def test_a_finished_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "part").write_bytes(b"new")
    (tmp_path / "file").write_bytes(b"old")
    durable.put(tmp_path / "part", tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert not (tmp_path / "part").exists()


def test_a_database_is_removed_with_everything_beside_it(tmp_path: Path) -> None:
    for name in ("a.sqlite3", "a.sqlite3-wal", "a.sqlite3-shm", "a.sqlite3-journal", "b.sqlite3-wal"):
        (tmp_path / name).touch()
    durable.remove(tmp_path / "a.sqlite3")
    assert [path.name for path in tmp_path.iterdir()] == ["b.sqlite3-wal"]


@pytest.mark.parametrize("name", ["nothing", "folder"])
def test_what_cannot_be_removed_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    durable.remove(tmp_path / name)
    assert (tmp_path / "folder").is_dir()
