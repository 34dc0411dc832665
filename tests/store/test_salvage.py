"""What is still as it was written is found whatever lies beside it, and nothing else is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.wear import (
    PAGE,
    changed_behind_our_back,
    cut_short,
    log_of,
    of_the_first_schema,
    pages_of,
    pages_with,
    practised,
    said_in,
    scribbled,
)
from trainer.domain.disputes import Disputed
from trainer.store import disputes, health, salvage
from trainer.store.engine import Database
from trainer.store.tables import MEMORY, METADATA

ANSWERS = 1_000


@pytest.fixture
def worn(path: Path) -> Path:
    practised(path, ANSWERS)
    return path


def test_every_table_is_looked_for() -> None:
    assert {table.name for table in salvage.TABLES} == set(METADATA.tables)


def test_of_a_sound_file_everything_is_found(worn: Path) -> None:
    found = salvage.read(worn)
    with closing(sqlite3.connect(worn)) as connection:
        for name, rows in found.items():
            assert sorted(rows.values()) == sorted(connection.execute(f"SELECT * FROM {name}")), name


def test_the_file_is_not_changed_and_nothing_is_left_beside_it(worn: Path) -> None:
    scribbled(worn, pages_with(worn, "review")[:1])
    before = worn.read_bytes()
    salvage.read(worn)
    assert worn.read_bytes() == before
    assert [path.name for path in worn.parent.iterdir()] == [worn.name]


def test_what_was_committed_just_before_a_crash_is_found(worn: Path) -> None:
    with closing(sqlite3.connect(worn)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("INSERT INTO heard VALUES (NULL, 'aaaaaaaaaaaa', 5, 5)")
        connection.commit()
        assert list(salvage.read(worn)["heard"].values()) == [(1, "aaaaaaaaaaaa", 5, 5)]


@pytest.mark.parametrize(("family", "kept"), [("agree", 1), ("own_fault", 1), ("", 0), ("I agree.", 0)])
def test_a_dispute_is_found_that_is_of_a_family_of_ours_or_of_the_teams(worn: Path, family: str, kept: int) -> None:
    denied = Disputed("aaaaaaaaaaaa", "Too dear.", "price", "I agree.", {"agree": "I agree."}, (family,))
    database = Database(worn)
    with database.writing() as tx:
        disputes.put(tx, denied, 5)
    database.close()
    assert len(salvage.read(worn)["dispute"]) == kept


@pytest.mark.parametrize("table", ["review", "attempt", "phrase_use"])
def test_only_rows_on_the_torn_page_are_missing(worn: Path, table: str) -> None:
    whole = salvage.read(worn)
    scribbled(worn, [pages_with(worn, table)[4]])
    found = salvage.read(worn)
    assert 0 < len(whole[table]) - len(found[table]) < 120
    assert found[table].items() <= whole[table].items()
    assert {name: rows for name, rows in found.items() if name != table} == {
        name: rows for name, rows in whole.items() if name != table
    }


@pytest.mark.parametrize("table", ["review", "card", "memory", "param_set", "device", "deck"])
def test_a_torn_root_costs_only_what_stands_on_it(worn: Path, table: str) -> None:
    whole = salvage.read(worn)
    inner = len(pages_with(worn, table)) > 1
    scribbled(worn, pages_with(worn, table)[:1])
    found = salvage.read(worn)
    assert len(found[table]) >= (len(whole[table]) - 1 if inner else 0)
    assert found["attempt"] == whole["attempt"]


def test_a_torn_index_costs_nothing(worn: Path) -> None:
    whole = salvage.read(worn)
    scribbled(worn, pages_with(worn, "ix_review_card_id_at_ms"))
    assert salvage.read(worn) == whole


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("review", "UPDATE review SET at_ms = at_ms + 1 WHERE id = 5"),
        ("card", "UPDATE card SET body = replace(body, 'money', 'honey') WHERE position = 5"),
        ("attempt", "UPDATE attempt SET points = '[0' WHERE rowid = 5"),
        ("attempt", "UPDATE attempt SET said = said || '!' WHERE rowid = 5"),
        ("attempt", "UPDATE attempt SET said = CAST(x'ff' AS TEXT) WHERE rowid = 5"),
        ("param_set", "UPDATE param_set SET body = 'nothing'"),
        ("memory", "UPDATE memory SET flag = 'red' WHERE position = 5"),
    ],
)
def test_a_row_that_is_not_what_was_written_is_left_out(worn: Path, table: str, change: str) -> None:
    whole = salvage.read(worn)
    changed_behind_our_back(worn, change)
    assert len(salvage.read(worn)[table]) == len(whole[table]) - 1


def test_it_is_known_of_which_tables_a_part_is_missing(worn: Path) -> None:
    assert salvage.read_with_gaps(worn) == (salvage.read(worn), frozenset())
    changed_behind_our_back(worn, "UPDATE deck SET heading = '[0'")
    scribbled(worn, [*pages_with(worn, "attempt")[2:4], *pages_with(worn, "heard")])
    assert salvage.read_with_gaps(worn)[1] == {"deck", "attempt", "heard"}


def test_that_a_page_has_lost_rows_is_known_although_it_reads_well(worn: Path) -> None:
    cut_short(worn, pages_with(worn, "param_set")[0], 0)
    found, torn = salvage.read_with_gaps(worn)
    assert (found["param_set"], torn) == ({}, {"param_set"})


def test_that_a_table_has_lost_its_name_is_known(worn: Path) -> None:
    data = worn.read_bytes()
    last = int.from_bytes(data[108:112], "big") - 1  # of the pages with the names of all tables
    names = int.from_bytes(data[last * PAGE + 3 : last * PAGE + 5], "big")
    cut_short(worn, last, names - 4)  # the youngest table, its key and its indexes
    assert salvage.read_with_gaps(worn)[1] == {"take"}


@pytest.mark.parametrize("content", [b"", b"x", b"SQLite format 3\0" + b"\xff" * 9_000, b"\0" * 8_192])
def test_of_rubbish_nothing_is_found(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    found, torn = salvage.read_with_gaps(path)
    assert not any(found.values())
    assert torn == found.keys()


def test_pages_that_changed_places_cost_nothing_that_stands_on_them(worn: Path) -> None:
    before, said = log_of(worn), said_in(worn)
    data = bytearray(worn.read_bytes())
    for one, other in ((5, 9), (20, pages_of(worn) - 4)):
        a, b = slice(one * 4096, one * 4096 + 4096), slice(other * 4096, other * 4096 + 4096)
        data[a], data[b] = data[b], data[a]
    worn.write_bytes(data)
    found = salvage.read(worn)
    assert set(found["review"]) == set(before)
    assert set(found["attempt"]) == set(said)


# ---------------------------------------------------------------- an older schema


@pytest.fixture
def first(worn: Path) -> Path:
    """A file of the first schema, with a flag on one card, and another that its deck no longer has."""
    flag, retire = "UPDATE memory SET flag = 3 WHERE position = 7", "UPDATE memory SET suspended = 2 WHERE position = 8"
    with closing(sqlite3.connect(worn)) as connection:
        for statement in (flag, retire):
            connection.execute(statement)
        connection.commit()
    of_the_first_schema(worn)
    return worn


def test_tables_that_an_older_schema_did_not_have_are_not_torn(first: Path) -> None:
    assert salvage.read_with_gaps(first)[1] == frozenset()


def decided(found: salvage.Found) -> set[tuple[int, int, int]]:
    """The place of each card, its flag, and why it is not practised, of those that are not as all the others."""
    rows = [dict(zip(MEMORY.c.keys(), row, strict=True)) for row in found["memory"].values()]
    kept = {(row["position"], row["flag"], row["suspended"]) for row in rows}
    return {(place, flag, rest) for place, flag, rest in kept if flag or rest}


@pytest.mark.parametrize("torn", [[], [0]], ids=["by its rows", "by its pages"])
def test_a_row_of_the_first_schema_is_found_as_it_is_written_today(first: Path, torn: list[int]) -> None:
    root = pages_with(first, "memory")
    scribbled(first, [root[at] for at in torn])
    found = salvage.read(first)
    assert decided(found) == {(7, 3, 0), (8, 0, 2)}
    assert len(found["memory"]) == 60 - len(torn)


@pytest.mark.parametrize("torn", [[], [0]], ids=["by its rows", "by its pages"])
def test_what_was_said_under_the_first_schema_is_sealed_when_it_is_found(first: Path, torn: list[int]) -> None:
    said = said_in(first)
    root = pages_with(first, "attempt")
    scribbled(first, [root[at] for at in torn])
    found = salvage.read(first)["attempt"]
    assert {uuid: row[3] for uuid, row in found.items()} == said
    assert all(health.is_sealed(row) for row in found.values())


def test_a_row_that_a_migration_has_only_half_written_anew_is_found_on_its_page(first: Path) -> None:
    Database(first).close()
    scribbled(first, pages_with(first, "memory")[:1])
    assert decided(salvage.read(first)) == {(7, 3, 0), (8, 0, 2)}
