"""One window per home, seen from outside: real programs that are started twice, stopped and killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from tests.commands import ROOT, program
from trainer.gui.single import Single
from trainer.settings import Preferences

WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from trainer.gui import app, single
from trainer.gui.main_window import MainWindow

single.PATIENCE_MS = single._ANSWER_MS = int(sys.argv[2])

class Watched(MainWindow):
    def adopt(self, workspace):
        super().adopt(workspace)
        print("open on", self.screen_in_front.name, flush=True)

    def come_forward(self, screen=""):
        self.setWindowState(self.windowState())
        super().come_forward(screen)
        print("forward on", self.screen_in_front.name, "shown" if self.isVisible() else "hidden", flush=True)
        if self.windowTitle().startswith("Study") and screen == "study":
            self.showMinimized()

    def refuse(self, sentence):
        super().refuse(sentence)
        print(sentence, flush=True)
        QTimer.singleShot(0, self, self.close)

app.MainWindow = Watched
code = app.run(Path(sys.argv[1]), *sys.argv[3:])
print("over", flush=True)
sys.exit(code)
"""
"""The program, telling what its window does."""

PATIENT, HASTY = 8_000, 300

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return a_home(tmp_path / "home")


def a_home(folder: Path) -> Path:
    Preferences(folder / "settings.json").change(welcomed=True, sound=False, reduce_motion=True)
    return folder


@pytest.fixture
def start() -> Iterator[Start]:
    """Start the program; it is ended when the test is over."""
    started: list[subprocess.Popen[str]] = []

    def start(home: Path, *first: str, patience: int = PATIENT) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", WINDOW, str(home), str(patience), *first]
        started.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for one in started:
        one.kill()
        one.communicate()


def told(window: subprocess.Popen[str]) -> str:
    """The next thing that it tells."""
    assert window.stdout
    return window.stdout.readline().rstrip("\n")


def test_a_second_start_raises_the_first_window_and_ends(place: Path, start: Start) -> None:
    first = start(place)
    assert told(first) == "open on today"
    second = program(home=place)
    assert (second.code, second.out) == (0, "")
    assert told(first) == "forward on today shown"


def test_study_as_a_second_start_brings_the_first_window_to_study(place: Path, start: Start) -> None:
    first = start(place)
    assert told(first) == "open on today"
    assert program("study", home=place).code == 0
    assert told(first) == "forward on study shown"
    assert program(home=place).code == 0, "it is minimised now"
    assert told(first) == "forward on study shown"


def test_of_two_starts_at_the_same_moment_one_opens(place: Path, start: Start) -> None:
    both = start(place), start(place)
    assert sorted(told(one) for one in both) == ["open on today", "over"]


def test_what_was_killed_keeps_nobody_out(place: Path, start: Start) -> None:
    first = start(place)
    assert told(first) == "open on today"
    first.kill()
    first.wait()
    assert first.returncode == -signal.SIGKILL
    again = start(place, patience=HASTY)
    assert told(again) == "open on today"
    assert program(home=place).code == 0
    assert told(again) == "forward on today shown"


def test_what_was_killed_leaves_no_socket_lying_about_for_long(place: Path, start: Start) -> None:
    first = start(place)
    told(first)
    first.kill()
    first.wait()
    left_behind = Path((place / "window.lock").read_text())
    assert left_behind.exists()
    again = start(place)
    told(again)
    assert program(home=place).code == 0
    assert not left_behind.exists()


def test_two_homes_do_not_meet(place: Path, tmp_path: Path, start: Start) -> None:
    assert told(start(place)) == "open on today"
    assert told(start(a_home(tmp_path / "other"))) == "open on today"


def test_the_command_line_reads_while_the_window_is_open(place: Path, start: Start) -> None:
    assert told(start(place)) == "open on today"
    assert program("due", "--json", home=place).json["new"] == 70


def test_a_first_window_that_hangs_is_told_in_one_sentence(place: Path, start: Start) -> None:
    first = start(place)
    assert told(first) == "open on today"
    first.send_signal(signal.SIGSTOP)
    second = start(place, patience=HASTY)
    assert told(second) == "The trainer is open already but does not answer; close it, then start it again."
    assert told(second) == "over"
    first.send_signal(signal.SIGCONT)


def test_rubbish_in_the_place_of_the_lock_keeps_nobody_out(place: Path, start: Start) -> None:
    (place / "window.lock").mkdir()
    assert told(start(place)) == "open on today"


def test_a_lock_that_was_given_back_is_free_at_once(qapp: QApplication, place: Path) -> None:
    parent = QObject()
    one, other = (Single(place / "window.lock", parent) for _ in range(2))
    assert one.enter("")
    one.listen()
    one.leave()
    assert other.enter("")
    other.leave()
