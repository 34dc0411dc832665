"""A folder that a team shares, on a drive that all of them see: what waits for a review, and what was approved."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from trainer.errors import TrainerError
from trainer.paths import as_name

REVIEW, APPROVED = "Review", "Approved"
MOST_DECKS = 200
"""Deck files of one of the two folders that are looked at."""


@dataclass(frozen=True, order=True)
class Stamp:
    """What tells that a file may have changed without its being read.

    Attributes:
        name: Below the shared folder.
        at_ns: When it was written last, in nanoseconds since 1970.
        size: In bytes.
    """

    name: str
    at_ns: int
    size: int


@dataclass(frozen=True)
class SharedFolder:
    """Two folders in one.

    Attributes:
        root: The folder itself.
        ending: Of a deck's file, with its dots.
    """

    root: Path
    ending: str

    @property
    def review(self) -> Path:
        return self.root / REVIEW

    @property
    def approved(self) -> Path:
        return self.root / APPROVED

    def make(self) -> None:
        """Make both folders where they are missing.

        Raises:
            TrainerError: It is no folder, or nothing can be written there.
        """
        if not self.root.is_dir():
            raise TrainerError(f"{self.root} is not a folder; choose one that your team shares.")
        try:
            self.review.mkdir(exist_ok=True)
            self.approved.mkdir(exist_ok=True)
        except OSError as error:
            sentence = f"Nothing can be written in {self.root} ({error.strerror}); ask whoever looks after it."
            raise TrainerError(sentence) from error

    def waiting(self) -> tuple[Path, ...]:
        """The deck files that wait for a review; see `stamps` for what it raises."""
        return self._decks(self.review)

    def done(self) -> tuple[Path, ...]:
        """The deck files that were approved; see `stamps` for what it raises."""
        return self._decks(self.approved)

    def file_of(self, title: str, deck_id: str) -> str:
        """What the file of a deck is called in both folders: one name for all of its versions."""
        return f"{as_name(title)} {deck_id}{self.ending}"

    def stamps(self) -> tuple[Stamp, ...]:
        """What stands in both folders, told without reading it.

        Raises:
            TrainerError: The folder cannot be reached.
        """
        return tuple(stamp for folder in (self.review, self.approved) for stamp in self._files(folder))

    def _decks(self, folder: Path) -> tuple[Path, ...]:
        names = (stamp.name for stamp in self._files(folder) if stamp.name.lower().endswith(self.ending))
        return tuple(self.root / name for name in islice(names, MOST_DECKS))

    def _files(self, folder: Path) -> list[Stamp]:
        """Files that are whole, by name: one that is being written has a dot before it."""
        try:
            with os.scandir(folder) as entries:
                whole = (one for one in entries if not one.name.startswith(".") and one.is_file(follow_symlinks=False))
                return sorted(_stamp(folder.name, one) for one in whole)
        except OSError as error:
            reason = error.strerror or "it is gone"
            sentence = f"The team’s folder {self.root} cannot be reached ({reason}); see that its drive is there."
            raise TrainerError(sentence) from error


def _stamp(folder: str, entry: os.DirEntry[str]) -> Stamp:
    state = entry.stat()
    return Stamp(f"{folder}/{entry.name}", state.st_mtime_ns, state.st_size)
