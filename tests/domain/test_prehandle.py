"""A meeting has room for a few objections, each with one line to say first; how that line is heard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import an_id
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.feedback import Certainty, Feedback, Finding, Label
from trainer.domain.prehandle import LONGEST_S, MOST, Foreseen, Plan, heard, seconds

BLANK = Plan("3f0a2b52-6d1c-4f57-9a77-1f0f5e6f0a11", Moment(0, 0))


def foreseen(number: int) -> Foreseen:
    return Foreseen(an_id(number), Category.PRICE, f"Objection {number}.")


def planned(count: int) -> Plan:
    return replace(BLANK, foreseen=tuple(map(foreseen, range(count))))


def test_an_objection_is_foreseen_once_and_no_more_than_a_few_are() -> None:
    plan = BLANK
    for number in (*range(MOST + 2), 0):
        plan = plan.adding(foreseen(number))
    assert [one.card_id for one in plan.foreseen] == [an_id(number) for number in range(MOST)]
    assert not plan.has_room
    assert plan.without(an_id(0)).has_room


def test_a_line_belongs_to_its_objection_and_only_who_has_one_can_be_drilled() -> None:
    plan = planned(3).saying(an_id(1), "You may wonder what it costs.")
    assert [one.first for one in plan.foreseen] == ["", "You may wonder what it costs.", ""]
    assert [one.card_id for one in plan.ready] == [an_id(1)]
    assert plan.saying(an_id(9), "Nobody’s.") == plan


@pytest.mark.parametrize("change", [{"title": "Acme"}, {"objective": "Who decides"}, {"foreseen": (foreseen(1),)}])
def test_a_plan_is_blank_until_something_stands_in_it(change: dict[str, object]) -> None:
    assert BLANK.is_blank
    assert not replace(BLANK, **change).is_blank


@pytest.mark.parametrize(
    ("said", "lasts"),
    [("", 0), ("  \n", 0), ("No.", 1), ("one two three four five", 2), ("word " * 75, 30)],
)
def test_a_line_is_as_long_as_it_takes_to_say(said: str, lasts: int) -> None:
    assert seconds(said) == lasts


def test_what_matters_in_a_line_is_whether_it_names_the_worry_how_long_it_is_and_what_hardens() -> None:
    said = "Before you ask: yes, it costs more, and I promise you will not regret it."
    fault = Finding(Label.OVERPROMISE, 36, 73, Certainty.SURE)
    doubtful = Finding(Label.PRESSURE, 0, 6, Certainty.CHECK)
    needless = Finding(Label.DEFENSIVE, 17, 34, Certainty.SURE)
    line = heard(said, Feedback((doubtful, needless, fault)), names_it=True)
    assert (line.names_it, line.is_long, line.softeners) == (True, False, 0)
    assert line.faults == ((Label.OVERPROMISE, said[36:73]),)
    assert not heard(said, Feedback(), names_it=False).names_it
    long = heard("word " * 60, Feedback(), names_it=True)
    assert long.seconds > LONGEST_S
    assert long.is_long
