"""The phrase files of a team: each change to one can be taken back and done again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from trainer import paths
from trainer.deckfile import atomic
from trainer.domain.phrases import ENDING, MAX_FILES, key_of
from trainer.errors import TrainerError


@dataclass(frozen=True)
class _Step:
    """A file before and after; None where there was none."""

    file: str
    before: bytes | None
    after: bytes | None


class TeamFiles:
    """The folder. May be used from any thread; one change is made at a time.

    Args:
        folder: It need not exist.
        changed: Called after each change.
    """

    def __init__(self, folder: Path, changed: Callable[[], None]) -> None:
        self._folder, self._changed = folder, changed
        self._lock = threading.Lock()
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    def free_name(self, key: str) -> str:
        """The name of a file that is not there yet, not even for a system that takes capital letters for small ones.

        Raises:
            TrainerError: There are as many as are read.
        """
        there = {file.name for file in self._folder.glob(f"*{ENDING}")}
        if len(there) >= MAX_FILES:
            raise TrainerError(f"There are {MAX_FILES} families of your own, which is as many as are read; remove one.")
        return key_of(key, {name.removesuffix(ENDING).casefold() for name in there}) + ENDING

    def put(self, file: str, after: bytes | None) -> None:
        """Write a file, or remove it for None.

        Raises:
            TrainerError: It cannot be done; the file is as it was.
        """
        with self._lock:
            step = _Step(file, self._held(file), after)
            self._write(file, after)
            self._done.append(step)
            self._undone.clear()

    def undo(self) -> str:
        """Take back what was done last, since the program was started.

        Returns:
            The file that was changed; empty when there is nothing to take back.

        Raises:
            TrainerError: The file has changed since, or it cannot be written.
        """
        return self._turn(self._done, self._undone)

    def redo(self) -> str:
        """Do again what was taken back; empty when there is nothing. See `undo`."""
        return self._turn(self._undone, self._done)

    def _turn(self, steps: list[_Step], others: list[_Step]) -> str:
        with self._lock:
            if not steps:
                return ""
            step = steps[-1]
            if self._held(step.file) != step.after:
                steps.pop()
                raise TrainerError(f"{step.file} has changed once more since then, so it stays as it is.")
            self._write(step.file, step.before)
            steps.pop()
            others.append(_Step(step.file, step.after, step.before))
            return step.file

    def _write(self, file: str, after: bytes | None) -> None:
        try:
            paths.private_folder(self._folder)
            if after is None:
                (self._folder / file).unlink(missing_ok=True)
        except OSError as error:
            raise TrainerError(f"{self._folder / file} cannot be changed ({error.strerror}).") from error
        if after is not None:
            atomic.replace(self._folder / file, after)
        self._changed()

    def _held(self, file: str) -> bytes | None:
        """What is in a file; None where there is none."""
        try:
            return (self._folder / file).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise TrainerError(
                f"{self._folder / file} cannot be read ({error.strerror}), so it stays as it is."
            ) from error
