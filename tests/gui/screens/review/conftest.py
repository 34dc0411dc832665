"""A reviewer's window over a folder in which a deck waits."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import install
from tests.driver import Driver, opened
from tests.reviewing import BEFORE, PASSPHRASE, handed_in
from trainer.gui.screens.screen import Go


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "Team"
    for inside in ("Review", "Approved"):
        (place / inside).mkdir(parents=True)
    return place


@pytest.fixture
def waiting(folder: Path, tmp_path: Path) -> Path:
    """The file that Tom handed in."""
    return handed_in(folder, tmp_path)


@pytest.fixture
def reader(qtbot: QtBot, qapp: QApplication, tmp_path: Path, folder: Path) -> Driver:
    """Somebody in the team who has no key, and so approves nothing."""
    install(tmp_path / "dana" / "trainer.sqlite3", BEFORE)
    return opened(qtbot, qapp, tmp_path / "dana", welcomed=True, name="Dana Reyes", shared_folder=str(folder))


@pytest.fixture
def reviewer(reader: Driver) -> Driver:
    """The same with a key."""
    reader.workspace.publishing.make_key("Dana Reyes", PASSPHRASE)
    return reader


def at_review(window: Driver) -> Driver:
    window.window._on_go(Go("review"))
    window.named("Lines to look at")
    return window
