"""A lock of the operating system's own on a file: it ends with the program, however that ends."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from trainer.errors import TrainerError

if sys.platform == "win32":
    import msvcrt

    _BEYOND = 1 << 30

    def _take(file: IO[bytes]) -> None:
        file.seek(_BEYOND)  # what is locked cannot be read by others, and they are to read what is in the file
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class TakenError(TrainerError):
    """Another program has the lock."""


def take(path: Path) -> IO[bytes] | None:
    """The locked file, to be closed by whoever asked; None where no file can be locked.

    Raises:
        TakenError: Another program has the lock.
    """
    try:
        file = path.open("a+b", buffering=0)
    except OSError:
        return None
    try:
        _take(file)
    except OSError as error:
        file.close()
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            raise TakenError("The trainer is open in a window; close the window first.") from error
        return None
    return file


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Nobody else has the lock meanwhile.

    Raises:
        TakenError: Another program has it.
    """
    file = take(path)
    try:
        yield
    finally:
        if file is not None:
            file.close()
