"""A meeting is called by what was written of it."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import an_id
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.prehandle import Foreseen, Plan
from trainer.meetingwords import meeting, prepared

PLAN = Plan("u", Moment(0))
FORESEEN = (Foreseen(an_id(1), Category.PRICE, "Too dear.", "Yes."), Foreseen(an_id(2), Category.FEAR, "What if?"))


def test_a_meeting_without_a_name_is_a_meeting() -> None:
    assert meeting(PLAN) == "A meeting"
    assert meeting(replace(PLAN, title="Acme")) == "Acme"


def test_it_tells_how_much_is_written() -> None:
    assert prepared(PLAN) == "1 January, nothing chosen yet"
    assert prepared(replace(PLAN, foreseen=FORESEEN)) == "1 January, 1 of 2 lines written"
    assert prepared(replace(PLAN, foreseen=FORESEEN[:1])) == "1 January, 1 of 1 line written"
