"""Disks that are small, full or may only be read."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from trainer.store.engine import Database


class SmallDisk:
    """A file system of its own, in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._junk = folder / "junk"

    def fill(self) -> None:
        """Leave no room on it."""
        with self._junk.open("ab", buffering=0) as junk:
            for size in (1_000_000, 1_000):
                while shutil.disk_usage(self.folder).free:
                    try:
                        junk.write(b"x" * size)
                    except OSError:
                        break

    def empty(self) -> None:
        self._junk.unlink()

    def allow_reading_only(self) -> None:
        subprocess.run(["mount", "-o", "remount,ro", str(self.folder)], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk of 40 MB. Where nobody may mount one, `cramped` does what a full one does."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("nobody may mount a disk here")
    yield SmallDisk(folder)
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def cramped(database: Database) -> None:
    """Let the database grow no more until its reserve is given up: SQLite itself refuses, as on a full disk."""
    reserve = database.reserve
    assert reserve
    assert database.path
    with closing(sqlite3.connect(database.path)) as other:
        other.execute("VACUUM")  # or it would grow within pages that nobody uses

    def limit(connection: Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        most = pages if os.path.exists(reserve.path) else 1_000_000
        connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

    event.listen(database._engine, "begin", limit)


LONG = "What would you want fixed first? " * 600
"""A reply for which a database has to grow."""
