"""Files that are whole or not there."""

from __future__ import annotations

import os
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


def test_a_sentence_is_there_until_an_empty_one_is_written(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    assert durable.noted(note) == ""
    durable.note(note, "There is no room.")
    assert durable.noted(note) == "There is no room."
    durable.note(note, "")
    assert not note.exists()


def test_a_sentence_that_cannot_be_written_or_read_is_none(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for sentence in ("There is no room.", ""):
        durable.note(tmp_path / "folder", sentence)
        assert durable.noted(tmp_path / "folder") == ""


def test_only_old_files_of_the_name_are_swept_away(tmp_path: Path) -> None:
    for name, at_s in (("part-1", 5), ("part-2", 50), ("mine", 5)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (at_s, at_s))
    (tmp_path / "part-3").mkdir()
    os.utime(tmp_path / "part-3", (5, 5))
    durable.sweep(tmp_path, "part-*", 6_000)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "part-2", "part-3"]
    assert durable.is_old(tmp_path / "mine", 6_000)
    assert not durable.is_old(tmp_path / "nothing", 6_000)
