"""Statements of every step: written with SQLAlchemy, compiled once, and then handed straight to the driver.

SQLAlchemy's own way to the driver and back takes ten times as long as SQLite takes to answer.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import ClauseElement
from sqlalchemy.dialects import sqlite

from trainer.store.engine import Transaction, refusal

_DIALECT = sqlite.dialect(paramstyle="named")


class Prepared:
    """One statement; what it finds comes as plain tuples.

    Args:
        statement: What to do, with a `bindparam` for each value.
        columns: For an INSERT or UPDATE, the columns that are written; their values are named as they are.
    """

    def __init__(self, statement: ClauseElement, columns: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._columns = columns

    def rows(self, tx: Transaction, **values: Any) -> list[tuple[Any, ...]]:
        """Every row.

        Raises:
            TrainerError: The file or the disk refuses; its text says what to do.
        """
        found: list[tuple[Any, ...]] = self._asked(tx, values, sqlite3.Cursor.fetchall)
        return found

    def row(self, tx: Transaction, **values: Any) -> tuple[Any, ...] | None:
        """The first row, if there is one; see `rows`."""
        found: tuple[Any, ...] | None = self._asked(tx, values, sqlite3.Cursor.fetchone)
        return found

    def value(self, tx: Transaction, **values: Any) -> Any:
        """The first column of the first row; None without one. See `rows`."""
        found = self.row(tx, **values)
        return found[0] if found else None

    def do(self, tx: Transaction, **values: Any) -> None:
        """Write; see `rows`."""
        self._asked(tx, values, sqlite3.Cursor.close)

    def _asked(self, tx: Transaction, values: dict[str, Any], take: Callable[[sqlite3.Cursor], Any]) -> Any:
        sql, fixed = self.compiled
        driver: Any = tx.connection.dbapi_connection
        try:
            return take(driver.execute(sql, fixed | values))
        except sqlite3.Error as error:
            if sentence := refusal(error, tx.engine.url.database):
                raise sentence from error
            raise

    @cached_property
    def compiled(self) -> tuple[str, dict[str, Any]]:
        """The statement as the driver takes it, and the values that are always the same."""
        done = self._statement.compile(dialect=_DIALECT, column_keys=self._columns)
        return str(done), dict(done.params)
