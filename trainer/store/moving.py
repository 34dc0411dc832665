"""A copy of a database for another folder, looked through before anybody relies on it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from trainer.errors import DamagedError
from trainer.store import backup, health


def copy(source: Path, target: Path) -> None:
    """Copy a database with everything that was committed, in the file or in the log of writes beside it.

    What it is copied from is only read.

    Raises:
        DamagedError: The copy does not pass its check, so the database is damaged.
        TrainerError: The log of writes cannot be read.
        OSError: It cannot be read or written.
    """
    backup.take(source, target)
    with closing(sqlite3.connect(f"{target.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        if found := health.findings(connection):
            sentence = f"{source} could not be copied, since it is damaged ({found[0]}); nothing was changed."
            raise DamagedError(f"{sentence} Repair it with: trainer doctor --repair.")
