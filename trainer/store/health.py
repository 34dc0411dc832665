"""Is the file sound?

SQLite's own checks see torn pages; that a value is still the one that was written only a checksum sees.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from trainer.domain.log import Kind, LogRow, checksum
from trainer.errors import TrainerError

if TYPE_CHECKING:
    from trainer.store.engine import Transaction

LOG_COLUMNS = tuple(field.name for field in fields(LogRow))
TORN = (sqlite3.Error, UnicodeDecodeError)
"""What reading a damaged file raises; the second where the damage got into the text of the error itself."""

_KIND = LOG_COLUMNS.index("kind")
_LOG = f"SELECT {', '.join(LOG_COLUMNS)}, checksum FROM review ORDER BY id"


def quick_check(tx: Transaction) -> tuple[str, ...]:
    """SQLite's own findings; empty when there are none."""
    try:
        found = tx.exec_driver_sql("PRAGMA quick_check").scalars().all()
    except TrainerError as error:  # so damaged that it cannot even be looked through
        return (str(error.__cause__),)
    return tuple(str(line) for line in found if line != "ok")


def findings(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What SQLite's full check and the checksums of the log find, at most a few; empty when all is well.

    Raises:
        sqlite3.OperationalError: The check was interrupted.
    """
    try:
        found = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(5)") if line != "ok"]
        changed = [] if found else spoilt(connection)
    except TORN as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise
        return (str(error),)
    return tuple(found) or ((f"{len(changed)} answers do not match their checksum",) if changed else ())


def spoilt(connection: Any, read: Callable[[str], Iterable[Any]] | None = None) -> list[str]:
    """The uuids of log rows that no longer match their checksum, or that no longer make sense at all.

    Args:
        connection: The driver's connection.
        read: How to ask it; None for directly.
    """
    before, connection.text_factory = connection.text_factory, as_it_is
    try:
        return [str(row[0]) for row in (read or connection.execute)(_LOG) if not is_sound(row)]
    finally:
        connection.text_factory = before


def is_sound(row: Sequence[Any]) -> bool:
    """Whether the values of `LOG_COLUMNS` match the checksum that stands behind them."""
    *values, written = row
    try:
        values[_KIND] = Kind(values[_KIND])
    except ValueError:
        return False
    return bool(checksum(values) == written)


def as_it_is(text: bytes) -> str:
    """Bytes that are no UTF-8 any more give a text that no checksum fits, and not an error."""
    return text.decode("utf-8", "surrogateescape")
