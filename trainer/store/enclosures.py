"""A team's phrase files inside a copy of the database: one file brings everything along, to another computer, too."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from trainer.domain.phrases import ENDING, MAX_BYTES, MAX_FILES, fits_anywhere
from trainer.errors import TrainerError
from trainer.paths import private_folder
from trainer.store import durable, health

_FORGET = "DROP TABLE IF EXISTS enclosed"
_MAKE = "CREATE TABLE enclosed (name TEXT PRIMARY KEY, body BLOB NOT NULL)"
_PUT = "INSERT INTO enclosed VALUES (?, ?)"
_IS_THERE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'enclosed'"
_TAKE = f"""
    SELECT name, body FROM enclosed
    WHERE typeof(name) = 'text' AND typeof(body) = 'blob' AND length(body) <= {MAX_BYTES}
    ORDER BY name LIMIT {MAX_FILES}
"""


@dataclass(frozen=True)
class Returned:
    """What became of the files of a copy; those that are here as they are in it are not told.

    Attributes:
        back: They were not here, and are now.
        ours: They are here with something else in them, and stay as they are.
        failed: They could not be written.
        why: What the system said of the last of those.
    """

    back: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    why: str = ""


def gathered(folder: Path) -> Mapping[str, bytes]:
    """The files of a folder, which need not exist, as far as they are fit to be read."""
    files = dict[str, bytes]()
    for file in sorted(folder.glob(f"*{ENDING}"))[:MAX_FILES]:
        try:
            if fits_anywhere(file.name) and file.stat().st_size <= MAX_BYTES:
                files[file.name] = file.read_bytes()
        except OSError:
            continue  # the coach names each file that is not fit
    return files


def put(copy: Path, files: Mapping[str, bytes]) -> None:
    """Put files into a copy that nobody else has open.

    Raises:
        sqlite3.Error: It cannot be done.
    """
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute(_FORGET)
        if files:
            connection.execute(_MAKE)
            connection.executemany(_PUT, files.items())


def take_out(copy: Path) -> Mapping[str, bytes]:
    """The files of a copy that nobody else has open. It holds none after that, and is a database like any other.

    Raises:
        TrainerError: It cannot be done.
    """
    try:
        with closing(sqlite3.connect(copy)) as connection, connection:
            if connection.execute(_IS_THERE).fetchone() is None:
                return {}
            files = dict(connection.execute(_TAKE).fetchall())
            connection.execute(_FORGET)
    except health.TORN as error:
        sentence = f"The phrase files in the backup cannot be taken out ({error}); nothing was changed."
        raise TrainerError(f"{sentence} Make room, or choose another backup.") from error
    return files


def give_back(folder: Path, files: Mapping[str, bytes]) -> Returned:
    """Write the files that are not in a folder; what is there stays as it is."""
    back, ours, failed, why = list[str](), list[str](), list[str](), ""
    for name, body in files.items():
        if not fits_anywhere(name):
            continue  # a copy may come from anywhere
        try:
            if not (folder / name).exists():
                _write(folder / name, body)
                back.append(name)
            elif (folder / name).read_bytes() != body:
                ours.append(name)
        except OSError as error:
            failed.append(name)
            why = error.strerror or str(error)
    return Returned(tuple(back), tuple(ours), tuple(failed), why)


def _write(file: Path, body: bytes) -> None:
    private_folder(file.parent)
    part = file.with_name(f".{file.name}.part")
    try:
        durable.create(part)
        part.write_bytes(body)
        durable.sync(part)
        durable.put(part, file)
    finally:
        durable.remove(part)
