"""The five steps are found in the rep's own words, or are missing; what is told of a customer they said."""

from __future__ import annotations

from hypothesis import given

from tests.builders import a_complaint
from tests.complaining import (
    BAD_TALK,
    COMPANY,
    GOOD_TALK,
    GOTCHAS,
    LET,
    LOOK_BACK,
    OWN,
    PERSONAL,
    PLAN,
    SIDE,
    TALKS,
    Said,
    talked,
)
from trainer.domain.aftermath import MOST_POINTS, Aftermath, Check, Part, aftermath
from trainer.domain.complaint import Complaint
from trainer.domain.scenes import NextStep, Outcome
from trainer.domain.signs import Sign, Step


def shown(*said: Said, complaint: Complaint | None = None) -> Aftermath:
    return aftermath(talked(*said, complaint=complaint), complaint or a_complaint())


def check(of: Step, *said: Said) -> Check:
    return next(one for one in shown(*said).checks if one.step is of)


def test_a_talk_with_all_five_steps_quotes_each() -> None:
    found = shown(*GOOD_TALK)
    assert {one.step: one.said for one in found.checks} == {
        Step.INTENT: (SIDE[0],),
        Step.EMOTION: (COMPANY[0], PERSONAL[0]),
        Step.OWN: (OWN[0],),
        Step.ACT: (GOTCHAS[0], "bring a spare pump, Priya and I, today at four"),
        Step.DEBRIEF: (LOOK_BACK[0],),
    }
    assert (found.found, found.faults, found.points, found.cut_ins) == (5, (), (), ())
    assert (found.step, found.is_agreed, found.promised) == (PLAN, True, (OWN[0],))
    assert (found.vents, found.heard_out, found.told) == (2, 2, {Sign.COMPANY, Sign.PERSONAL})


def test_the_order_is_told_with_how_often() -> None:
    assert shown(*GOOD_TALK).course == (
        (Part.LISTEN, 2),
        (Part.SIDES, 1),
        (Part.COMPANY, 1),
        (Part.PERSONAL, 1),
        (Part.OWN, 1),
        (Part.GOTCHAS, 1),
        (Part.PLAN, 1),
        (Part.LOOK_BACK, 1),
    )


def test_a_talk_without_any_step_names_what_was_said_instead() -> None:
    found = shown(*BAD_TALK)
    assert found.found == 0
    assert [(one.sign, one.said) for one in found.faults] == [
        (Sign.EMOTION, "Calm down"),
        (Sign.EXCUSE, "It is company policy"),
        (Sign.GIVES, "You get your money back"),
    ]
    assert [point.fault for point in found.points] == [Sign.EMOTION, Sign.EXCUSE, Sign.GIVES]
    assert found.points[1].good == a_complaint().good[Step.OWN]


def test_words_that_went_against_a_step_are_told_with_it() -> None:
    against = {one.step: one.against for one in shown(*BAD_TALK).checks}
    assert against[Step.OWN] == ("It is company policy",)
    assert against[Step.EMOTION] == ("Calm down", "You get your money back")
    assert against[Step.DEBRIEF] == ()


def test_leave_it_with_me_comes_near_and_is_not_enough() -> None:
    claimed = ("Leave it with me.", Sign.CLAIMS)
    assert check(Step.OWN, LET, LET, claimed) == Check(
        Step.OWN, False, ("Leave it with me.",), a_complaint().good[Step.OWN]
    )
    assert check(Step.OWN, LET, LET, claimed, OWN).said == (OWN[0],)


def test_one_impact_alone_comes_near() -> None:
    found = shown(LET, LET, COMPANY)
    assert (found.checks[1].is_found, found.checks[1].said, found.told) == (False, (COMPANY[0],), {Sign.COMPANY})


def test_a_question_that_cut_in_was_not_answered() -> None:
    found = shown(COMPANY, LET)
    assert (found.cut_ins, found.told, found.asked, found.heard_out) == ((1,), frozenset(), {Sign.COMPANY}, 1)
    assert (found.checks[1].is_found, found.checks[1].said) == (False, (COMPANY[0],))
    assert found.points[0].is_cut_in


def test_a_plan_that_nobody_looked_for_holes_in_is_not_agreed() -> None:
    found = shown(LET, LET, COMPANY, OWN, PLAN)
    assert (found.step, found.is_agreed, found.checks[3].is_found) == (PLAN, False, False)


def test_the_plan_that_was_agreed_counts_and_not_one_after_it() -> None:
    found = shown(LET, LET, COMPANY, OWN, NextStep("think about it"), GOTCHAS, PLAN)
    assert (found.step, found.is_agreed) == (PLAN, True)


def test_to_look_back_before_it_is_well_comes_near() -> None:
    assert check(Step.DEBRIEF, LET, LET, COMPANY, LOOK_BACK) == Check(
        Step.DEBRIEF, False, (LOOK_BACK[0],), a_complaint().good[Step.DEBRIEF]
    )


def test_who_made_the_mistake_themselves_is_let_save_face() -> None:
    theirs = a_complaint(is_theirs=True)
    kind = ("Anybody would have read it so.", Sign.SAVES_FACE)
    assert shown(LET, LET, kind, complaint=theirs).checks[0].is_found
    assert not shown(LET, LET, kind).checks[0].is_found
    sorry = shown(LET, LET, ("I am sorry.", Sign.APOLOGY), complaint=theirs)
    assert [point.fault for point in sorry.points][:1] == [Sign.APOLOGY]


@given(TALKS)
def test_whatever_is_said_each_step_is_told_once_and_little_is_worked_on(said: list[Said]) -> None:
    found = shown(*said)
    assert [one.step for one in found.checks] == list(Step)
    assert len(found.points) <= MOST_POINTS
    assert (not found.points) == (found.found == len(Step) and not found.faults and not found.cut_ins)


@given(TALKS)
def test_whatever_is_quoted_was_said_by_the_rep(said: list[Said]) -> None:
    played = talked(*said)
    found = aftermath(played, a_complaint())
    words = {turn.said for turn in played.turns if turn.why is None}
    assert all(quote in words for one in found.checks for quote in one.said)
    assert all(played.turns[one.place].said[one.start : one.end] == one.said for one in found.faults)
    assert all(any(point.said in one for one in words) for point in found.points if point.said)


@given(TALKS)
def test_an_impact_was_told_exactly_where_the_customer_told_it(said: list[Said]) -> None:
    played = talked(*said)
    lines = " ".join(turn.said for turn in played.turns if turn.why is not None)
    found = aftermath(played, a_complaint())
    assert (Sign.COMPANY in found.told) == (a_complaint().company in lines)
    assert (Sign.PERSONAL in found.told) == (a_complaint().personal in lines)


def test_a_talk_that_was_only_begun_is_looked_back_at() -> None:
    found = shown(Outcome.PARTED_FRIENDS)
    assert (found.found, found.course, found.step) == (0, (), None)
