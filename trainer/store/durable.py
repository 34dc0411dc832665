"""Files that are whole or not there, and still there after a power cut."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from trainer.paths import private_file, settle

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database, by the ends of the names."""


def create(path: Path) -> None:
    """An empty file for nobody but the person."""
    path.unlink(missing_ok=True)
    os.close(private_file(str(path), os.O_WRONLY | os.O_CREAT))


def copy(source: Path, target: Path) -> None:
    """A copy of a file, for nobody but the person, that is on the disk when this returns."""
    create(target)
    shutil.copyfile(source, target)
    sync(target)


def sync(path: Path) -> None:
    """Make what was written to a file last."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def put(part: Path, target: Path) -> None:
    """Give a finished file its name, in one step."""
    os.replace(part, target)
    settle(target.parent)


def remove(path: Path) -> None:
    """Remove a database with everything beside it, as far as that can be done."""
    for end in ("", *BESIDE):
        with contextlib.suppress(OSError):
            path.with_name(path.name + end).unlink(missing_ok=True)
