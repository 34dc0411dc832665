"""A line to say first is heard while it is written, and the card's own words are only shown."""

from __future__ import annotations

from dataclasses import replace

from tests.driver import Driver, Key
from trainer.gui.widgets.replybox import GrowingEdit

from .conftest import NAMING, add, begin, plans, screen


def test_the_coach_is_heard_while_one_writes(window: Driver) -> None:
    begin(window)
    add(window)
    window.type(NAMING)
    window.wait_for("Names it first")
    assert window.sees("seconds")
    window.ctrl(Key.Key_A)
    window.press(Key.Key_Delete)
    window.qtbot.waitUntil(lambda: not window.sees("Names it first"))


def test_what_was_heard_finds_its_room_below_the_line_and_squeezes_nothing(window: Driver) -> None:
    begin(window)
    objection = add(window)
    window.type(NAMING)
    window.wait_for("Names it first")
    box = window.named(f"Say first: {objection}", GrowingEdit)
    window.qtbot.waitUntil(lambda: box.height() >= box.sizeHint().height())


def test_a_line_without_the_worry_is_told_so(window: Driver) -> None:
    begin(window)
    add(window)
    window.type("We are a family firm and we like what we do.")
    window.wait_for("Does not name it yet")


def test_what_the_card_says_is_shown_and_never_put_into_the_line(window: Driver) -> None:
    begin(window)
    objection = add(window)
    card_id = screen(window)._plan.foreseen[0].card_id
    reply = window.workspace.prehandling.material(card_id).reply
    window.click("What the card says")
    window.wait_for(reply.split("’")[0].split("'")[0][:20])
    assert window.named(f"Say first: {objection}", GrowingEdit).toPlainText() == ""
    window.click("Hide what the card says")
    window.wait_for("What the card says")


def test_a_card_whose_deck_is_gone_says_so(meeting: Driver) -> None:
    meeting.press(Key.Key_Escape)
    (plan,) = plans(meeting)
    gone = replace(plan.foreseen[0], card_id="aaaaaaaaaaaa")
    meeting.workspace.prehandling.keep(replace(plan, foreseen=(gone,)))
    screen(meeting).open()
    meeting.click("Ms Berger: 2 March, 1 of 1 line written")
    meeting.click("What the card says")
    meeting.wait_for("Its deck is not here any more.")
