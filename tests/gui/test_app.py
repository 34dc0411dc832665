"""Starting the program: in the look that was chosen, on the screen that was asked for, or with a sentence why not."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QStyleHints
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.commands import ROOT
from trainer.gui import theme
from trainer.gui.app import _load, dress, make_player
from trainer.gui.main_window import MainWindow
from trainer.gui.single import Single
from trainer.paths import Home
from trainer.settings import Preferences, Settings
from trainer.store.backup import StoppedError

DARK, LIGHT, UNKNOWN = Qt.ColorScheme.Dark, Qt.ColorScheme.Light, Qt.ColorScheme.Unknown

PERSON = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QStyleHints
from trainer.gui import app, theme
from trainer.gui.main_window import MainWindow
from trainer.gui.widgets.button import Button

class Watched(MainWindow):
    def adopt(self, workspace):
        super().adopt(workspace)
        print(self.screen_in_front.name)
        print("dark" if theme.current().is_dark else "light")
        QStyleHints.colorScheme = lambda hints: Qt.ColorScheme.Dark
        app.QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        print("dark" if theme.current().is_dark else "light")
        QTimer.singleShot(0, self, self.close)

    def refuse(self, sentence):
        super().refuse(sentence)
        print(sentence)
        leave = next(button for button in self.findChildren(Button) if button.text() == "Quit")
        QTimer.singleShot(0, self, leave.click)

app.MainWindow = Watched
sys.exit(app.run(Path(sys.argv[1]), *sys.argv[2:]))
"""
"""Somebody who starts the program, looks, changes the system's colours, looks again and leaves."""


@pytest.fixture(autouse=True)
def _restored(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, theme.Scheme.LIGHT, reduce_motion=True)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "home"


def started(home: Path, *first: str) -> list[str]:
    """What the person saw; the program ended well and complained about nothing."""
    command = [sys.executable, "-W", "error", "-c", PERSON, str(home), *first]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    odd = [line for line in ran.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (ran.returncode, odd) == (0, [])
    return ran.stdout.splitlines()


# ---------------------------------------------------------------- the look


@pytest.mark.parametrize(
    ("chosen", "system", "is_dark"),
    [
        ("system", DARK, True),
        ("system", LIGHT, False),
        ("system", UNKNOWN, False),
        ("dark", LIGHT, True),
        ("light", DARK, False),
    ],
)
def test_the_look_is_the_systems_unless_another_was_chosen(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, chosen: str, system: Qt.ColorScheme, is_dark: bool
) -> None:
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _hints: system)
    dress(qapp, Settings(theme=chosen))
    assert theme.current().is_dark is is_dark
    assert (qapp.palette().color(QPalette.ColorRole.Window).lightness() < 128) is is_dark


@pytest.mark.parametrize("per_cent", [125, 150, 200])
def test_the_text_is_as_large_as_was_chosen(qapp: QApplication, per_cent: int) -> None:
    dress(qapp, Settings())
    usual = qapp.font().pixelSize()
    dress(qapp, Settings(text_size=per_cent))
    assert qapp.font().pixelSize() == pytest.approx(usual * per_cent / 100, abs=1)
    dress(qapp, Settings())
    assert qapp.font().pixelSize() == usual


@pytest.mark.parametrize("reduced", [True, False])
def test_things_move_only_for_those_who_like_it(qapp: QApplication, reduced: bool) -> None:
    dress(qapp, Settings(reduce_motion=reduced))
    assert (theme.current().ms("calm") == 0) is reduced


# ---------------------------------------------------------------- a start


def test_the_first_start_ever_welcomes(place: Path) -> None:
    assert started(place)[0] == "welcome"
    assert (place / "trainer.sqlite3").is_file()


def test_a_start_straight_in_practice(place: Path) -> None:
    Preferences(place / "settings.json").change(welcomed=True)
    assert started(place, "study")[0] == "study"


@pytest.mark.parametrize(("chosen", "seen"), [("system", ["light", "dark"]), ("light", ["light", "light"])])
def test_an_open_window_goes_with_the_colours_of_the_system(place: Path, chosen: str, seen: list[str]) -> None:
    Preferences(place / "settings.json").change(welcomed=True, theme=chosen)
    assert started(place) == ["today", *seen]


def test_a_folder_that_cannot_be_used_is_told_in_the_window_and_quit_leaves(place: Path) -> None:
    place.write_text("I am no folder.")
    (sentence,) = started(place)
    assert str(place) in sentence
    assert "choose another folder" in sentence


def test_rubbish_where_the_place_of_the_window_was_kept_keeps_nobody_out(place: Path) -> None:
    place.mkdir()
    (place / "window.ini").write_text("[General]\ngeometry=rubbish\n")
    assert started(place)[0] == "welcome"


# ---------------------------------------------------------------- what plays sounds


@pytest.mark.parametrize(("system", "kind"), [("linux", "PulsePlayer"), ("win32", "QtPlayer"), ("darwin", "QtPlayer")])
def test_sounds_are_played_by_what_the_system_has(system: str, kind: str) -> None:
    """In a program of its own: QtMultimedia is not to be loaded into the other tests."""
    ask = (
        "import sys; from PySide6.QtCore import QCoreApplication; from trainer.gui.app import make_player\n"
        "app = QCoreApplication([]); sys.platform = sys.argv[1]; print(type(make_player(app)).__name__)"
    )
    asked = subprocess.run(
        [sys.executable, "-c", ask, system], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert asked.stdout.strip() == kind


def test_whoever_closes_the_window_at_once_is_not_kept_by_what_is_still_being_opened(
    qapp: QApplication, qtbot: QtBot, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, was_told = Event(), []

    def open_slowly(_home: Path, *, over: Event, **_: object) -> None:
        begun.set()
        was_told.append(over.wait(10))
        raise StoppedError("The copy was not finished.")

    monkeypatch.setattr("trainer.bootstrap.start", open_slowly)
    home, preferences = Home(place), Preferences(place / "settings.json")
    home.make()
    window, single = MainWindow(preferences, make_player), Single(home.window_lock, qapp)
    qtbot.addWidget(window)
    single.enter("")
    _load(window, home, preferences, single)
    assert begun.wait(10)
    window.close()
    window.close_down()
    single.leave()
    assert was_told == [True]
