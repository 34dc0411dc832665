"""A database that may only be read, looked at through a copy.

SQLite cannot read a database in its write-ahead mode without writing beside it, and one of an older version has to be
brought up to date first: both are done to the copy.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trainer.errors import ReadOnlyError, TrainerError
from trainer.store.engine import Database, Transaction, read_only


class Lookout(Database):
    """Everything can be read, and nothing is stored."""

    may_write = False

    def __init__(self, path: Path) -> None:
        """Copy `path` to a temporary folder and open it there.

        Raises:
            ReadOnlyError: There is no database to look at.
            TrainerError: It cannot be copied, or the copy cannot be opened.
        """
        if not path.exists():
            raise read_only(path.parent)
        self._source = path
        self._folder = tempfile.TemporaryDirectory(prefix="objection-trainer-", ignore_cleanup_errors=True)
        try:
            super().__init__(_copied(path, Path(self._folder.name)))
        except TrainerError:
            self._folder.cleanup()
            raise
        self.reserve = None

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """Refuse.

        Raises:
            ReadOnlyError: Always.
        """
        raise read_only(self._source.parent)
        yield from ()  # or this would be no context manager

    def close(self) -> None:
        super().close()
        self._folder.cleanup()


def _copied(path: Path, folder: Path) -> Path:
    """A copy with what was not yet moved from the log of writes into the file."""
    try:
        for end in ("", "-wal"):
            part = path.with_name(path.name + end)
            if part.exists():
                shutil.copyfile(part, folder / part.name)
    except OSError as error:
        raise ReadOnlyError(f"{path} cannot be read ({error.strerror}); allow reading it.") from error
    return folder / path.name
