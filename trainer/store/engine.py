"""Opening the database, and the two kinds of transaction: one that reads, one that writes.

One connection per transaction; WAL and synchronous=FULL, so that what was acknowledged survives a power cut; writers
begin IMMEDIATE, since a reader that turns into a writer cannot wait for its turn.
"""

from __future__ import annotations

import errno
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import StaticPool

from trainer.errors import DamagedError, DiskFullError, ReadOnlyError, TrainerError
from trainer.store import migrate
from trainer.store.reserve import Reserve

Result = TypeVar("Result")

Transaction = Connection
"""What the other modules of this floor are handed; services pass it on without knowing what it is."""

_TRIES = 20
_PRAGMAS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA cache_size=-16000",  # kibibytes: the indexes of 100 000 cards
    "PRAGMA recursive_triggers=ON",  # or INSERT OR REPLACE would delete from the log past its trigger
    *(("PRAGMA fullfsync=ON",) if sys.platform == "darwin" else ()),
)

_DAMAGED = "{path} is damaged ({error})."
_REFUSALS = {
    sqlite3.SQLITE_BUSY: "Another program is writing to {path}; close it, or wait and do that again.",
    sqlite3.SQLITE_READONLY: "{path} may only be read; allow writing to it and to its folder.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened; allow reading and writing in its folder.",
    sqlite3.SQLITE_IOERR: "The disk fails to read or write {path} ({error}); look after the disk and do that again.",
    sqlite3.SQLITE_FULL: "There is no room on the disk for {path}; make some and do that again.",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}
"""What can go wrong without a fault of ours, by SQLite's primary result code."""

_KINDS: dict[int, type[TrainerError]] = {
    sqlite3.SQLITE_FULL: DiskFullError,
    sqlite3.SQLITE_CORRUPT: DamagedError,
    sqlite3.SQLITE_NOTADB: DamagedError,
}

_GONE = "{path} was moved or deleted; put it back where it was, or quit and start again to go on from a backup."

_UNREADABLE = "Could not decode to UTF-8"
"""What the driver, and not SQLite, says of a text whose bytes were changed; it has no code."""


class RoomMadeError(DiskFullError):
    """The disk was full, and the reserve has been given up for whoever tries again."""


class Database:
    """One person's SQLite file, brought up to date when it is opened."""

    may_write = True

    def __init__(self, path: Path | None, before_upgrade: Callable[[], object] | None = None) -> None:
        """Open `path`, creating and migrating it as needed; without a path the database lives in memory.

        Args:
            path: The file.
            before_upgrade: Called before a file with an older schema is changed.

        Raises:
            ReadOnlyError: The folder or the file may only be read; `trainer.store.lookout` looks at it all the same.
            TrainerError: The folder cannot be used, or the file is not ours, damaged, or made by a newer version.
        """
        self.path = path
        self.reserve = Reserve(path.with_name("reserve")) if path else None
        if path is not None and self.reserve is not None:
            _prepare(path, self.reserve)
        self._engine = _create(path)
        if path is None or migrate.is_due(path):
            if path is not None and before_upgrade is not None and migrate.version_of(path):
                before_upgrade()
            with self._engine.connect() as connection:
                migrate.upgrade(connection)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A snapshot: everything read inside comes from one moment."""
        with self._engine.connect() as connection:
            connection.begin()
            yield connection  # closing it rolls back: in a damaged file a commit fails even when there is nothing in it

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """One commit at the end, or nothing at all when the block raises.

        Raises:
            DiskFullError: Nothing was stored; where a reserve could be given up, the same may be done again at once.
            TrainerError: The file was taken away from under us; what is written to it now would be gone with it.
        """
        if self.path is not None and not self.path.exists():
            raise TrainerError(_GONE.format(path=self.path))
        try:
            with self._engine.connect() as connection:
                connection = connection.execution_options(immediate=True)
                with connection.begin():
                    yield connection
        except DiskFullError as refusal:
            if self.reserve is None or not self.reserve.give_up():
                raise
            raise RoomMadeError("The disk is full; some room that was kept is free now: do that again.") from refusal

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        """Do some work in one transaction; on a full disk a second time, in the room that was kept for that.

        Raises:
            DiskFullError: Nothing was stored.
        """
        try:
            with self.writing() as tx:
                return work(tx)
        except RoomMadeError:
            with self.writing() as tx:
                return work(tx)

    def close(self) -> None:
        self._engine.dispose()


def _prepare(path: Path, reserve: Reserve) -> None:
    """Make the folder, see to room on the disk, and look at the file before anything is written to it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not _may_write(path):
            raise read_only(path.parent)
        if not reserve.open_up():
            raise DiskFullError(_REFUSALS[sqlite3.SQLITE_FULL].format(path=path))
        migrate.refuse_what_is_not_ours(path)
    except OSError as error:
        sentence = f"{path.parent} cannot be used ({error.strerror}); choose another folder with --home."
        raise TrainerError(sentence) from error


def read_only(folder: Path) -> ReadOnlyError:
    """What to say of a home in which nothing may be written."""
    return ReadOnlyError(f"{folder} may only be read; allow writing to it, or choose another folder with --home.")


def _may_write(path: Path) -> bool:
    """Whether the system lets us write; other troubles, such as a full disk, are told by those who meet them."""
    try:
        tempfile.TemporaryFile(dir=path.parent).close()
        if path.is_file():
            path.open("rb+").close()
    except OSError as error:
        return error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS)
    return True


def _create(path: Path | None) -> Engine:
    # Parameters are hidden: what a rep said must not get into the text of an error, and with it into the log.
    if path is None:
        shared = {"check_same_thread": False, "isolation_level": None}
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args=shared, hide_parameters=True)
    else:
        place = URL.create("sqlite", database=str(path))
        engine = create_engine(place, connect_args={"isolation_level": None}, hide_parameters=True)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    event.listen(engine, "handle_error", _on_error)
    return engine


def _on_connect(connection: Any, _record: Any) -> None:
    _write_ahead(connection)
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _write_ahead(connection: Any) -> None:
    """Switch to WAL. Unlike every other statement this does not wait for a program that does the same: a lock does."""
    for _ in range(_TRIES):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    connection.execute("PRAGMA journal_mode=WAL")


def _on_error(context: ExceptionContext) -> None:
    error = context.original_exception
    if sentence := refusal(error, context.engine.url.database if context.engine else ""):
        raise sentence from error


def refusal(error: BaseException, path: str | None) -> TrainerError | None:
    """In a sentence what a person can act on. Everything else, such as bad SQL, is our fault and stays as it is."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if isinstance(error, UnicodeDecodeError) or str(error).startswith(_UNREADABLE):
        code = sqlite3.SQLITE_CORRUPT
    if code not in _REFUSALS:
        return None
    return _KINDS.get(code, TrainerError)(_REFUSALS[code].format(path=path, error=error))


def _on_begin(connection: Connection) -> None:
    """The driver's own BEGIN comes too late for DDL and for reads, so it is switched off and said here."""
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
