"""Putting another file in the place of the database, so that at each moment one of the two is there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from trainer import paths
from trainer.errors import TrainerError
from trainer.store import durable, health

_WAIT_S = 1.0


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
            sentence = f"{live} is open in another window of the trainer; close that and do this again."
            raise TrainerError(sentence) from error
        # damaged, and copied already
