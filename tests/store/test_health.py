"""Damage is found before it spreads."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import a_card, a_deck
from tests.wear import changed_behind_our_back, of_the_first_schema, pages_with, practised, scribbled
from trainer.store import cards, health
from trainer.store.engine import Database


def test_a_sound_file_has_no_findings(file: Database) -> None:
    with file.reading() as tx:
        assert health.quick_check(tx) == ()


def test_a_damaged_page_is_found(path: Path) -> None:
    database = Database(path)
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(*(a_card(number, notes="x" * 2_000) for number in range(1, 40))), 0)
    database.close()
    data = bytearray(path.read_bytes())
    for page in range(len(data) - 10 * 4096, len(data), 4096):
        data[page : page + 100] = b"\xa5" * 100
    path.write_bytes(data)
    damaged = Database(path)
    with damaged.reading() as tx:
        assert health.quick_check(tx)
    damaged.close()


# ---------------------------------------------------------------- a copy, looked through as a whole


def looked_through(path: Path) -> tuple[str, ...]:
    with closing(sqlite3.connect(path)) as connection:
        return health.findings(connection)


def test_a_file_that_was_practised_with_has_no_findings(path: Path) -> None:
    practised(path, 200)
    assert looked_through(path) == ()


def test_an_index_that_lacks_a_row_is_found(path: Path) -> None:
    practised(path, 200)
    scribbled(path, pages_with(path, "ix_review_day_rating_card_id_kind_uuid")[:1])
    assert looked_through(path)


@pytest.mark.parametrize(
    "change", ["rating = 4", "at_ms = at_ms + 1", "kind = 'nonsense'", "card_id = x'ff'", "checksum = x'00'"]
)
def test_one_changed_value_of_one_answer_is_found(path: Path, change: str) -> None:
    practised(path, 200)
    changed_behind_our_back(path, f"UPDATE review SET {change} WHERE id = 77")
    assert looked_through(path) == ("1 answer or card is not as it was written",)


@pytest.mark.parametrize(
    "change",
    ["said = said || '!'", "said = CAST(x'ff' AS TEXT)", "aloud = 2", "points = '[]'", "checksum = x'00'"],
)
def test_one_changed_value_of_what_was_said_is_found(path: Path, change: str) -> None:
    practised(path, 200)
    changed_behind_our_back(path, f"UPDATE attempt SET {change} WHERE rowid = 77")
    assert looked_through(path) == ("1 answer or card is not as it was written",)


@pytest.mark.parametrize("change", ["body = replace(body, 'reply', 'rebly')", "body = CAST(x'ff' AS TEXT)"])
def test_one_changed_word_of_one_card_is_found(path: Path, change: str) -> None:
    practised(path, 200)
    changed_behind_our_back(path, f"UPDATE card SET {change} WHERE rowid = 7")
    assert looked_through(path) == ("1 answer or card is not as it was written",)


def test_what_was_said_under_an_older_schema_is_looked_through_as_far_as_it_has_checksums(path: Path) -> None:
    practised(path, 200)
    of_the_first_schema(path)
    assert looked_through(path) == ()


def test_a_text_that_is_no_text_any_more_is_found_and_not_stumbled_over(path: Path) -> None:
    practised(path, 200)
    changed_behind_our_back(path, "UPDATE review SET mode = CAST(x'ff73' AS TEXT) WHERE id = 77")
    assert looked_through(path) == ("1 answer or card is not as it was written",)


def test_a_check_can_be_interrupted(path: Path) -> None:
    practised(path, 200)
    with closing(sqlite3.connect(path)) as connection:
        connection.set_progress_handler(lambda: True, 10)
        with pytest.raises(sqlite3.OperationalError):
            health.findings(connection)
