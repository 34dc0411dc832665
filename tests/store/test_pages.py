"""Records are read off single pages as SQLite wrote them, and noise is no record."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wear import PAGE, edited, pages_of, pages_with, practised, scribbled
from trainer.store import pages

NONE: frozenset[int] = frozenset()

values = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=50),
    st.binary(max_size=50),
)


def stored(path: Path, rows: list[tuple[object, ...]], page: int = PAGE) -> None:
    """A table of three columns without kinds of their own."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA page_size={page}")
        connection.execute("CREATE TABLE kept (a, b, c)")
        connection.executemany("INSERT INTO kept VALUES (?, ?, ?)", rows)
        connection.commit()


def read(path: Path) -> dict[int | None, tuple[object, ...]]:
    return dict(pages.records(path, frozenset({3}), NONE))


@given(rows=st.lists(st.tuples(values, values, values), max_size=60))
def test_every_value_is_read_as_sqlite_reads_it(tmp_path_factory: pytest.TempPathFactory, rows: list) -> None:
    path = tmp_path_factory.getbasetemp() / "values.sqlite3"
    stored(path, rows)
    assert read(path) == dict(enumerate(rows, 1))


@pytest.mark.parametrize("length", [3_900, 4_055, 4_060, 4_070, 9_000, 100_000])
@pytest.mark.parametrize("page", [1024, 4096, 32768])
def test_long_texts_go_on_on_other_pages(tmp_path: Path, length: int, page: int) -> None:
    rows = [(number, "x" * (length + number), b"end") for number in range(20)]
    stored(tmp_path / "long.sqlite3", rows, page)
    assert sorted(read(tmp_path / "long.sqlite3").values()) == rows


def test_rows_of_a_table_without_numbers_are_read(path: Path) -> None:
    practised(path, 50)
    with closing(sqlite3.connect(path)) as connection:
        there = set(connection.execute("SELECT * FROM memory"))
    assert {row for rowid, row in pages.records(path, NONE, frozenset({18})) if rowid is None} == there


def test_what_stands_only_in_the_log_beside_the_file_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "killed.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE kept (a, b, c)")
        connection.execute("INSERT INTO kept VALUES (1, 2, 'three')")
        connection.commit()
        assert list(read(path).values()) == [(1, 2, "three")]


def test_pages_that_nothing_leads_to_are_read(path: Path) -> None:
    practised(path, 300)
    scribbled(path, pages_with(path, "attempt")[:1])
    assert sum(1 for _ in pages.records(path, frozenset({8}), NONE)) >= 300


@given(noise=st.binary(max_size=3 * PAGE), kind=st.sampled_from([2, 10, 13]))
def test_no_noise_is_too_odd(tmp_path_factory: pytest.TempPathFactory, noise: bytes, kind: int) -> None:
    path = tmp_path_factory.getbasetemp() / "noise.sqlite3"
    path.write_bytes(b"\0" * PAGE + bytes([kind]) + noise)
    list(pages.records(path, frozenset({3}), frozenset({3})))


def test_a_page_that_was_hit_in_the_middle_gives_its_other_rows(path: Path) -> None:
    practised(path, 300)
    page = pages_with(path, "review")[5]

    def hit(data: bytearray) -> None:
        data[page * PAGE + 2_000 : page * PAGE + 2_100] = b"\xff" * 100

    edited(path, hit)
    assert sum(1 for _ in pages.records(path, frozenset({23}), NONE)) >= 295


def test_an_overflow_that_leads_in_circles_ends(tmp_path: Path) -> None:
    path = tmp_path / "circle.sqlite3"
    stored(path, [(1, "x" * 30_000, 2)])

    def turn(data: bytearray) -> None:
        for page in range(2, pages_of(path)):
            data[page * PAGE : page * PAGE + 4] = (3).to_bytes(4, "big")

    edited(path, turn)
    assert len(read(path)) <= 1
