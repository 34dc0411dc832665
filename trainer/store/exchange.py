"""Putting another file in the place of the database, so that at each moment one of the two is there."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from trainer import paths
from trainer.errors import TrainerError
from trainer.store import durable, health

if sys.platform != "win32":
    import fcntl

_WAIT_S = 1.0
_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510
"""The bytes that SQLite locks for whoever has a file open."""


def set_aside(live: Path, aside: Path) -> None:
    """A copy of a damaged database, byte by byte, with what SQLite keeps beside it.

    Raises:
        TrainerError: There is no room for it, or it cannot be read.
    """
    try:
        for end in ("-wal", ""):  # the one that makes it whole comes last
            source = live.with_name(live.name + end)
            if source.exists() and source.stat().st_size:
                durable.copy(source, aside.with_name(aside.name + end))
        paths.settle(aside.parent)
    except OSError as error:
        raise TrainerError(f"{aside} cannot be written ({error.strerror}); nothing was changed.") from error


def put(part: Path, live: Path) -> None:
    """Make a finished file the database. What was there must have been copied before.

    Raises:
        TrainerError: Somebody has the database open, or may not replace it; it is as it was.
    """
    try:
        durable.sync(part)
        refuse_in_use(live)
        for end in durable.BESIDE:  # written for the old file; SQLite would take them for the new one's
            live.with_name(live.name + end).unlink(missing_ok=True)
        durable.put(part, live)
    except OSError as error:
        raise TrainerError(f"{live} cannot be replaced ({error.strerror}); close whatever uses it.") from error


def refuse_in_use(live: Path) -> None:
    """Raise a `TrainerError` when another program has the database open; else everything is in the one file then."""
    if not live.exists():
        return
    try:
        with closing(sqlite3.connect(live, timeout=_WAIT_S, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")  # which only the one who is alone with it may do
    except health.TORN as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise _in_use(live) from error
        refuse_held(live)  # SQLite does not say so of a file that is damaged, and copied already


def refuse_held(live: Path) -> None:
    """Raise a `TrainerError` when another program has the database open, however damaged it is; nothing is written.

    It goes by the lock that SQLite itself keeps on a file for as long as it is open, see
    https://www.sqlite.org/wal.html and ``os_unix.c``. Windows replaces no open file.
    """
    if sys.platform == "win32":
        return
    try:
        file = live.open("rb+")
    except OSError:
        return  # not there, or nobody may replace it, which is told by whoever tries
    with file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
        except OSError as error:
            raise _in_use(live) from error


def _in_use(live: Path) -> TrainerError:
    return TrainerError(f"{live} is open in another window or program; close that and do this again.")
