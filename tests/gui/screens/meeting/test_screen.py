"""A meeting is kept as it is written, taken away and brought back, and fits on a page to take along."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.driver import ALT, CTRL, Driver, Key
from trainer.errors import TrainerError

from .conftest import NAMING, add, begin, focused_name, plans, screen


def test_what_was_written_is_kept_while_one_writes(meeting: Driver) -> None:
    meeting.qtbot.waitUntil(lambda: bool(plans(meeting)) and len(plans(meeting)[0].foreseen) == 2)
    assert (plans(meeting)[0].title, plans(meeting)[0].foreseen[0].first) == ("Ms Berger", NAMING)


def test_going_elsewhere_keeps_the_last_word_and_coming_back_shows_it(meeting: Driver) -> None:
    meeting.type("Two weeks")
    meeting.press(Key.Key_1, ALT)
    assert plans(meeting)[0].foreseen[1].first == "Two weeks"
    meeting.press(Key.Key_7, ALT)
    meeting.wait_for("With whom, and when?")
    assert meeting.sees("Drill the lines")


def test_nothing_that_is_blank_is_kept(window: Driver) -> None:
    begin(window)
    window.press(Key.Key_Escape)
    window.wait_for("None yet.")
    assert plans(window) == ()


def test_a_meeting_is_gone_on_with_from_the_list_and_a_new_one_is_begun_beside_it(meeting: Driver) -> None:
    meeting.press(Key.Key_Escape)
    meeting.wait_for("Ms Berger: 2 March, 1 of 2 lines written")
    meeting.press(Key.Key_N, CTRL)
    meeting.qtbot.waitUntil(lambda: focused_name() == "With whom, and when?")
    meeting.type("Acme")
    meeting.press(Key.Key_Escape)
    meeting.wait_for("Acme: 2 March, nothing chosen yet")
    assert {plan.title for plan in plans(meeting)} == {"Ms Berger", "Acme"}


def test_what_was_taken_away_is_brought_back_as_it_was(meeting: Driver) -> None:
    plan = screen(meeting)._plan
    meeting.click("Take away")
    meeting.wait_for("The meeting was taken away.")
    assert plans(meeting) == ()
    meeting.ctrl(Key.Key_Z)
    meeting.wait_for("With whom, and when?")
    assert plans(meeting) == (plan,)


def test_without_a_line_there_is_nothing_to_drill_and_it_says_so(window: Driver) -> None:
    begin(window)
    add(window)
    window.ctrl(Key.Key_Return)
    window.wait_for("Write a line to say first; then it can be drilled.")
    assert window.sees("With whom, and when?")


@pytest.mark.parametrize(("key", "ending", "begins"), [(Key.Key_P, "pdf", b"%PDF"), (Key.Key_S, "txt", b"Ms Berger\n")])
def test_it_is_saved_by_one_key(meeting: Driver, tmp_path: Path, key: Key, ending: str, begins: bytes) -> None:
    path = tmp_path / f"meeting.{ending}"
    meeting.ctrl(key)
    meeting.qtbot.waitUntil(lambda: bool(meeting.window.findChildren(QFileDialog)))
    meeting.window.findChild(QFileDialog).fileSelected.emit(str(path))
    meeting.wait_for(f"It is in {path}.")
    assert path.read_bytes().startswith(begins)


def test_what_cannot_be_kept_is_told_and_not_left_behind(meeting: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_plan: object) -> None:
        raise TrainerError("The disk is full; make room.")

    monkeypatch.setattr(meeting.workspace.prehandling, "keep", full)
    meeting.type("Two weeks")
    meeting.press(Key.Key_Escape)
    meeting.wait_for("The disk is full; make room.")
    assert meeting.sees("With whom, and when?")
    monkeypatch.undo()
    meeting.press(Key.Key_Escape)
    meeting.wait_for("2 of 2 lines written")
