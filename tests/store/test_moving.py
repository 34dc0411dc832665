"""A copy holds everything that was committed, and a bad one is not relied on."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import a_deck, answer, open_home, some_cards
from tests.disks import SmallDisk, disk
from trainer.errors import DamagedError, TrainerError
from trainer.store import cards, moving
from trainer.store.engine import Database

__all__ = ["disk"]


def test_what_is_only_in_the_log_of_writes_is_copied_too(tmp_path: Path) -> None:
    database = Database(tmp_path / "old" / "trainer.sqlite3")
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(), 0)
    (tmp_path / "new").mkdir()
    moving.copy(tmp_path / "old" / "trainer.sqlite3", tmp_path / "new" / "trainer.sqlite3")
    database.close()
    copied = Database(tmp_path / "new" / "trainer.sqlite3")
    with copied.reading() as tx:
        assert [row.title for row in cards.deck_rows(tx)] == ["Deck 1"]
    copied.close()


def test_a_damaged_database_is_told_in_a_sentence(tmp_path: Path) -> None:
    source = tmp_path / "old.sqlite3"
    database = Database(source)
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(*some_cards(200)), 0)
    database.close()
    data = bytearray(source.read_bytes())
    for page in range(4096 * 10, len(data), 4096):
        data[page : page + 100] = b"\xa5" * 100
    source.write_bytes(data)
    with pytest.raises(TrainerError, match="nothing was changed"):
        moving.copy(source, tmp_path / "new.sqlite3")


def test_what_is_no_database_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "old.sqlite3").write_bytes(b"I am no database. " * 500)
    with pytest.raises(TrainerError, match="could not be copied"):
        moving.copy(tmp_path / "old.sqlite3", tmp_path / "new.sqlite3")


def test_an_answer_that_was_changed_on_the_disk_is_not_relied_on(tmp_path: Path) -> None:
    workspace = open_home(tmp_path / "old", a_deck())
    answer(workspace.study.start())
    workspace.close()
    with closing(sqlite3.connect(workspace.home.database)) as spoiling, spoiling:
        for (guard,) in spoiling.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            spoiling.execute(f"DROP TRIGGER {guard}")
        spoiling.execute("UPDATE review SET rating = 4")
    with pytest.raises(DamagedError, match="not as it was written"):
        moving.copy(workspace.home.database, tmp_path / "new.sqlite3")


def titles(path: Path) -> list[str]:
    with closing(Database(path)) as database, database.reading() as tx:
        return [row.title for row in cards.deck_rows(tx)]


def left_by_a_killed_program(live: Path, left: Path) -> None:
    """A database with a log of writes beside it."""
    left.mkdir(parents=True)
    database = Database(live / "trainer.sqlite3")
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(), 0)
    for end in ("", "-wal"):
        shutil.copyfile(live / f"trainer.sqlite3{end}", left / f"trainer.sqlite3{end}")
    database.close()


def test_what_it_is_copied_from_is_only_read(tmp_path: Path) -> None:
    left = tmp_path / "left"
    left_by_a_killed_program(tmp_path / "live", left)
    before = {path.name: path.read_bytes() for path in left.iterdir()}
    (tmp_path / "new").mkdir()
    moving.copy(left / "trainer.sqlite3", tmp_path / "new" / "trainer.sqlite3")
    assert {path.name: path.read_bytes() for path in left.iterdir()} == before
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["trainer.sqlite3"]
    assert titles(tmp_path / "new" / "trainer.sqlite3") == ["Deck 1"]


def test_what_may_only_be_read_can_be_copied_all_the_same(disk: SmallDisk, tmp_path: Path) -> None:
    left = disk.folder / "left"
    left_by_a_killed_program(tmp_path / "live", left)
    disk.allow_reading_only()
    moving.copy(left / "trainer.sqlite3", tmp_path / "new.sqlite3")
    assert titles(tmp_path / "new.sqlite3") == ["Deck 1"]


def test_a_database_that_nobody_has_open_gets_no_files_beside_it(tmp_path: Path) -> None:
    source = tmp_path / "old" / "trainer.sqlite3"
    Database(source).close()
    before = sorted(path.name for path in source.parent.iterdir())
    moving.copy(source, tmp_path / "new.sqlite3")
    assert sorted(path.name for path in source.parent.iterdir()) == before
