"""Sounds already rendered, on disk: a WAV file and what is known about it, under one key."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from pathlib import Path

from trainer.speech.utterance import Rendered

LIMIT = 200_000_000  # bytes
ABANDONED = 3600  # seconds after which a half-written file has nobody left to finish it


class SpeechCache:
    """A folder of sounds that may be deleted at any time, by us or by anybody.

    Several processes may share it: files appear whole (a new name, then a rename), and the newest wins.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, key: str) -> Path:
        """Where the sound for `key` belongs."""
        return self.folder / f"{key}.wav"

    def part(self, key: str) -> Path:
        """Where this process writes it before it is whole."""
        return self.folder / f"{key}.{os.getpid()}.part"

    def get(self, key: str) -> Rendered | None:
        """The sound for `key`, marked as used just now; None when it is not here, or not whole."""
        path = self.path(key)
        try:
            facts = json.loads(path.with_suffix(".json").read_bytes())
            if path.stat().st_size != facts["bytes"]:
                return None
            os.utime(path)
            return Rendered.from_facts(path, facts)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, rendered: Rendered) -> None:
        """Remember what is known about the sound that now lies at `path(key)`.

        Raises:
            OSError: the disk is full, or the folder is gone.
        """
        facts = rendered.facts() | {"bytes": rendered.path.stat().st_size}
        part = self.part(key).with_suffix(".json.part")
        part.write_text(json.dumps(facts), encoding="ascii")
        part.replace(self.path(key).with_suffix(".json"))

    def forget_part(self, key: str) -> None:
        """Remove what a worker left behind when it ended in the middle of `key`."""
        for part in self.folder.glob(f"{self.part(key).name}*"):
            with suppress(OSError):
                part.unlink()

    def prune(self, limit: int = LIMIT) -> None:
        """Delete what was used longest ago until the sounds take less than `limit` bytes."""
        self._sweep_parts()
        room = limit
        for _, size, path in sorted(self._sounds(), reverse=True):
            room -= size
            if room < 0:
                _remove(path.with_suffix(".json"), path)

    def _sounds(self) -> list[tuple[float, int, Path]]:
        """When each was last used (seconds since 1970), its bytes, its path."""
        found = []
        for path in self.folder.glob("*.wav"):
            with suppress(OSError):
                stat = path.stat()
                found.append((stat.st_mtime, stat.st_size, path))
        return found

    def _sweep_parts(self) -> None:
        oldest = time.time() - ABANDONED
        for part in self.folder.glob("*.part*"):
            with suppress(OSError):
                if part.stat().st_mtime < oldest:
                    part.unlink()


def _remove(*paths: Path) -> None:
    # On Windows a file that is being played cannot be deleted: it goes another day.
    for path in paths:
        with suppress(OSError):
            path.unlink()
