"""What may only be read is read from a copy, whatever state it was left in."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from tests.builders import a_deck
from tests.disks import SmallDisk, disk
from trainer.errors import ReadOnlyError, TrainerError
from trainer.store import cards
from trainer.store.engine import Database
from trainer.store.lookout import Lookout

__all__ = ["disk"]


def titles(database: Database) -> list[str]:
    with database.reading() as tx:
        return [row.title for row in cards.deck_rows(tx)]


def written(path: Path) -> Database:
    """A database that is still open: what was written is in the log of writes only."""
    database = Database(path)
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(), 0)
    return database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "trainer.sqlite3"


def test_everything_can_be_read(path: Path) -> None:
    written(path).close()
    look = Lookout(path)
    assert titles(look) == ["Deck 1"]
    assert not look.may_write
    look.close()


def test_what_is_only_in_the_log_of_writes_is_read_too(path: Path, tmp_path: Path) -> None:
    database = written(path)
    shutil.copytree(path.parent, tmp_path / "after the crash")
    database.close()
    look = Lookout(tmp_path / "after the crash" / path.name)
    assert titles(look) == ["Deck 1"]
    look.close()


def test_nothing_is_written_and_nothing_is_left_behind(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(path).close()
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    before = path.read_bytes()
    look = Lookout(path)
    with pytest.raises(ReadOnlyError, match="may only be read"), look.writing():
        pass
    look.close()
    assert (path.read_bytes(), list(temporary.iterdir())) == (before, [])
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_without_a_database_there_is_nothing_to_look_at(path: Path) -> None:
    with pytest.raises(ReadOnlyError, match="choose another folder"):
        Lookout(path)


def test_what_is_no_database_of_ours_is_refused(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"I am no database. " * 500)
    with pytest.raises(TrainerError, match="not a database"):
        Lookout(path)


def test_a_disk_that_may_only_be_read_is_told_apart_and_can_be_looked_at(disk: SmallDisk) -> None:
    path = disk.folder / "home" / "trainer.sqlite3"
    written(path).close()
    disk.allow_reading_only()
    with pytest.raises(ReadOnlyError, match="may only be read"):
        Database(path)
    look = Lookout(path)
    assert titles(look) == ["Deck 1"]
    look.close()
