"""Which schema a file has, and how it gets to ours. Alembic is imported only when there is something to do."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.errors import DamagedError, TrainerError

if TYPE_CHECKING:
    from sqlalchemy import Connection

_KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
HEAD = _KNOWN[-1]


def version_of(path: Path) -> str:
    """The schema version written in the file; empty for a new one.

    Raises:
        TrainerError: The file is no SQLite database, or none of ours.
    """
    if not path.exists() or path.stat().st_size == 0:
        return ""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
            if not tables:
                return ""
            if "alembic_version" not in tables:
                raise TrainerError(f"{path} is a database of another program; choose another folder with --home.")
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return row[0] if row else ""
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise DamagedError(f"{path} is damaged or not a database ({error}).") from error


def refuse_what_is_not_ours(path: Path) -> None:
    """Raise a `TrainerError` for a foreign, damaged or newer file, before anything is written to it."""
    version = version_of(path)
    if version and version not in _KNOWN:
        raise TrainerError(f"{path} was made by a newer version of the trainer; install that version to open it.")


def is_due(path: Path) -> bool:
    return version_of(path) != HEAD


def upgrade(connection: Connection) -> None:
    """Bring the schema to ours in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
