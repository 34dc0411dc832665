"""What can be read of a damaged database: row by row, with a look at each whether it is still what was written.

Three ways, the surest first: ranges of rows through SQLite, halved around what is torn; rows one by one by their keys;
and pages that nothing leads to any more, on their own. What was read by one way is not overwritten by the next.
"""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Float, Integer, LargeBinary, Table

from trainer.domain.log import checksum
from trainer.domain.memory import Rest
from trainer.domain.played import Seat
from trainer.store import durable, health, pages
from trainer.store.tables import (
    ATTEMPT,
    CARD,
    DECK,
    DEVICE,
    DISPUTE,
    DRAFT,
    HEARD,
    MARK,
    MEMORY,
    OWN_WORDS,
    PARAM_SET,
    PHRASE_USE,
    PLAN,
    REVIEW,
    ROLEPLAY,
    SITTING,
    TAKE,
    TURN,
    UNHEARD,
)

Row = tuple[Any, ...]
Found = dict[str, dict[Any, Row]]
"""Rows by the name of their table and by their key, with a value for each column."""

TABLES = (
    DECK,
    CARD,
    PARAM_SET,
    REVIEW,
    ATTEMPT,
    PHRASE_USE,
    UNHEARD,
    DISPUTE,
    OWN_WORDS,
    DRAFT,
    HEARD,
    SITTING,
    ROLEPLAY,
    TURN,
    MARK,
    PLAN,
    TAKE,
    DEVICE,
    MEMORY,
)
_NEVER_CHANGED = (PARAM_SET, REVIEW, ATTEMPT, PHRASE_USE)
"""Their rows are also taken from pages that nothing leads to: an old one is as good as a new one."""

_PATIENCE = 2_000
"""Millions of instructions that SQLite may spend on one question: damaged pages can lead it in circles."""

_TRIES = 5_000
"""Ranges that may fail in one table before it is left to the last way."""

_WORK, _COPY = ".salvage-", "copy.sqlite3"

_ADDED = ("", 0)
"""`memory.category` and `memory.marked` of a row that was written before 0002 added them, the last columns of all."""

_OF_EVERY_SCHEMA = "alembic_version"

_LEAST = {table: len(table.c) for table in TABLES} | {MEMORY: len(MEMORY.c) - len(_ADDED), ATTEMPT: len(ATTEMPT.c) - 1}
"""How many columns a table had at first; 0003 gave what was said a checksum, behind all else."""

_KEY_PARTS = {DISPUTE: 3, TURN: 2, MARK: 3, TAKE: 2}
"""How many columns are the key of a table that has no key of one column."""

_ID = re.compile(r"[a-z2-7]{12}")
_FAMILY = re.compile(r"[a-z][a-z0-9_]+")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def read(path: Path) -> Found:
    """Everything of a database that is still as it was written, be the file whole or damaged; it is not changed."""
    return read_with_gaps(path)[0]


def read_with_gaps(path: Path) -> tuple[Found, frozenset[str]]:
    """The same, and the names of the tables of which a part could not be read."""
    found: Found = {table.name: {} for table in TABLES}
    torn, spoilt = set[Table](), set[Table]()
    for table, row in _through_sqlite(path, torn):
        if _is_sound(table, row):
            found[table.name].setdefault(key(table, row), row)
        else:
            spoilt.add(table)
    for table, row in _from_pages(path, torn.union(_NEVER_CHANGED)):
        found[table.name].setdefault(key(table, row), row)
    return found, frozenset(table.name for table in torn | spoilt)


def tidy(folder: Path, before_ms: int) -> None:
    """Remove what readers that were killed left in a folder and nobody has touched since then."""
    for left in folder.glob(f"{_WORK}*"):
        if durable.is_old(left, before_ms):
            durable.sweep(left, f"{_COPY}*", before_ms)
            with contextlib.suppress(OSError):  # what else is in it is not ours
                left.rmdir()


def key(table: Table, row: Row) -> Any:
    """What makes a row the same row in two files."""
    if (parts := _KEY_PARTS.get(table)) is not None:
        return row[:parts]
    return row[1] if table is REVIEW else row[0]


# ---------------------------------------------------------------- through SQLite


def _through_sqlite(path: Path, torn: set[Table]) -> Iterator[tuple[Table, Row]]:
    """Works on a copy: opening a file brings its write-ahead log in. Tables of which a part is missing are added."""
    with TemporaryDirectory(prefix=_WORK, dir=path.parent) as folder:
        copy = Path(folder) / _COPY
        for end in ("", "-wal"):
            if path.with_name(path.name + end).exists():
                durable.copy(path.with_name(path.name + end), copy.with_name(copy.name + end))
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.text_factory = health.as_it_is
            for table in TABLES:
                reader = _Reader(connection, table)
                if reader.is_too_old():
                    continue
                for row in (_by_key if table is MEMORY else _by_rowid)(reader):
                    yield table, _of_today(table, row)
                if reader.has_failed or not reader.is_whole():
                    torn.add(table)


class _Reader:
    """Asks for rows of one table; what fails ends the answer early, and that is known.

    Attributes:
        failed: The last answer ended early.
        has_failed: Any did.
    """

    def __init__(self, connection: sqlite3.Connection, table: Table) -> None:
        self.table = table
        self.failed = self.has_failed = False
        self._connection = connection
        self._spent = 0
        connection.set_progress_handler(self._is_lost, 1_000_000)
        self._columns = ", ".join(self._names())

    def rows(self, where: str, *values: Any, columns: str = "") -> Iterator[Row]:
        self.failed, self._spent = False, 0
        asked = f"SELECT {columns}{self._columns} FROM {self.table.name} {where}"
        try:
            yield from self._connection.execute(asked, values)
        except health.TORN:
            self.failed = self.has_failed = True

    def between(self, low: int, high: int, order: str) -> Iterator[tuple[int, Row]]:
        """Rows with their rowids."""
        for row in self.rows(f"WHERE rowid BETWEEN ? AND ? ORDER BY rowid {order}", low, high, columns="rowid, "):
            yield row[0], row[1:]

    def of(self, table: Table) -> _Reader:
        """The same for another table."""
        return _Reader(self._connection, table)

    def highest(self) -> int:
        """The greatest rowid, or more than there can be."""
        try:
            return int(self._connection.execute(f"SELECT max(rowid) FROM {self.table.name}").fetchone()[0] or 0)
        except health.TORN:
            return self._room()

    def is_whole(self) -> bool:
        """Whether the rows can be all of them: a page may have lost some and say nothing of it."""
        return self._passes(self.table.name)

    def is_too_old(self) -> bool:
        """Whether the file is of a schema that did not have this table, and has not only lost its name."""
        try:
            names = {name for (name,) in self._connection.execute("SELECT name FROM sqlite_master")}
        except health.TORN:
            return False
        return _OF_EVERY_SCHEMA in names and self.table.name not in names and self._passes("sqlite_schema")

    def _passes(self, table: str) -> bool:
        self._spent = 0
        try:
            found = self._connection.execute(f"PRAGMA integrity_check({table})").fetchall()
        except health.TORN:
            return False
        return found == [("ok",)]

    def _names(self) -> list[str]:
        """Of the columns those that a file of an older schema has."""
        names = self.table.c.keys()
        try:
            there = [name for _, name, *_ in self._connection.execute(f"PRAGMA table_info({self.table.name})")]
        except health.TORN:
            return names
        return there if len(there) >= _LEAST[self.table] and there == names[: len(there)] else names

    def _room(self) -> int:
        try:
            return int(self._connection.execute("PRAGMA page_count").fetchone()[0]) * 256
        except health.TORN:
            return 0

    def _is_lost(self) -> bool:
        self._spent += 1
        return self._spent > _PATIENCE


def _by_rowid(reader: _Reader) -> Iterator[Row]:
    """From both ends inwards until something is torn, then the same with the halves of what is left."""
    waiting, tries = [(0, reader.highest())], 0
    while waiting and tries < _TRIES:
        low, high = waiting.pop()
        for rowid, row in reader.between(low, high, "ASC"):
            yield row
            low = rowid + 1
        if not reader.failed:
            continue
        for rowid, row in reader.between(low, high, "DESC"):
            yield row
            high = rowid - 1
        tries += 1
        if low < high:
            middle = (low + high) // 2
            waiting += [(low, middle), (middle + 1, high)]


def _by_key(reader: _Reader) -> Iterator[Row]:
    """From both ends, and what is between them card by card."""
    seen: set[Any] = set()
    for order in ("ORDER BY 1", "ORDER BY 1 DESC"):
        for row in reader.rows(order):
            seen.add(row[0])
            yield row
        if not reader.failed:
            return
    for card_id in [row[0] for row in _by_rowid(reader.of(CARD)) if row[0] not in seen]:
        yield from reader.rows("WHERE card_id = ?", card_id)


# ---------------------------------------------------------------- from single pages


def _from_pages(path: Path, torn: set[Table]) -> Iterator[tuple[Table, Row]]:
    """Sound rows on pages of which nobody knows whose they are: the number and kinds of their values tell."""
    by_width: dict[int, list[Table]] = {}
    for table in sorted(torn - {MEMORY}, key=TABLES.index):
        for width in _widths(table):
            by_width.setdefault(width, []).append(table)
    bare = frozenset(_widths(MEMORY) if MEMORY in torn else ())
    for rowid, values in pages.records(path, frozenset(by_width), bare):
        for table in (MEMORY,) if rowid is None else by_width[len(values)]:
            row = _of_today(table, _named(table, rowid, values))
            if _is_sound(table, row):
                yield table, row
                break


def _widths(table: Table) -> range:
    """How many values a row may have, depending on the schema under which it was written."""
    return range(_LEAST[table], len(table.c) + 1)


def _named(table: Table, rowid: int | None, values: Row) -> Row:
    """The row as SQL would give it: with its number, and with floats where a whole number was written shorter."""
    row = (rowid, *values[1:]) if values[0] is None else values
    real = {place for place, column in enumerate(table.c) if isinstance(column.type, Float)}
    return tuple(float(value) if at in real and type(value) is int else value for at, value in enumerate(row))


# ---------------------------------------------------------------- from an older schema


def _of_today(table: Table, row: Row) -> Row:
    """A row as the migrations leave it: what 0001 said of a card that its deck no longer had, 0002 says otherwise."""
    lacking = len(table.c) - len(row)
    if not lacking:
        return row
    if table is ATTEMPT:
        return (*row, checksum(row))
    known = dict(zip(table.c.keys(), row + _ADDED[-lacking:], strict=True))
    known["suspended"] = Rest.RETIRED.value if known["suspended"] == Rest.BY_REP else known["suspended"]
    return tuple(known.values())


# ---------------------------------------------------------------- whether a row is still what was written


def _is_sound(table: Table, row: Row) -> bool:
    return _has_kinds(table, row) and _MAKES_SENSE[table.name](dict(zip(table.c.keys(), row, strict=True)))


def _has_kinds(table: Table, row: Row) -> bool:
    return all(_is_of(value, column.type) for value, column in zip(row, table.c, strict=True))


def _is_of(value: Any, kind: Any) -> bool:
    if isinstance(kind, Float):
        return isinstance(value, float)
    if isinstance(kind, Integer):
        return isinstance(value, int)
    if isinstance(kind, LargeBinary):
        return isinstance(value, bytes)
    return isinstance(value, str) and _is_text(value)


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:  # it was no text when it was read
        return False
    return True


def _is_review(row: dict[str, Any]) -> bool:
    return health.is_sound([*(row[name] for name in health.LOG_COLUMNS), row["checksum"]])


def _is_card(row: dict[str, Any]) -> bool:
    return health.is_sound_card((row["id"], row["body"], row["hash"])) and bool(_ID.fullmatch(row["deck_id"]))


def _is_attempt(row: dict[str, Any]) -> bool:
    makes_sense = bool(_UUID.fullmatch(row["review_uuid"])) and _is_json(row["points"], list)
    return makes_sense and health.is_sealed([*row.values()])


def _is_json(text: str, *kinds: type) -> bool:
    try:
        return isinstance(json.loads(text), kinds)
    except ValueError:
        return False


def _about(name: str, pattern: re.Pattern[str]) -> Callable[[dict[str, Any]], bool]:
    return lambda row: pattern.fullmatch(row[name]) is not None


_MAKES_SENSE: dict[str, Callable[[dict[str, Any]], bool]] = {
    DECK.name: lambda row: bool(_ID.fullmatch(row["id"])) and _is_json(row["heading"], dict),
    CARD.name: _is_card,
    PARAM_SET.name: lambda row: '"retention"' in row["body"] and _is_json(row["body"], dict),
    REVIEW.name: _is_review,
    ATTEMPT.name: _is_attempt,
    PHRASE_USE.name: _about("review_uuid", _UUID),
    UNHEARD.name: _about("review_uuid", _UUID),
    DISPUTE.name: lambda row: (
        bool(_ID.fullmatch(row["card_id"])) and bool(_FAMILY.fullmatch(row["label"])) and _is_json(row["heard"], dict)
    ),
    OWN_WORDS.name: _about("card_id", _ID),
    DRAFT.name: _about("card_id", _ID),
    HEARD.name: _about("card_id", _ID),
    SITTING.name: lambda row: '"retention"' not in row["body"] and _is_json(row["body"], dict, list),
    ROLEPLAY.name: lambda row: bool(_UUID.fullmatch(row["uuid"])) and _is_json(row["casting"], dict),
    TURN.name: lambda row: bool(_UUID.fullmatch(row["roleplay_uuid"])) and _is_json(row["body"], dict),
    MARK.name: lambda row: (
        bool(_UUID.fullmatch(row["roleplay_uuid"])) and row["seat"] in tuple(Seat) and _is_json(row["body"], dict)
    ),
    PLAN.name: lambda row: (
        bool(_UUID.fullmatch(row["uuid"])) and '"foreseen"' in row["body"] and _is_json(row["body"], dict)
    ),
    TAKE.name: lambda row: (
        bool(_UUID.fullmatch(row["of_uuid"])) and '"heard"' in row["body"] and _is_json(row["body"], dict)
    ),
    DEVICE.name: _about("id", re.compile(r"[0-9a-f]{32}")),
    MEMORY.name: _about("card_id", _ID),
}
