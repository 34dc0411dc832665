"""A plan is written part by part; dropping an objection leaves the other lines as they were."""

from __future__ import annotations

from tests.driver import Driver
from trainer import talkwords
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.replybox import GrowingEdit

from .conftest import NAMING, focused_name, screen


def test_all_parts_make_the_plan(meeting: Driver) -> None:
    meeting.named(talkwords.AIM, Field).setText(" Who decides ")
    meeting.named(talkwords.OPENING, GrowingEdit).setPlainText("Half an hour.\nA no is fine.")
    plan = screen(meeting)._plan
    assert plan is not None
    assert (plan.title, plan.objective) == ("Ms Berger", "Who decides")
    assert plan.contract == "Half an hour.\nA no is fine."
    assert [one.first for one in plan.foreseen] == [NAMING, ""]


def test_what_is_not_likely_after_all_goes_alone(meeting: Driver) -> None:
    plan = screen(meeting)._plan
    assert plan is not None
    kept, dropped = plan.foreseen
    meeting.click(f"Not likely: {dropped.objection}")
    assert screen(meeting)._plan == plan.without(dropped.card_id)
    assert meeting.named(f"Say first: {kept.objection}", GrowingEdit).toPlainText() == NAMING
    assert focused_name() == "Search all objections"


def test_without_an_objection_it_says_what_to_do(meeting: Driver) -> None:
    plan = screen(meeting)._plan
    assert plan is not None
    for one in plan.foreseen:
        meeting.click(f"Not likely: {one.objection}")
    meeting.wait_for("Nothing yet. Choose what is likely to come up")
