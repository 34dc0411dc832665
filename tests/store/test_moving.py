"""A copy holds everything that was committed, and a bad one is not relied on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.builders import a_deck, some_cards
from trainer.errors import TrainerError
from trainer.store import cards, moving
from trainer.store.engine import Database


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


def test_a_copy_that_lacks_a_row_is_not_relied_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Database(tmp_path / "old.sqlite3").close()
    monkeypatch.setattr(moving, "_counted", lambda connection: {"review": id(connection)})
    with pytest.raises(TrainerError, match="not sound"):
        moving.copy(tmp_path / "old.sqlite3", tmp_path / "new.sqlite3")
    with sqlite3.connect(tmp_path / "old.sqlite3") as old:
        assert old.execute("PRAGMA quick_check").fetchone() == ("ok",)
    old.close()
