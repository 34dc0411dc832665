"""The session that is going on is one row."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import an_id
from trainer.domain.categories import Category
from trainer.domain.sitting import Sitting
from trainer.store import sittings
from trainer.store.engine import Database

SITTING = Sitting(100, 5_000, 17, (an_id(1), an_id(2)), Category.FEAR, ahead=True)


def test_there_is_none_at_first(database: Database) -> None:
    with database.reading() as tx:
        assert sittings.get(tx) is None


def test_it_is_read_as_it_was_written_and_the_newest_is_the_one(database: Database) -> None:
    newer = replace(SITTING, lines=(an_id(3),), category=None)
    for sitting in (SITTING, newer):
        with database.writing() as tx:
            sittings.put(tx, sitting)
        with database.reading() as tx:
            assert sittings.get(tx) == sitting


def test_one_that_was_ended_is_gone(database: Database) -> None:
    with database.writing() as tx:
        sittings.put(tx, SITTING)
        sittings.clear(tx)
        assert sittings.get(tx) is None
