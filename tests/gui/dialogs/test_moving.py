"""A home in a synced folder: the window asks first, moves it when it is told to, and goes on there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import FixedClock, a_deck, answer, open_home, some_cards
from tests.commands import ROOT, program
from trainer import places
from trainer.errors import TrainerError
from trainer.gui import theme
from trainer.gui.dialogs.moving import MovingDialog
from trainer.paths import Home
from trainer.places import Hazard, Unsafe
from trainer.services import moving

VISIT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from trainer.gui import app
from trainer.gui.dialogs.moving import MovingDialog
from trainer.gui.main_window import MainWindow
from trainer.gui.widgets.button import Button

class Asked(MovingDialog):
    def showEvent(self, event):
        super().showEvent(event)
        press = next(button for button in self.findChildren(Button) if button.text() == sys.argv[2])
        QTimer.singleShot(0, self, press.click)

class Watched(MainWindow):
    def adopt(self, workspace):
        super().adopt(workspace)
        print(workspace.home.root, workspace.study.today().done, self.screen_in_front.name)
        QTimer.singleShot(0, self, self.close)

import trainer.gui.dialogs.moving as moving
moving.MovingDialog, app.MainWindow = Asked, Watched
sys.exit(app.run(Path(sys.argv[1])))
"""
"""Somebody who presses one button of the dialog, looks at the window and leaves."""


@pytest.fixture
def synced(tmp_path: Path) -> Home:
    """A home with one answer that a client took into its care later."""
    workspace = open_home(tmp_path / "plain", a_deck(*some_cards(5)), welcomed=True, sound=False)
    answer(workspace.study.start())
    workspace.close()
    (tmp_path / "Dropbox").mkdir()
    return Home((tmp_path / "plain").rename(tmp_path / "Dropbox" / "trainer"))


@pytest.fixture
def usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The folder that the system keeps for the program."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return Home.default()


def visited(home: Home, button: str) -> list[str]:
    command = [sys.executable, "-W", "error", "-c", VISIT, str(home.root), button]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    odd = [line for line in ran.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (ran.returncode, odd) == (0, [])
    return ran.stdout.splitlines()


linux_only = pytest.mark.skipif(sys.platform != "linux", reason="other systems keep the usual folder elsewhere")


# ---------------------------------------------------------------- the whole program


@linux_only
def test_moved_it_goes_on_in_the_new_folder_now_and_at_the_next_start(synced: Home, usual: Home) -> None:
    seen = [f"{usual.root} 0 today"]  # the answer was given on another day
    assert visited(synced, "Move it and go on") == seen
    assert visited(synced, "Nobody asks any more") == seen
    assert program("stats", "--days", "3650", home=usual.root).out.startswith("Last 3650 days: 1 of 1 recalled")
    assert f"--home {usual.root}" in program("due", home=synced.root).sentence


@linux_only
def test_quit_leaves_everything_as_it_was(synced: Home, usual: Home) -> None:
    before = sorted(path.name for path in synced.root.iterdir())
    assert visited(synced, "Quit") == []
    assert sorted(path.name for path in synced.root.iterdir()) == before
    assert not usual.root.exists()


@linux_only
def test_a_fresh_home_is_begun_in_the_usual_folder(tmp_path: Path, usual: Home) -> None:
    assert visited(Home(tmp_path / "OneDrive" / "trainer"), "Go on there") == [f"{usual.root} 0 welcome"]
    assert not (tmp_path / "OneDrive").exists()


@linux_only
def test_the_command_line_says_one_sentence(synced: Home) -> None:
    sentence = program("due", home=synced.root).sentence
    assert sentence.startswith(f"{synced.root} is kept in step by Dropbox")
    assert "--home" in sentence


# ---------------------------------------------------------------- the dialog


def dialog(home: Home, found: Unsafe | None = None) -> MovingDialog:
    found = found or places.unsafe(home.root)
    assert found
    made = MovingDialog(home, found, FixedClock())
    made.open()
    return made


def said(made: MovingDialog) -> str:
    return "\n".join(widget.accessibleName() for widget in made.findChildren(QWidget) if widget.isVisibleTo(made))


def button(made: MovingDialog, name: str) -> QAbstractButton:
    return next(one for one in made.findChildren(QAbstractButton) if one.accessibleName() == name)


def test_it_says_who_and_where_to(look: theme.Theme, synced: Home, usual: Home) -> None:
    made = dialog(synced)
    assert "Dropbox keeps this folder in step" in said(made)
    assert str(usual.root) in said(made)
    made.reject()


def test_a_move_that_fails_is_told_and_can_be_tried_again(
    qtbot: QtBot, look: theme.Theme, synced: Home, usual: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise TrainerError("The disk is full; nothing was changed.")

    made = dialog(synced)
    move = button(made, "Move it and go on")
    with monkeypatch.context() as broken:
        broken.setattr(moving, "move", fail)
        move.click()
        qtbot.waitUntil(lambda: made.strip.sentence() == "The disk is full; nothing was changed.")
    with qtbot.waitSignal(made.finished):
        move.click()
    assert made.home == usual
    assert "On 2026-03-02" in (synced.root / moving.NOTE).read_text(encoding="utf-8")


def test_without_a_better_folder_it_can_only_be_left(
    look: theme.Theme, synced: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "haven", lambda _: None)
    made = dialog(synced, Unsafe(synced.root, Hazard.REMOTE, "nfs4"))
    assert not button(made, "Move it and go on").isVisible()
    assert "--home" in said(made)
    button(made, "Quit").click()
    assert made.home is None
    assert os.path.exists(synced.database)
