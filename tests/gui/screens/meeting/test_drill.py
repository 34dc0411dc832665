"""The lines are said one after the other; each stands beside the one that was written only then."""

from __future__ import annotations

from tests.driver import CTRL, Driver, Key

from .conftest import NAMING, add, begin, focused_name


def test_the_line_is_hidden_until_it_was_said_and_then_both_stand_there(meeting: Driver) -> None:
    meeting.ctrl(Key.Key_Return)
    meeting.wait_for("1 of 1")
    assert NAMING not in meeting.text()
    meeting.type("Before you ask: it costs more, and here is why.")
    meeting.press(Key.Key_Return)
    meeting.wait_for("You said")
    for told in (NAMING, "Before you ask: it costs more, and here is why.", "Names it first"):
        assert told in meeting.text()
    meeting.press(Key.Key_Return)
    meeting.wait_for("1 line said. 1 of the 1 you typed named it first.")


def test_once_more_asks_the_same_line_with_nothing_in_the_box(meeting: Driver) -> None:
    meeting.ctrl(Key.Key_Return)
    meeting.wait_for("1 of 1")
    meeting.press(Key.Key_Return)
    assert meeting.sees("1 of 1")
    meeting.type("We are cheap.")
    meeting.press(Key.Key_Return)
    meeting.wait_for("Does not name it yet")
    meeting.click("Once more")
    meeting.qtbot.waitUntil(lambda: focused_name() == "Say it first")
    assert not meeting.sees("We are cheap.")


def test_who_says_it_aloud_sees_their_line_and_nothing_is_judged(window: Driver) -> None:
    begin(window)
    for line in (NAMING, "Before you ask: two weeks."):
        add(window)
        window.type(line)
    window.ctrl(Key.Key_Return)
    window.wait_for("1 of 2")
    window.click("I said it aloud")
    window.wait_for(NAMING)
    assert not window.sees("You said")
    assert not window.sees("Names it first")
    window.press(Key.Key_Return)
    window.wait_for("2 of 2")
    window.click("I said it aloud")
    window.wait_for("Before you ask: two weeks.")
    window.press(Key.Key_Return)
    window.wait_for("2 lines said.")
    assert not window.sees("you typed")


def test_escape_goes_back_to_the_plan_in_the_middle_of_it(meeting: Driver) -> None:
    meeting.press(Key.Key_Return, CTRL)
    meeting.wait_for("1 of 1")
    meeting.press(Key.Key_Escape)
    meeting.wait_for("With whom, and when?")
    assert meeting.sees("All meetings")
