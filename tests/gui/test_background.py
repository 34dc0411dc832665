"""The reminder of the day and the tray, with a tray that only remembers what it was asked to show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.driver import ALT, Driver, Key, opened
from tests.gui.test_going import refuse
from trainer.gui.background import STAYS, TITLE
from trainer.gui.dialogs.capture import CaptureDialog
from trainer.gui.widgets.strip import Strip

NOON = 12 * 60
AT_ONE = NOON + 60


class PaperTray(QObject):
    """A tray that writes down what it was asked to do."""

    chosen = Signal(str)
    message_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.there, self.visible = True, False
        self.said: list[tuple[str, str]] = []

    def is_available(self) -> bool:
        return self.there

    def set_visible(self, visible: bool) -> None:
        self.visible = visible

    def say(self, title: str, sentence: str) -> None:
        assert self.visible
        self.said.append((title, sentence))


class AtHome:
    """Somebody with a tray; the computer is in UTC."""

    def __init__(self, window: Driver, tray: PaperTray) -> None:
        self.window, self.tray = window, tray

    def later(self, **time: float) -> None:
        """Time passes, and the clock is looked at."""
        self.window.clock.advance(**time)
        assert self.window.window._household.background is not None
        self.window.window._household.background.look()

    @property
    def sentences(self) -> list[str]:
        return [sentence for _, sentence in self.tray.said]

    @property
    def strip(self) -> Strip:
        found = self.window.window.findChild(Strip)
        assert isinstance(found, Strip)
        return found

    def prefer(self, **chosen: Any) -> None:
        """In the settings, while the program runs."""
        self.window.press(Key.Key_4, ALT)
        screen = self.window.window.screen_in_front
        screen._keep(**chosen)  # type: ignore[union-attr]
        self.window.press(Key.Key_1, ALT)


@pytest.fixture
def open_with(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Open the program with a tray and these settings; afterwards it ends with its last window again."""
    import time

    if hasattr(time, "tzset"):
        monkeypatch.setenv("TZ", "UTC")
        time.tzset()

    def open_it(**chosen: Any) -> AtHome:
        tray = PaperTray()
        return AtHome(opened(qtbot, qapp, tmp_path, tray_icon=tray, welcomed=True, **chosen), tray)

    yield open_it
    qapp.setQuitOnLastWindowClosed(True)
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


# ---------------------------------------------------------------- reminders


def test_it_says_at_its_time_what_is_due_and_once_a_day(open_with: Any) -> None:
    home = open_with(reminder=AT_ONE)
    home.later(minutes=59)
    assert home.sentences == []
    home.later(minutes=1)
    home.later(hours=5)
    assert home.tray.said == [(TITLE, "10 lines are due, about 6 minutes")]
    home.later(hours=19)
    assert len(home.sentences) == 2


def test_a_click_on_it_leads_to_the_first_line(open_with: Any) -> None:
    home = open_with(reminder=AT_ONE)
    home.later(hours=1)
    home.tray.message_clicked.emit()
    assert home.window.screen == "study"


def test_nobody_who_practises_is_reminded(open_with: Any) -> None:
    home = open_with(reminder=AT_ONE)
    home.window.press(Key.Key_2, ALT)
    home.later(hours=1)
    assert home.sentences == []


def test_when_nothing_is_due_it_is_silent(open_with: Any) -> None:
    home = open_with(reminder=AT_ONE, new_per_day=0)
    home.later(hours=1)
    assert home.sentences == []


def test_a_computer_that_slept_past_it_reminds_the_same_day_and_not_the_next(open_with: Any) -> None:
    home = open_with(reminder=AT_ONE)
    home.later(hours=6)
    assert len(home.sentences) == 1
    home.later(hours=40)
    assert len(home.sentences) == 1


def test_another_time_is_in_force_at_once_and_so_is_never(open_with: Any) -> None:
    home = open_with(reminder=AT_ONE)
    home.prefer(reminder=AT_ONE + 60)
    home.later(hours=1)
    assert home.sentences == []
    home.later(hours=1)
    assert len(home.sentences) == 1
    home.prefer(reminder=-1)
    assert not home.tray.visible
    home.later(days=1)
    assert len(home.sentences) == 1


@pytest.fixture
def alerted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The windows whose buttons in the taskbar asked to be looked at; the tests have no taskbar."""
    windows: list[object] = []
    monkeypatch.setattr(QApplication, "alert", windows.append)
    return windows


def test_without_a_tray_the_window_says_it_and_asks_to_be_looked_at(open_with: Any, alerted: list[object]) -> None:
    home = open_with(reminder=AT_ONE)
    home.tray.there = False
    home.later(hours=1)
    assert home.sentences == []
    assert home.strip.sentence() == "10 lines are due, about 6 minutes."
    assert alerted == [home.window.window]
    home.window.click("Practise now", home.strip)
    assert home.window.screen == "study"
    assert home.strip.sentence() == ""


def test_without_a_tray_nobody_who_practises_is_reminded(open_with: Any, alerted: list[object]) -> None:
    home = open_with(reminder=AT_ONE)
    home.tray.there = False
    home.window.press(Key.Key_2, ALT)
    home.later(hours=1)
    assert (home.strip.sentence(), alerted) == ("", [])


# ---------------------------------------------------------------- staying in the tray


def test_closing_the_window_ends_the_program_unless_it_stays_in_the_tray(open_with: Any, qtbot: QtBot) -> None:
    home = open_with()
    assert not home.tray.visible
    with qtbot.waitSignal(home.window.window.closed):
        home.window.window.close()


def test_with_the_tray_closing_only_hides_the_window_and_says_so_once(open_with: Any, qtbot: QtBot) -> None:
    home = open_with(tray=True)
    with qtbot.assertNotEmitted(home.window.window.closed):
        for _ in range(2):
            home.window.window.close()
            assert not home.window.window.isVisible()
            home.tray.chosen.emit("open")
            assert home.window.window.isVisible()
    assert home.sentences == [STAYS]


def test_a_reply_that_was_begun_is_there_when_one_comes_back(open_with: Any) -> None:
    home = open_with(tray=True)
    home.window.press(Key.Key_2, ALT)
    home.window.type("I see. What")
    home.window.window.close()
    home.tray.chosen.emit("study")
    question = home.window.workspace.study.start().next()
    assert question is not None
    assert question.draft == "I see. What"
    assert home.window.screen == "study"


@pytest.mark.parametrize("way", ["the menu of the tray", "its key"])
def test_quitting_ends_the_program_all_the_same(open_with: Any, qtbot: QtBot, way: str) -> None:
    home = open_with(tray=True)
    with qtbot.waitSignal(home.window.window.closed):
        home.window.ctrl(Key.Key_Q) if way == "its key" else home.tray.chosen.emit("quit")


def test_whoever_stays_because_of_what_cannot_be_kept_has_a_tray_afterwards(
    open_with: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = open_with(tray=True)
    with monkeypatch.context() as full:
        full.setattr(home.window.window.screen_in_front, "leave", refuse)
        home.window.ctrl(Key.Key_Q)
    with qtbot.assertNotEmitted(home.window.window.closed):
        home.window.window.close()
    assert not home.window.window.isVisible()


def test_a_tray_that_went_away_keeps_nobody(open_with: Any, qtbot: QtBot) -> None:
    home = open_with(tray=True)
    home.tray.there = False
    with qtbot.waitSignal(home.window.window.closed):
        home.window.window.close()


def test_an_objection_is_written_down_from_the_tray(open_with: Any) -> None:
    home = open_with(tray=True)
    home.window.window.close()
    home.tray.chosen.emit("heard")
    home.window.dialog(CaptureDialog)
    home.window.type("Elephants scare me")
    home.window.press(Key.Key_Return)
    assert [line.line for line in home.window.workspace.capture.top().lines] == ["Elephants scare me"]


def test_a_dialog_that_is_open_is_not_covered_by_another(open_with: Any) -> None:
    home = open_with(tray=True)
    home.window.ctrl(Key.Key_H)
    dialog = home.window.dialog(CaptureDialog)
    home.tray.chosen.emit("heard")
    home.tray.chosen.emit("study")
    assert dialog.isVisible()
    assert home.window.screen == "today"
