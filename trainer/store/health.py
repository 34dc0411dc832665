"""Is the file sound?

SQLite's own checks see torn pages; that a value is still the one that was written only a checksum sees.
"""

from __future__ import annotations

import hashlib
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
_SAID = "SELECT review_uuid, card_id, at_ms, said, aloud, gave_up, points, checksum FROM attempt ORDER BY rowid"
_CARDS = "SELECT id, body, hash FROM card"
_HAS_SEALS = "SELECT 1 FROM pragma_table_info('attempt') WHERE name = 'checksum'"


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
    return tuple(found) or ((changed_since(len(changed)),) if changed else ())


def changed_since(number: int) -> str:
    """What to say of so many answers and cards that are not what was written."""
    what = "answer or card is not as it was" if number == 1 else "answers or cards are not as they were"
    return f"{number} {what} written"


def spoilt(connection: Any, read: Callable[[str], Iterable[Any]] | None = None) -> list[str]:
    """The uuids of answers and the ids of cards that no longer match their checksum, or that make no sense any more.

    An answer is its row in the log and what was said for it, which had no checksum before schema 0003.

    Args:
        connection: The driver's connection.
        read: How to ask it; None for directly.
    """
    before, connection.text_factory = connection.text_factory, as_it_is
    try:
        ask = read or connection.execute
        parts = [(_LOG, is_sound), (_CARDS, is_sound_card)] + [(_SAID, is_sealed)] * len(list(ask(_HAS_SEALS)))
        return list(dict.fromkeys(str(row[0]) for part, is_good in parts for row in ask(part) if not is_good(row)))
    finally:
        connection.text_factory = before


def is_sound(row: Sequence[Any]) -> bool:
    """Whether the values of `LOG_COLUMNS` match the checksum that stands behind them."""
    *values, written = row
    try:
        values[_KIND] = Kind(values[_KIND])
    except ValueError:
        return False
    return is_sealed((*values, written))


def is_sealed(row: Sequence[Any]) -> bool:
    """Whether the last value of a row is the checksum of the others."""
    *values, written = row
    return bool(checksum(values) == written)


def is_sound_card(row: Sequence[Any]) -> bool:
    """Whether the body of a card, the second value, has the hash that stands behind it."""
    _, body, digest = row
    return bool(hashlib.sha256(body.encode("utf-8", "surrogateescape")).hexdigest() == digest)


def as_it_is(text: bytes) -> str:
    """Bytes that are no UTF-8 any more give a text that no checksum fits, and not an error."""
    return text.decode("utf-8", "surrogateescape")
