"""Real programs that are ended by the system: what was typed a moment ago is there at the next start."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_deck, install, open_home
from tests.commands import ROOT
from trainer.gui.ending import ASKS, Ending
from trainer.settings import Preferences

TYPIST = """
import os
import sys
import threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from tests.disks import LONG, cramped
from tests.driver import CTRL, Key
from trainer.gui import app
from trainer.gui.dialogs import sheet
from trainer.gui.dialogs.editor import EditorDialog
from trainer.gui.main_window import MainWindow

where = sys.argv[2]
sheet.PAUSE_MS = 1 if where == "rested" else 60_000
threading.Timer(30, os._exit, [3]).start()

class Typist(MainWindow):
    def adopt(self, workspace):
        super().adopt(workspace)
        begun = lambda: workspace.editing.begun(workspace.library.card(sys.argv[3]))
        box = lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit)
        write = lambda: QTest.keyClicks(QApplication.focusWidget(), "Half a sen")
        write_more = lambda: QApplication.focusWidget().setPlainText(LONG)
        edit = lambda: QTest.keyClicks(QApplication.focusWidget(), "e")
        say = lambda: QTest.keyClick(QApplication.focusWidget(), Key.Key_L, CTRL)
        tell = lambda: print("typed", flush=True)
        rested = lambda: where != "rested" or begun() is not None
        in_editor = lambda: box() and isinstance(QApplication.activeWindow(), EditorDialog)
        steps = [(box, say), (lambda: True, edit), (in_editor, write)]
        if where == "question":
            steps = [(box, write)]
        elif where == "full disk":
            cramped(workspace._database)
            steps = [(box, write_more)]
        self.go([*steps, (rested, tell)])

    def go(self, steps):
        if steps and steps[0][0]():
            steps.pop(0)[1]()
        if steps:
            QTimer.singleShot(5, self, lambda: self.go(steps))

app.MainWindow = Typist
code = app.run(Path(sys.argv[1]), "study")
print("over", flush=True)
os._exit(code)
"""
"""Somebody who types into the box of the first question, on a full disk more than it takes, or into the editor of its
card, and waits.
"""

Typing = Callable[[str], "subprocess.Popen[str]"]
CARD = a_deck().cards[0]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    Preferences(home / "settings.json").change(welcomed=True, sound=False, reduce_motion=True)
    install(home / "trainer.sqlite3", a_deck(CARD))
    return home


@pytest.fixture
def typing(place: Path) -> Iterator[Typing]:
    """Start the program, and wait until it was typed into."""
    started: list[subprocess.Popen[str]] = []

    def start(where: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", TYPIST, str(place), where, CARD.id]
        started.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        assert started[-1].stdout
        assert started[-1].stdout.readline() == "typed\n"
        return started[-1]

    yield start
    for one in started:
        one.kill()
        one.communicate()


def ended(program: subprocess.Popen[str], how: signal.Signals) -> tuple[int, str]:
    """Send the signal; returns the code and what was printed, once the program is over."""
    program.send_signal(how)
    out, err = program.communicate(timeout=30)
    assert "Traceback" not in err
    return program.returncode, out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_an_answer_that_was_begun_is_kept_when_the_program_is_asked_to_end(
    place: Path, typing: Typing, how: signal.Signals
) -> None:
    assert ended(typing("question"), how) == (0, "over\n")
    question = open_home(place).study.start().next()
    assert question is not None
    assert question.draft == "Half a sen"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_card_that_is_being_edited_is_kept_when_the_program_is_asked_to_end(place: Path, typing: Typing) -> None:
    assert ended(typing("asked"), signal.SIGTERM) == (0, "over\n")
    begun = open_home(place).editing.begun(CARD)
    assert begun is not None
    assert begun.reply.startswith("Half a sen")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_on_a_full_disk_the_program_ends_when_it_is_asked_once(place: Path, typing: Typing) -> None:
    (place / "reserve").mkdir()  # cannot be given up, and the disk stays full
    assert ended(typing("full disk"), signal.SIGTERM) == (0, "over\n")


def test_a_card_that_is_being_edited_is_kept_when_the_program_is_killed(place: Path, typing: Typing) -> None:
    program = typing("rested")
    program.kill()
    program.communicate()
    workspace = open_home(place)
    begun = workspace.editing.begun(CARD)
    assert begun is not None
    assert begun.reply.startswith("Half a sen")
    assert workspace.library.card(CARD.id) == CARD


def test_afterwards_signals_do_what_they_did_before(qtbot: QtBot, qapp: QApplication) -> None:
    before = [signal.getsignal(which) for which in ASKS]
    parent = QObject()
    ending = Ending(parent)
    with qtbot.waitSignal(ending.asked):
        signal.raise_signal(signal.SIGINT)
    ending.leave()
    assert [signal.getsignal(which) for which in ASKS] == before
