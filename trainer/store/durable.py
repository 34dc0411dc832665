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


def note(path: Path, sentence: str) -> None:
    """Write a sentence down, or remove the file for an empty one, as far as that can be done."""
    with contextlib.suppress(OSError):
        if sentence:
            with open(path, "w", encoding="utf-8", opener=private_file) as file:
                file.write(sentence)
        else:
            path.unlink(missing_ok=True)


def noted(path: Path) -> str:
    """The sentence that was written down; empty without one."""
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""


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


def sweep(folder: Path, pattern: str, before_ms: int) -> None:
    """Remove files of such names that nobody has touched since then, as far as that can be done."""
    for path in folder.glob(pattern):
        if path.is_file() and is_old(path, before_ms):
            with contextlib.suppress(OSError):
                path.unlink()


def is_old(path: Path, before_ms: int) -> bool:
    """Whether it was last changed before that instant, in milliseconds since 1970 UTC."""
    try:
        return path.stat().st_mtime * 1000 < before_ms
    except OSError:
        return False
