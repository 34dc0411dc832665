"""Files that are either the old one or the new one, whatever happens in between."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from trainer import paths
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
        paths.settle(target.parent)
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
