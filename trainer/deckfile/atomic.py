"""Files that are either the old one or the new one, whatever happens in between."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from trainer.deckfile.problems import DeckFileError


def replace(path: Path, data: bytes) -> None:
    """Write a file next to the old one, on the disk, and put it in its place.

    Raises:
        DeckFileError: It could not be written; the old file is as it was.
    """
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _store(part, data)
        if target.exists():
            shutil.copymode(target, part)
        os.replace(part, target)
        _settle(target.parent)
    except (OSError, ValueError) as error:
        with contextlib.suppress(OSError, ValueError):
            part.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or "the name is not usable"
        raise DeckFileError.at(path, 0, f"The file could not be written and is as it was: {reason}.") from error


def _store(part: Path, data: bytes) -> None:
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Make the new name last through a power cut; Windows does not open folders, and some shares do not sync them."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
