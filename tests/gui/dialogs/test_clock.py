"""A clock that jumped is asked about before anything is planned by it; who is back from leave says yes with one key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import FixedClock, a_deck, answer, install, open_home, some_cards
from tests.driver import ALT, Driver, Key, opened
from trainer.gui.dialogs.clock import ClockDialog


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def home(tmp_path: Path, clock: FixedClock) -> Path:
    """A home in which something was answered, on 2 March 2026 at noon."""
    install(tmp_path / "trainer.sqlite3", a_deck(*some_cards(30)))
    workspace = open_home(tmp_path, clock=clock)
    answer(workspace.study.start())
    workspace.close()
    return tmp_path


def window(qtbot: QtBot, qapp: QApplication, home: Path, clock: FixedClock) -> Driver:
    return opened(qtbot, qapp, home, clock, welcomed=True)


def back_in_the_window(rep: Driver) -> None:
    """What every window manager does when a dialog ends, and the offscreen platform does not."""
    rep.window.activateWindow()
    rep.qtbot.waitUntil(rep.window.isActiveWindow)


def test_after_three_months_of_leave_one_key_goes_on(
    qtbot: QtBot, qapp: QApplication, home: Path, clock: FixedClock
) -> None:
    clock.advance(days=92)
    rep = window(qtbot, qapp, home, clock)
    rep.press(Key.Key_Return)
    asked = rep.dialog(ClockDialog)
    assert "Your computer says 2 June 2026. When you last practised it said 2 March 2026." in rep.text(asked)
    rep.press(Key.Key_Space)  # of somebody who was typing and did not see it come
    assert rep.screen == "today"
    rep.press(Key.Key_Return)
    assert rep.screen == "study"


def test_it_is_asked_once_in_a_start_and_not_after_the_next_answer(
    qtbot: QtBot, qapp: QApplication, home: Path, clock: FixedClock
) -> None:
    clock.advance(days=92)
    rep = window(qtbot, qapp, home, clock)
    rep.press(Key.Key_Return)
    rep.dialog(ClockDialog)
    rep.press(Key.Key_Return)
    back_in_the_window(rep)
    rep.answer("I understand.")
    rep.press(Key.Key_1, ALT)
    rep.press(Key.Key_2, ALT)
    assert rep.screen == "study"
    rep.close()
    again = window(qtbot, qapp, home, clock)
    again.press(Key.Key_Return)
    assert again.screen == "study"


def test_who_sets_the_clock_right_is_not_asked_again(
    qtbot: QtBot, qapp: QApplication, home: Path, clock: FixedClock
) -> None:
    clock.advance(days=3_650)
    rep = window(qtbot, qapp, home, clock)
    rep.press(Key.Key_2, ALT)
    rep.dialog(ClockDialog)
    rep.press(Key.Key_Escape)
    assert rep.screen == "today"
    back_in_the_window(rep)
    rep.press(Key.Key_2, ALT)
    rep.dialog(ClockDialog)  # it is as wrong as before
    rep.press(Key.Key_Escape)
    back_in_the_window(rep)
    clock.advance(days=-3_649)
    rep.press(Key.Key_2, ALT)
    assert rep.screen == "study"


def test_a_clock_that_was_put_back_is_asked_about_with_the_time_of_day(
    qtbot: QtBot, qapp: QApplication, home: Path, clock: FixedClock
) -> None:
    clock.advance(hours=-3)
    rep = window(qtbot, qapp, home, clock)
    rep.press(Key.Key_2, ALT)
    asked = rep.dialog(ClockDialog)
    said = "Your computer says 2 March 2026, 09:00. When you last practised it said 2 March 2026, 12:00."
    assert said in rep.text(asked)
    rep.press(Key.Key_Escape)


def jumped(rep: Driver, clock: FixedClock) -> ClockDialog:
    """The clock jumps while a reveal is read, and the line is graded."""
    rep.press(Key.Key_Return)
    rep.type("I understand.")
    rep.ctrl(Key.Key_Return)
    clock.advance(days=92)
    rep.press(Key.Key_2)
    dialog = rep.dialog(ClockDialog)
    assert isinstance(dialog, ClockDialog)
    return dialog


def test_a_clock_that_jumps_while_a_line_is_answered_is_asked_about_before_the_grade_is_stored(
    qtbot: QtBot, qapp: QApplication, home: Path, clock: FixedClock
) -> None:
    rep = window(qtbot, qapp, home, clock)
    asked = jumped(rep, clock)
    assert "Your computer says 2 June 2026. When you last practised it said 2 March 2026." in rep.text(asked)
    assert rep.workspace.study.today().done == 0
    rep.press(Key.Key_Return)
    back_in_the_window(rep)
    rep.wait_for("Grade this line again.")
    assert rep.sees("I understand.")
    rep.press(Key.Key_2)
    assert rep.workspace.study.today().done == 1
    assert rep.screen == "study"


def test_who_never_answered_a_line_is_told_of_no_practice(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, clock: FixedClock
) -> None:
    install(tmp_path / "trainer.sqlite3", a_deck(*some_cards(3)))
    rep = window(qtbot, qapp, tmp_path, clock)
    asked = jumped(rep, clock)
    assert "Your computer says 2 June 2026. When you began it said 2 March 2026." in rep.text(asked)


def test_who_sets_the_clock_right_while_a_line_is_answered_grades_it_by_the_right_one(
    qtbot: QtBot, qapp: QApplication, home: Path, clock: FixedClock
) -> None:
    rep = window(qtbot, qapp, home, clock)
    jumped(rep, clock)
    rep.press(Key.Key_Escape)
    back_in_the_window(rep)
    rep.wait_for("Nothing was counted.")
    clock.advance(days=-92)
    rep.press(Key.Key_2)
    assert rep.workspace.study.today().done == 2
