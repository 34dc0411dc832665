"""A database in memory, and one in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.store.engine import Database


@pytest.fixture
def database() -> Iterator[Database]:
    """A database in memory."""
    database = Database(None)
    yield database
    database.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database file will be."""
    return tmp_path / "home" / "trainer.sqlite3"


@pytest.fixture
def file(path: Path) -> Iterator[Database]:
    """A database in a file."""
    database = Database(path)
    yield database
    database.close()
