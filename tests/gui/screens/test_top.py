"""My top 15: the order follows what is heard, the keyboard stays on its line, and a reply is a click away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit

from tests.driver import ALT, CTRL, Driver, Key
from trainer import words
from trainer.domain.categories import Category
from trainer.gui.counting import NOTHING
from trainer.gui.dialogs.capture import CaptureDialog
from trainer.gui.dialogs.editor import EditorDialog
from trainer.gui.widgets.strip import Strip

SHIFT = Qt.KeyboardModifier.ShiftModifier
LINES = ("Elephants scare me", "You’re twice what we pay now", "Call me in May")


@pytest.fixture
def page(window: Driver) -> Driver:
    """The list with three lines, each heard once, the newest first."""
    for line in LINES:
        window.workspace.capture.write(line, Category.PRICE)
        window.clock.advance(minutes=1)
    go(window)
    return window


def go(window: Driver) -> None:
    window.press(Key.Key_H, CTRL | SHIFT)
    assert window.screen == "top"


def order(page: Driver) -> list[tuple[str, int]]:
    """The lines from top to bottom, as they are to be read, each with how often it was heard."""
    times = {line.line: line.times for line in page.workspace.capture.top().lines}
    read = page.text().splitlines()
    shown = [line for line in times if f"“{line}”" in read]
    return [(line, times[line]) for line in sorted(shown, key=lambda line: read.index(f"“{line}”"))]


def wait_for_first(page: Driver, line: str, times: int) -> None:
    page.qtbot.waitUntil(lambda: order(page)[:1] == [(line, times)])


def focused() -> str:
    return QApplication.focusWidget().accessibleName()


def told(page: Driver) -> str:
    return next(filter(None, (strip.sentence() for strip in page.window.findChildren(Strip))), "")


def count(page: Driver, lines: int) -> None:
    """Have so many shipped lines counted."""
    for row in page.workspace.library.cards()[:lines]:
        page.workspace.capture.again(row.id)
    go(page)


# ---------------------------------------------------------------- what is to be seen


def test_lines_stand_in_their_order_with_kind_and_count(page: Driver) -> None:
    assert [line for line, _ in order(page)] == list(reversed(LINES))
    for seen in ("Price", "heard once", "last today"):
        assert page.sees(seen)


@pytest.mark.parametrize(
    ("lines", "badge"),
    [
        (0, "Ten lines are a good start"),
        (6, "Write down 4 more: ten is a good start."),
        (10, "That’s a good list."),
        (15, "That’s a good list."),
        (16, "The top 15 are what you practise; 1 line below waits"),
        (18, "The top 15 are what you practise; 3 lines below wait"),
    ],
)
def test_the_badge_says_how_long_the_list_is(window: Driver, lines: int, badge: str) -> None:
    count(window, lines)
    window.wait_for(badge)
    assert window.sees("More than 15") is (lines > 15)


def test_a_very_long_list_ends_and_says_where_the_rest_is(window: Driver) -> None:
    count(window, 62)
    window.wait_for("2 more lines: see Decks.")


def test_today_leads_here_in_one_line(page: Driver) -> None:
    page.press(Key.Key_2, ALT)
    page.answer("I see. What comes first?")
    page.press(Key.Key_1, ALT)
    page.click("My top 15: 3 lines, 3 without a reply")
    assert page.screen == "top"


def test_it_is_a_place_in_the_sidebar(window: Driver) -> None:
    window.click("My top 15")
    assert window.screen == "top"


# ---------------------------------------------------------------- counting


def test_a_click_counts_and_the_line_goes_up(page: Driver) -> None:
    page.click("Heard again: Elephants scare me")
    wait_for_first(page, "Elephants scare me", 2)
    assert page.sees("heard twice")


def test_the_keyboard_stays_on_the_line_that_it_counts(page: Driver) -> None:
    assert focused() == "Heard again: Call me in May"
    page.press(Key.Key_Down)
    page.press(Key.Key_Down)
    assert focused() == "Heard again: Elephants scare me"
    for times in (2, 3):
        page.press(Key.Key_H)
        wait_for_first(page, "Elephants scare me", times)
    assert focused() == "Heard again: Elephants scare me"


def test_the_arrows_stop_at_both_ends(page: Driver) -> None:
    page.press(Key.Key_Up)
    assert focused() == "Heard again: Call me in May"
    for _ in range(5):
        page.press(Key.Key_Down)
    assert focused() == "Heard again: Elephants scare me"


def wait_for_lines(page: Driver, *lines: str) -> None:
    page.qtbot.waitUntil(lambda: [line for line, _ in order(page)] == list(lines))


def strip_says(page: Driver, told_now: str, offered: str) -> None:
    page.wait_for(told_now)
    assert page.named(offered, QAbstractButton).isVisible()


def test_a_line_that_was_counted_by_mistake_is_counted_back_in_place(page: Driver) -> None:
    before = order(page)
    page.click("Heard again: Elephants scare me")
    strip_says(page, "“Elephants scare me” was heard twice so far.", "Undo")
    page.click("Undo")
    strip_says(page, "Taken back. “Elephants scare me” was heard once so far.", "Redo")
    page.qtbot.waitUntil(lambda: order(page) == before)
    page.click("Redo")
    wait_for_first(page, "Elephants scare me", 2)


def test_it_is_taken_back_and_done_again_by_keys(page: Driver) -> None:
    before = order(page)
    for times in (2, 3):
        page.press(Key.Key_H)
        wait_for_first(page, "Call me in May", times)
    page.ctrl(Key.Key_Z)
    wait_for_first(page, "Call me in May", 2)
    page.ctrl(Key.Key_Z)
    page.qtbot.waitUntil(lambda: order(page) == before)
    page.ctrl(Key.Key_Y)
    wait_for_first(page, "Call me in May", 2)
    assert focused() == "Heard again: Call me in May"


def test_lines_that_were_written_down_are_taken_back_one_by_one_and_then_there_is_nothing(page: Driver) -> None:
    for left in (2, 1, 0):
        page.ctrl(Key.Key_Z)
        wait_for_lines(page, *reversed(LINES[:left]))
    page.ctrl(Key.Key_Z)
    assert told(page) == NOTHING


def test_once_less_is_a_press_away_however_long_ago_it_was(page: Driver) -> None:
    page.press(Key.Key_H)
    page.press(Key.Key_1, ALT)
    go(page)
    page.click("Heard once less: Call me in May")
    wait_for_first(page, "Call me in May", 1)
    strip_says(page, "“Call me in May” was heard once so far.", "Undo")


def test_a_line_that_nobody_said_leaves_the_list_and_comes_back(page: Driver) -> None:
    decks = page.workspace.library.decks()
    page.click("Heard once less: You’re twice what we pay now")
    wait_for_lines(page, "Call me in May", "Elephants scare me")
    strip_says(page, "“You’re twice what we pay now” is off the list.", "Undo")
    assert page.workspace.library.decks() != decks
    page.click("Undo")
    wait_for_lines(page, *reversed(LINES))
    assert page.workspace.library.decks() == decks


def test_the_keyboard_stays_where_it_counts_less_and_goes_on_where_the_line_was(page: Driver) -> None:
    page.press(Key.Key_H)
    wait_for_first(page, "Call me in May", 2)
    page.press(Key.Key_Tab)
    assert focused() == "Heard once less: Call me in May"
    page.press(Key.Key_Space)
    wait_for_first(page, "Call me in May", 1)
    assert focused() == "Heard once less: Call me in May"
    page.press(Key.Key_Space)
    wait_for_lines(page, "You’re twice what we pay now", "Elephants scare me")
    assert focused() == "Heard again: You’re twice what we pay now"


def test_a_line_written_down_here_is_in_the_list_at_once(page: Driver) -> None:
    page.click("Heard one", page.window.screen_in_front)
    page.dialog(CaptureDialog)
    page.type("Mice, too")
    page.press(Key.Key_Return)
    wait_for_first(page, "Mice, too", 1)
    assert "Saved." in told(page)


def test_enter_on_an_empty_list_writes_the_first_line(window: Driver) -> None:
    go(window)
    window.press(Key.Key_Return)
    assert window.dialog(CaptureDialog)


# ---------------------------------------------------------------- replies


def test_a_line_without_a_reply_gets_one_and_is_new_then(page: Driver) -> None:
    before = page.workspace.study.today().counts[Category.PRICE].new
    page.click("Write your reply: Call me in May")
    editor = page.dialog(EditorDialog)
    assert QApplication.focusWidget() is page.named("The reply", QPlainTextEdit, editor)
    page.ctrl(Key.Key_Return)
    assert page.sees("Write your reply: Call me in May")
    assert "is empty" in page.text(editor)
    page.type("May it is. What has to have happened by then?")
    page.ctrl(Key.Key_Return)
    assert not editor.isVisible()
    page.wait_for("Edit: Call me in May")
    assert not page.sees("Write your reply: Call me in May")
    assert page.workspace.study.today().counts[Category.PRICE].new == before + 1


def test_a_reply_is_written_to_the_line_that_the_keyboard_is_on(page: Driver) -> None:
    page.press(Key.Key_Down)
    page.press(Key.Key_F2)
    editor = page.dialog(EditorDialog)
    assert page.named("What the customer says", QLineEdit, editor).text() == "You’re twice what we pay now"


# ---------------------------------------------------------------- from elsewhere


def test_any_card_of_decks_can_be_counted(window: Driver) -> None:
    window.press(Key.Key_3, ALT)
    window.press(Key.Key_Down)
    window.press(Key.Key_H)
    window.click("Count as heard")
    [line] = window.workspace.capture.top().lines
    assert line.times == 2
    assert "heard twice" in told(window)


def test_a_letter_in_the_search_of_decks_is_a_letter(window: Driver) -> None:
    window.press(Key.Key_3, ALT)
    window.press(Key.Key_H)
    assert window.workspace.capture.top().lines == ()


def test_a_line_is_counted_in_front_of_its_reply_and_not_before(window: Driver) -> None:
    window.press(Key.Key_2, ALT)
    window.press(Key.Key_H)
    assert window.workspace.capture.top().lines == ()
    window.ctrl(Key.Key_L)
    window.press(Key.Key_H)
    [line] = window.workspace.capture.top().lines
    assert line.times == 1
    assert "heard once" in told(window)
    window.press(Key.Key_2)
    assert window.workspace.study.today().done == 1


def test_the_key_can_be_switched_off(window: Driver) -> None:
    window.workspace.preferences.change(single_keys=False)
    count(window, 1)
    window.press(Key.Key_H)
    assert window.workspace.capture.top().lines[0].times == 1


def test_a_card_that_is_gone_is_told_and_nothing_is_counted(page: Driver) -> None:
    screen = page.window.screen_in_front
    screen._counting.again("nowhere")  # type: ignore[union-attr]
    assert "no longer in its deck" in told(page)
    assert [times for _, times in order(page)] == [1, 1, 1]


def test_a_line_that_is_mended_elsewhere_reads_as_it_is_now(page: Driver) -> None:
    line = page.workspace.capture.top().lines[0]
    card = replace(page.workspace.library.card(line.card_id), objection="Call me in June", reply="Or?")
    changes = page.workspace.editing.save(card)
    page.window._on_changed(changes)
    page.wait_for("“Call me in June”")


# ---------------------------------------------------------------- practising


def write_reply(page: Driver) -> None:
    page.click("Write your reply: Call me in May")
    page.dialog(EditorDialog)
    page.type("May it is. What has to have happened by then?")
    page.ctrl(Key.Key_Return)


@pytest.mark.parametrize(
    ("fresh", "told_so"), [(50, "with today’s lines"), (0, "as soon as there is room for new lines")]
)
def test_who_wrote_a_reply_is_told_when_it_is_practised(page: Driver, fresh: int, told_so: str) -> None:
    page.workspace.preferences.change(new_per_day=fresh, daily_minutes=90)
    write_reply(page)
    page.wait_for(f"Kept. It comes {told_so}; Practise brings it now.")


def test_a_line_that_is_put_aside_is_not_promised(page: Driver) -> None:
    page.workspace.deciding.suspend(page.workspace.capture.top().lines[0].card_id)
    write_reply(page)
    page.wait_for("Kept. The line is put aside; take it up again in Decks.")


@pytest.mark.parametrize("way", ["button", "key", "all"])
def test_a_line_with_a_reply_is_practised_at_once_and_nothing_is_scheduled(page: Driver, way: str) -> None:
    assert not page.sees("Practise")
    write_reply(page)
    page.wait_for("Practise: Call me in May")
    before = page.workspace.study.today()
    page.window.activateWindow()  # which a window manager does
    page.qtbot.waitUntil(page.window.isActiveWindow)
    if way == "key":
        page.qtbot.waitUntil(lambda: focused() == "Heard again: Call me in May")
        page.press(Key.Key_P)
    else:
        page.click("Practise: Call me in May" if way == "button" else "Practise the lines that have a reply")
    assert page.screen == "study"
    assert page.sees(words.CRAM)
    assert page.sees("Call me in May")
    page.answer("I see.")
    assert page.screen == "summary"
    assert page.workspace.study.today() == before


def test_a_line_without_a_reply_cannot_be_practised(page: Driver) -> None:
    page.press(Key.Key_P)
    assert page.screen == "top"
