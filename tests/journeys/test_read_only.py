"""A home that may only be read: the window opens, says so, and everything that can be read is there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_card, a_deck, answer, open_home, some_cards
from tests.commands import ROOT, bound_by_permissions, program
from tests.disks import SmallDisk, disk
from tests.driver import ALT, Driver, Key, opened
from trainer.gui.notices import LOOKING
from trainer.store.lookout import Lookout

__all__ = ["disk"]

VISIT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from trainer.gui import app
from trainer.gui.main_window import MainWindow
from trainer.gui.widgets.strip import Strip

class Watched(MainWindow):
    def adopt(self, workspace):
        super().adopt(workspace)
        for name in ("today", "study", "decks", "settings"):
            self._on_place(name)
            print(self.screen_in_front.name, "|", self.findChild(Strip).sentence())
        QTimer.singleShot(0, self, self.close)

    def refuse(self, sentence):
        print("refused:", sentence)
        QTimer.singleShot(0, self, self.close)

app.MainWindow = Watched
sys.exit(app.run(Path(sys.argv[1])))
"""
"""Somebody who opens the window, looks at every screen and leaves."""


def practised(home: Path) -> None:
    """A home with one answer in it."""
    workspace = open_home(home, a_deck(*some_cards(5)), welcomed=True, sound=False)
    answer(workspace.study.start())
    workspace.close()


def visited(home: Path, *before: str) -> list[str]:
    """What somebody saw who looked at every screen; the program ended well and complained about nothing."""
    command = [*before, sys.executable, "-W", "error", "-c", VISIT, str(home)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    odd = [line for line in ran.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (ran.returncode, odd) == (0, [])
    return ran.stdout.splitlines()


SEEN = [f"{name} | {LOOKING}" for name in ("today", "today", "decks", "settings")]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such folders")
def test_a_home_without_the_right_to_write_is_shown(tmp_path: Path) -> None:
    home = tmp_path / "home"
    practised(home)
    home.chmod(0o555)
    (home / "trainer.sqlite3").chmod(0o444)
    before = {path.name for path in home.iterdir()}
    assert visited(home, *bound_by_permissions()) == SEEN
    assert {path.name for path in home.iterdir()} == before


def test_a_home_on_a_disk_that_may_only_be_read_is_shown(disk: SmallDisk) -> None:
    practised(disk.folder / "home")
    disk.allow_reading_only()
    assert visited(disk.folder / "home") == SEEN
    sentence = program("due", home=disk.folder / "home").sentence
    assert (
        sentence
        == f"{disk.folder / 'home'} may only be read; allow writing to it, or choose another folder with --home."
    )


def test_an_empty_disk_that_may_only_be_read_is_told_in_one_sentence(disk: SmallDisk) -> None:
    (disk.folder / "home").mkdir()
    disk.allow_reading_only()
    (seen,) = visited(disk.folder / "home")
    assert seen.startswith("refused: ")
    assert "choose another folder with --home" in seen


@pytest.fixture
def looking(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Driver:
    """The window over such a home."""
    practised(tmp_path)
    monkeypatch.setattr("trainer.bootstrap.Database", lambda path, _before_upgrade: Lookout(path))
    return opened(qtbot, qapp, tmp_path, welcomed=True)


def test_cards_can_be_read_and_searched(looking: Driver) -> None:
    looking.press(Key.Key_3, ALT)
    looking.wait_for(a_card(1).objection)
    assert looking.sees(LOOKING)


def test_practice_is_not_begun(looking: Driver) -> None:
    looking.press(Key.Key_Return)
    assert looking.screen == "today"
    assert looking.sees(LOOKING)


def test_it_closes_without_a_word(looking: Driver) -> None:
    looking.press(Key.Key_4, ALT)
    looking.close()
    assert not looking.window.isVisible()
