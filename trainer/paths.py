"""Where things lie: the person's own folder, and the files shipped with the program."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent

LONGEST_NAME = 80
"""Characters of a title that become the name of a file; some systems allow 255 bytes with the ending."""

_UNSAFE = re.compile(r'[\x00-\x1f\\/:*?"<>|]+')


@cache
def _shipped(name: str) -> Path:
    """A folder of the wheel, or of the checkout when the program runs from there."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def resources() -> Path:
    """Fonts, icons, tokens, softening phrases, scenes, licences."""
    return _shipped("resources")


def shipped_decks() -> Path:
    """The seven deck files that a first start installs."""
    return _shipped("decks")


def private_folder(folder: Path) -> None:
    """Make a folder, and what is missing above it, for nobody but the person; one that is there stays as it is.

    Raises:
        OSError: It cannot be made.
    """
    for place in (*reversed(folder.parents), folder):
        is_new = not place.exists()
        place.mkdir(mode=0o700, exist_ok=True)
        if is_new:
            settle(place.parent)


def settle(folder: Path) -> None:
    """Make the names in a folder last through a power cut.

    Windows does not open folders, and some shares do not sync them.
    """
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def as_name(title: str) -> str:
    """A title as the name of a file on any system."""
    return _UNSAFE.sub("-", title)[:LONGEST_NAME].strip(" .") or "deck"


def private_file(path: str, flags: int) -> int:
    """An opener for `open`: a file that it makes is for nobody but the person, one that is there stays as it is."""
    return os.open(path, flags, 0o600)


def put_file(path: Path, data: bytes) -> None:
    """Give a file, for nobody but the person, this content: all of it, on the disk, or what it had before.

    Raises:
        OSError: It cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with open(part, "wb", opener=private_file) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    settle(path.parent)


@dataclass(frozen=True)
class Home:
    """Everything that belongs to one person lies under one folder."""

    root: Path

    @classmethod
    def default(cls) -> Home:
        """The folder the operating system keeps for a program's data."""
        from platformdirs import user_data_path

        return cls(user_data_path("objection-trainer", appauthor=False))

    def make(self) -> None:
        """Make the folder, and an empty file for the database, for nobody but the person; what is there stays as it is.

        Raises:
            OSError: They cannot be made.
        """
        private_folder(self.root)
        with suppress(FileExistsError):
            self.database.touch(mode=0o600, exist_ok=False)

    @property
    def database(self) -> Path:
        return self.root / "trainer.sqlite3"

    @property
    def phrases(self) -> Path:
        """The folder with the team's own families of phrases."""
        return self.root / "phrases"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def voice_cache(self) -> Path:
        return self.root / "cache" / "voice"

    @property
    def models(self) -> Path:
        """Models to hear with that the person fetched."""
        return self.root / "models"

    @property
    def recordings(self) -> Path:
        """What the rep said, where they chose to keep it."""
        return self.root / "recordings"

    @property
    def meanings(self) -> Path:
        """Vectors of the lines that the coach has read; see `trainer.coaching.cache`."""
        return self.root / "cache" / "meanings"

    @property
    def own_key(self) -> Path:
        """The key with which the person signs what they have reviewed."""
        return self.root / "keys" / "own.json"

    @property
    def trusted_keys(self) -> Path:
        """The reviewers whose keys the person has confirmed."""
        return self.root / "keys" / "trusted.json"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def backup_failure(self) -> Path:
        """Why the last backup could not be made, in a sentence; not there while they can be."""
        return self.root / "backup-failed.txt"

    def damaged(self, stamp: str) -> Path:
        """Where a damaged database is kept after what could be read of it was put into a new one."""
        return self.root / f"trainer.damaged-{stamp}.sqlite3"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def reserve(self) -> Path:
        """Room that is kept for the day on which the disk is full; see `trainer.store.reserve`."""
        return self.root / "reserve"

    @property
    def drafts(self) -> Path:
        """What was begun in a dialog and not kept yet."""
        return self.root / "drafts.json"

    @property
    def window_lock(self) -> Path:
        """Locked for as long as the window is open, and naming the socket on which it listens."""
        return self.root / "window.lock"

    @property
    def window_state(self) -> Path:
        """Qt's own file for the window's size and place."""
        return self.root / "window.ini"
