"""Room that is kept for the day on which the disk is full."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

SIZE = 8_000_000
"""Bytes: the write-ahead log takes 4.2 MB before it starts again, and some 200 answers take less than the rest."""

_PLENTY = 3 * SIZE
"""What must be free for a reserve to be made: it is to help in need, and not to bring it about."""

_LEAST = 1_000_000
"""With less free than this the first answers would soon be refused."""

_OPENING = 100_000
"""What SQLite takes for itself when it opens a database."""

_CHUNK = 1_000_000


class Reserve:
    """A file beside the database that is deleted when the disk is full, so that the next answers can be stored.

    It holds noise, since some file systems give zeros no room.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_given_up = False

    def make(self) -> bool:
        """Make it unless it is there, or there is too little room; True when it is there in the end."""
        part = self.path.with_suffix(".part")
        try:
            if self._is_whole():
                return True
            if self._free() < _PLENTY:
                return False
            _fill(part)
            part.replace(self.path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            return False
        self.is_given_up = False
        return True

    def give_up(self) -> bool:
        """Delete it; True when that made room."""
        try:
            self.path.unlink()
        except OSError:
            return False
        self.is_given_up = True
        return True

    def open_up(self) -> bool:
        """On a disk that is all but full, give the reserve up; False when a database cannot be opened even so."""
        free = self._free()
        return free >= _LEAST or self.give_up() or free >= _OPENING

    def _free(self) -> int:
        return shutil.disk_usage(self.path.parent).free

    def _is_whole(self) -> bool:
        return self.path.is_file() and self.path.stat().st_size >= SIZE


def _fill(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(SIZE // _CHUNK):
            file.write(os.urandom(_CHUNK))
        file.flush()
        os.fsync(file.fileno())
