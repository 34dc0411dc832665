"""A copy of a database for another folder, made by SQLite itself and looked through before anybody relies on it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from trainer.errors import TrainerError

_WAIT_S = 5.0


def copy(source: Path, target: Path) -> None:
    """Copy a database with everything that was committed, in the file or in the log of writes beside it.

    Raises:
        TrainerError: It cannot be read or written, or the copy is not what the source is.
    """
    try:
        with closing(sqlite3.connect(source, timeout=_WAIT_S)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
            faults = [str(line) for (line,) in new.execute("PRAGMA integrity_check(5)") if line != "ok"]
            same = _counted(old) == _counted(new)
    except sqlite3.Error as error:
        raise TrainerError(
            f"{source} could not be copied to {target.parent} ({error}); nothing was changed."
        ) from error
    if faults or not same:
        found = faults[0] if faults else "it has changed meanwhile"
        raise TrainerError(f"The copy of {source} is not sound ({found}); nothing was changed.")


def _counted(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows of each table."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}
