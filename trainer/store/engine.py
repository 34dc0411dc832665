"""Opening the database, and the two kinds of transaction: one that reads, one that writes.

One connection per transaction; WAL and synchronous=FULL, so that what was acknowledged survives a power cut; writers
begin IMMEDIATE, since a reader that turns into a writer cannot wait for its turn.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from trainer.store import migrate

Transaction = Connection
"""What the other modules of this floor are handed; services pass it on without knowing what it is."""

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    *(("PRAGMA fullfsync=ON",) if sys.platform == "darwin" else ()),
)


class Database:
    """One person's SQLite file, brought up to date when it is opened."""

    def __init__(self, path: Path | None) -> None:
        """Open `path`, creating and migrating it as needed; without a path the database lives in memory.

        Raises:
            TrainerError: The file is not ours, is damaged, or was made by a newer version.
        """
        self.path = path
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            migrate.refuse_what_is_not_ours(path)
        self._engine = _create(path)
        if path is None or migrate.is_due(path):
            with self._engine.connect() as connection:
                migrate.upgrade(connection)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A snapshot: everything read inside comes from one moment."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """One commit at the end, or nothing at all when the block raises."""
        with self._engine.connect() as connection:
            connection = connection.execution_options(immediate=True)
            with connection.begin():
                yield connection

    def close(self) -> None:
        self._engine.dispose()


def _create(path: Path | None) -> Engine:
    if path is None:
        engine = create_engine(
            "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False, "isolation_level": None}
        )
    else:
        engine = create_engine(f"sqlite:///{path}", connect_args={"isolation_level": None})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _record: Any) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _on_begin(connection: Connection) -> None:
    """The driver's own BEGIN comes too late for DDL and for reads, so it is switched off and said here."""
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
