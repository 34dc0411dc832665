"""Statements that go straight to the driver find, write and refuse as all others do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import bindparam, insert, select, text

from trainer.errors import TrainerError
from trainer.store.engine import Database, Transaction
from trainer.store.prepared import Prepared
from trainer.store.tables import DEVICE

PUT = Prepared(insert(DEVICE), ("id", "seq"))
OVER = Prepared(select(DEVICE.c.id, DEVICE.c.seq).where(DEVICE.c.seq > bindparam("least")).order_by(DEVICE.c.seq))
SECRET = "what a rep said"


@pytest.fixture
def filled(database: Database) -> Database:
    with database.writing() as tx:
        PUT.do(tx, id="b", seq=2)
        PUT.do(tx, id="a", seq=1)
    return database


def put_twice(tx: Transaction, name: str) -> None:
    PUT.do(tx, id=name, seq=3)
    PUT.do(tx, id=name, seq=3)


def test_what_was_written_is_found(filled: Database) -> None:
    with filled.reading() as tx:
        assert OVER.rows(tx, least=0) == [("a", 1), ("b", 2)]
        assert OVER.row(tx, least=1) == ("b", 2)
        assert OVER.value(tx, least=1) == "b"


def test_where_nothing_is_there_is_no_row_and_no_value(filled: Database) -> None:
    with filled.reading() as tx:
        assert (OVER.rows(tx, least=9), OVER.row(tx, least=9), OVER.value(tx, least=9)) == ([], None, None)


def test_a_block_that_raises_leaves_nothing_behind(filled: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError), filled.writing() as tx:
        put_twice(tx, "c")
    with filled.reading() as tx:
        assert OVER.value(tx, least=2) is None


def test_what_a_person_can_mend_is_told_as_a_sentence(file: Database, path: Path) -> None:
    with file.writing() as tx:
        tx.execute(text(f"PRAGMA max_page_count={tx.scalar(text('PRAGMA page_count'))}"))
        with pytest.raises(TrainerError, match=f"room on the disk for {path}"):
            PUT.do(tx, id="x" * 1_000_000, seq=1)


def test_a_fault_of_ours_is_not_told_as_one_of_the_persons_nor_what_was_said(filled: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError) as fault, filled.writing() as tx:
        PUT.do(tx, id="a", seq=SECRET)
    assert SECRET not in str(fault.value)
