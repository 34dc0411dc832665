"""Copies of the database: made while it is in use, checked, and only then given their names.

A copy is one file in SQLite's oldest mode of writing, so that it can be read where nothing may be written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

from trainer.domain.backups import Backup, named, superfluous
from trainer.domain.days import Moment
from trainer.domain.memory import Rest
from trainer.errors import DamagedBackupError, DamagedError, TrainerError
from trainer.paths import private_folder
from trainer.store import durable, enclosures, health, migrate, reviews

Stopped = Callable[[], bool]

_PAGES = 500
"""Copied before anybody is asked whether to stop."""

_STEPS = 100_000
"""The same in instructions of SQLite's, a few milliseconds."""

_WORK = f"""
    SELECT 1 FROM review UNION ALL SELECT 1 FROM own_words UNION ALL SELECT 1 FROM draft UNION ALL SELECT 1 FROM heard
    UNION ALL SELECT 1 FROM dispute
    UNION ALL SELECT 1 FROM card WHERE edited_at_ms > 0
    UNION ALL SELECT 1 FROM memory WHERE flag OR marked OR buried_until OR suspended & {Rest.BY_REP:d}
    UNION ALL SELECT 1 FROM deck WHERE installed_at_ms > (SELECT min(installed_at_ms) FROM deck) + 60000
    LIMIT 1
"""
"""Whatever a person may have done; the decks of a first start all come within a minute."""

_WAIT_S = 5.0
_HOUR_MS = 3_600_000


class StoppedError(TrainerError):
    """The program ends; the copy is made at the next start."""


def never() -> bool:
    return False


def make(
    source: Path,
    folder: Path,
    backup: Backup,
    stopped: Stopped = never,
    enclosed: Mapping[str, bytes] = MappingProxyType({}),
) -> None:
    """Copy the database as it is at this moment, whoever reads or writes it meanwhile, and enclose these files.

    Raises:
        StoppedError: `stopped` said so.
        DamagedError: The copy does not pass its check, so the database is damaged.
        TrainerError: It cannot be written.
        In each case no file is left.
    """
    part = folder / f".{backup.name}.part"
    try:
        with _told(folder, stopped):
            private_folder(folder)
            durable.create(part)
            _copy(source, part, stopped)
            enclosures.put(part, enclosed)
            durable.sync(part)
            _refuse_damaged(part, source, stopped)
            durable.put(part, folder / backup.name)
    finally:
        durable.remove(part)


def take(source: Path, part: Path) -> None:
    """Copy a database from anywhere, with the answers that stand only in the log of writes beside it.

    Nothing is written where it lies: only whoever has it open has made the shared memory without which SQLite reads
    no such log, and where there is none the log is brought into the copy.

    Raises:
        DamagedError: It is damaged.
        TrainerError: That log cannot be brought in.
        OSError: It cannot be copied.
    """
    written, shared = (source.with_name(source.name + end) for end in ("-wal", "-shm"))
    if not (written.exists() and written.stat().st_size):
        durable.copy(source, part)  # it may lie where SQLite could not open it
    elif shared.exists():
        with _told(source, never):  # somebody may be writing
            durable.create(part)
            _copy(source, part, never)
    else:
        durable.copy(source, part)
        durable.copy(written, part.with_name(f"{part.name}-wal"))
        with _told(source, never), closing(sqlite3.connect(part, isolation_level=None)) as copied:
            copied.execute("PRAGMA journal_mode=DELETE")
    durable.sync(part)


def inspect(path: Path, blamed: Path | None = None) -> None:
    """Look through a copy: every page and the checksum of every answer.

    Args:
        path: The copy.
        blamed: What the person knows it by; the copy itself unless it is said otherwise.

    Raises:
        DamagedBackupError: It is damaged, or no database.
        TrainerError: It cannot be read, or a newer version of the trainer made it.
    """
    try:
        with _told(path, never):
            migrate.refuse_what_is_not_ours(path)
            _refuse_damaged(path, path, never)
    except DamagedError as error:
        raise DamagedBackupError(f"{blamed or path} is damaged, or no backup; choose another one.") from error


def count(path: Path) -> int:
    """How many answers count in a copy, without a closer look; -1 when that cannot be read."""
    return _counted(path, *reviews.ANSWERS.compiled)


def rows(path: Path) -> int:
    """How long the log of a copy is, which only ever grows; -1 when that cannot be read."""
    return _counted(path, "SELECT count(*) FROM review")


def _counted(path: Path, *asked: Any) -> int:
    try:
        with closing(_open(path)) as connection:
            return int(connection.execute(*asked).fetchone()[0])
    except health.TORN:
        return -1


def listed(folder: Path) -> tuple[Backup, ...]:
    """The copies in a folder, the newest first; other files are left alone."""
    try:
        found = [named(path.name) for path in folder.iterdir() if path.is_file()]
    except OSError:
        return ()
    return tuple(sorted((backup for backup in found if backup is not None), reverse=True))


def thin_out(folder: Path, now: Moment) -> None:
    """Remove the copies that are not worth their room any more, and what programs that were killed left behind."""
    gone = [folder / backup.name for backup in superfluous(listed(folder), now)]
    gone += [path for path in folder.glob(".trainer-*") if _is_left_over(path, now.at_ms)]
    for path in gone:
        durable.remove(path)


def _is_left_over(path: Path, now_ms: int) -> bool:
    backup = named(path.name.removeprefix(".").partition(".part")[0])
    return backup is not None and backup.at_ms < now_ms - _HOUR_MS


def has_work(path: Path) -> bool:
    """Whether a database holds anything that a person did."""
    try:
        with closing(_open(path, immutable=False)) as connection:
            return connection.execute(_WORK).fetchone() is not None
    except health.TORN:
        return True  # whoever makes the copy finds out what is wrong


def _open(path: Path, *, immutable: bool = True) -> sqlite3.Connection:
    how = "mode=ro&immutable=1" if immutable else "mode=ro"
    return sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True, timeout=_WAIT_S, isolation_level=None)


def _copy(source: Path, part: Path, stopped: Stopped) -> None:
    def progress(_status: int, _remaining: int, _total: int) -> None:
        if stopped():
            raise StoppedError("The copy was not finished; it is made at the next start.")

    with closing(_open(source, immutable=False)) as old, closing(sqlite3.connect(part, isolation_level=None)) as new:
        old.execute("BEGIN")
        old.execute("SELECT count(*) FROM sqlite_master").fetchone()  # from here on it is one moment that is copied
        old.backup(new, pages=_PAGES, progress=progress)
        new.execute("PRAGMA journal_mode=DELETE")


def _refuse_damaged(path: Path, blamed: Path, stopped: Stopped) -> None:
    with closing(_open(path)) as connection:
        connection.set_progress_handler(stopped, _STEPS)
        if found := health.findings(connection):
            raise DamagedError(f"{blamed} is damaged ({found[0]}).")


@contextmanager
def _told(place: Path, stopped: Stopped) -> Iterator[None]:
    """Say in a sentence what went wrong."""
    try:
        yield
    except OSError as error:
        raise TrainerError(f"{place} cannot be used ({error.strerror}); allow reading and writing there.") from error
    except health.TORN as error:
        if stopped():
            raise StoppedError("The copy was not finished; it is made at the next start.") from error
        raise _refusal(place, error) from error


def _refusal(place: Path, error: Exception) -> TrainerError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if isinstance(error, UnicodeDecodeError) or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DamagedError(f"The database is damaged ({error}).")
    if code == sqlite3.SQLITE_FULL:
        return TrainerError(f"There is no room on the disk for {place}; make some and do that again.")
    return TrainerError(f"{place} cannot be used ({error}); look after it and do that again.")
