"""The rules of a talk with somebody who is upset: let finish first, ask both sides, take it on, check the plan."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_complaint
from trainer.domain.complaint import REACTIONS, SAID_ONCE, Complaint, begin, play, sides
from trainer.domain.scenes import NextStep, Outcome, Saying
from trainer.domain.signs import FAULTS, Sign
from trainer.domain.talk import (
    MOVES,
    Deed,
    End,
    IllegalMoveError,
    Judged,
    Listen,
    Move,
    Phase,
    Propose,
    Reply,
    State,
    legal_moves,
    outcomes,
)


def said(*signs: Sign, told: int = 8, asks: bool = False, opens: bool = False) -> Reply:
    return Reply(Judged(opens=opens, asks=asks, told=told, signs=frozenset(signs)))


STEP = NextStep("a spare on the van", "Priya", "four today")
OUT = (Listen(), Listen())
"""They have let it all out."""
COMPANY, PERSONAL = said(Sign.COMPANY, asks=True), said(Sign.PERSONAL, asks=True)
OWN, CHECK = said(Sign.ACTS), said(Sign.GOTCHAS, asks=True)
WELL = (*OUT, COMPANY, PERSONAL, OWN, CHECK, Propose(STEP))


def after(*deeds: Deed, about: Complaint | None = None) -> State:
    """The talk after all of these."""
    about = about or a_complaint()
    state = begin(about)
    for deed in deeds:
        state = play(about, state, deed)
    return state


# ---------------------------------------------------------------- letting them finish


def test_they_begin_and_are_not_done() -> None:
    state = after()
    assert (state.line.text, state.phase, state.venting) == (a_complaint().line, Phase.VENTING, 2)


def test_who_listens_hears_all_of_it_in_its_order() -> None:
    assert [line.text for line in after(*OUT).lines[1:]] == list(a_complaint().vents)
    assert after(*OUT).phase is Phase.TALKING


@pytest.mark.parametrize("nod", [said(told=2), said(Sign.LISTENS, told=9)])
def test_a_nod_lets_them_go_on(nod: Reply) -> None:
    assert after(nod).line.text == a_complaint().vents[0]


@pytest.mark.parametrize("reply", [said(), COMPANY, OWN, said(Sign.SIDES)])
def test_anything_else_cuts_in_and_they_are_still_not_done(reply: Reply) -> None:
    state = after(reply)
    assert (state.line.why, state.venting, state.patience) == (Saying.CUT_IN, 2, a_complaint().patience - 1)


# ---------------------------------------------------------------- both sides


def test_each_side_is_told_to_who_asks_and_to_nobody_else() -> None:
    assert after(*OUT, COMPANY).line.text == a_complaint().company
    assert after(*OUT, PERSONAL).line.text == a_complaint().personal
    for other in (said(Sign.SIDES), OWN, said(Sign.CLAIMS), said(), said(asks=True, opens=True)):
        assert after(*OUT, other).depth == 0


def test_who_asks_for_both_at_once_is_told_both() -> None:
    state = after(*OUT, said(Sign.COMPANY, Sign.PERSONAL, asks=True))
    assert (state.depth, state.line.why) == (2, Saying.BOTH)
    assert sides({state.line.why}) == {Sign.COMPANY, Sign.PERSONAL}


def test_what_was_told_is_not_told_again() -> None:
    state = after(*OUT, COMPANY, COMPANY)
    assert (state.depth, state.line.why) == (1, Saying.ALREADY)


def test_being_asked_gives_patience_back() -> None:
    worn = after(*OUT, said(), said())
    assert worn.patience == a_complaint().patience - 2
    assert play(a_complaint(), worn, COMPANY).patience == worn.patience + 1


# ---------------------------------------------------------------- what makes it worse


@pytest.mark.parametrize("sign", FAULTS)
def test_every_fault_costs_patience_whatever_else_is_said(sign: Sign) -> None:
    before = after(*OUT)
    state = play(a_complaint(), before, said(sign, Sign.COMPANY, Sign.ACTS, asks=True))
    assert state.patience < before.patience
    assert state.depth == 0


def test_being_told_to_calm_down_costs_most() -> None:
    assert after(*OUT, said(Sign.EMOTION)).patience == a_complaint().patience - 2
    assert after(*OUT, said(Sign.EMOTION)).line.why is Saying.TOLD_OFF


def test_money_before_they_were_asked_is_turned_down_and_afterwards_it_is_not() -> None:
    assert after(*OUT, said(Sign.GIVES)).line.why is Saying.BOUGHT_OFF
    assert after(*OUT, COMPANY, said(Sign.GIVES)).line.why is not Saying.BOUGHT_OFF


def test_out_of_patience_they_go_and_mean_it() -> None:
    state = after(*OUT, *[said()] * a_complaint().patience)
    assert (state.phase, state.line.why) == (Phase.PARTING, Saying.NO)
    assert Outcome.NEXT_STEP not in outcomes(state)
    assert play(a_complaint(), state, COMPANY).line.why is Saying.STILL_NO
    assert play(a_complaint(), state, said()).line.why is Saying.GOODBYE


# ---------------------------------------------------------------- taking it on, and the plan


def test_words_alone_are_asked_what_they_mean_and_a_deed_is_believed() -> None:
    assert after(*OUT, said(Sign.CLAIMS)).line.why is Saying.WANTS_ANSWER
    assert after(*OUT, OWN).line.why is Saying.OWNED
    assert after(*OUT, OWN, OWN).line.why is Saying.WANTS_STEP


def test_a_plan_of_somebody_who_asked_nothing_comes_too_soon() -> None:
    assert after(*OUT, Propose(STEP)).line.why is Saying.TOO_SOON
    assert after(*OUT, OWN, Propose(STEP)).line.why is Saying.TOO_SOON


@pytest.mark.parametrize(
    ("part", "wants"), [("what", Saying.WANTS_WHAT), ("who", Saying.WANTS_WHO), ("when", Saying.WANTS_WHEN)]
)
def test_a_plan_without_a_part_is_asked_for_it(part: str, wants: Saying) -> None:
    state = after(*WELL[:-1], Propose(replace(STEP, **{part: " "})))
    assert (state.line.why, state.step) == (wants, None)


def test_a_plan_is_agreed_once_they_were_asked_what_could_go_wrong_with_it() -> None:
    unchecked = (*OUT, COMPANY, PERSONAL, OWN, Propose(STEP))
    assert after(*unchecked).line.why is Saying.WANTS_CHECK
    assert after(*unchecked, CHECK).line.text == a_complaint().gotcha
    state = after(*WELL)
    assert (state.phase, state.line.why, state.step) == (Phase.AGREED, Saying.AGREED, STEP)
    assert outcomes(state)[0] is Outcome.NEXT_STEP


def test_to_look_back_is_for_later() -> None:
    look_back = said(Sign.LOOKS_BACK, asks=True)
    assert after(*OUT, look_back).line.why is Saying.FIX_FIRST
    assert after(*WELL, look_back).line.why is Saying.SIT_DOWN
    assert after(*WELL, look_back, look_back).line.why is Saying.GOODBYE


# ---------------------------------------------------------------- a mistake of their own


def test_who_makes_it_easy_to_see_is_told_that_they_see_it() -> None:
    theirs = a_complaint(is_theirs=True)
    assert after(*OUT, said(Sign.SAVES_FACE), about=theirs).line.why is Saying.REALISED
    assert after(*OUT, said(Sign.SAVES_FACE)).line.why is not Saying.REALISED


def test_an_apology_for_what_was_theirs_is_taken_at_its_word() -> None:
    assert after(*OUT, said(Sign.APOLOGY), about=a_complaint(is_theirs=True)).line.why is Saying.TAKEN_UP
    assert after(*OUT, said(Sign.APOLOGY)).line.why is not Saying.TAKEN_UP


# ---------------------------------------------------------------- whatever happens

DEEDS = st.one_of(
    st.builds(
        Judged,
        opens=st.booleans(),
        asks=st.booleans(),
        told=st.integers(0, 40),
        signs=st.frozensets(st.sampled_from(Sign), max_size=4),
    ).map(Reply),
    st.just(Listen()),
    st.sampled_from([STEP, NextStep("a look"), NextStep()]).map(Propose),
)
TALKS = st.lists(DEEDS, max_size=30)
COMPLAINTS = st.builds(
    lambda theirs, patience, seed: a_complaint(is_theirs=theirs, patience=patience, seed=seed),
    st.booleans(),
    st.integers(1, 8),
    st.integers(0, 9),
)


def walk(about: Complaint, deeds: list[Deed]) -> list[State]:
    """Every state on the way; what is not allowed is not done."""
    states = [begin(about)]
    for deed in deeds:
        if MOVES[type(deed)] in legal_moves(states[-1]):
            states.append(play(about, states[-1], deed))
    return states


@given(COMPLAINTS, TALKS)
def test_there_is_a_way_on_from_everywhere_and_the_talk_can_always_be_ended(
    about: Complaint, deeds: list[Deed]
) -> None:
    for state in walk(about, deeds):
        assert Move.END in legal_moves(state)
        for outcome in outcomes(state):
            assert play(about, state, End(outcome)).outcome is outcome


@given(COMPLAINTS, TALKS)
def test_nothing_is_said_twice_running_and_what_is_told_once_only_once(about: Complaint, deeds: list[Deed]) -> None:
    lines = walk(about, deeds)[-1].lines
    assert all(one.text != other.text for one, other in pairwise(lines) if one.why is other.why)
    for why in SAID_ONCE:
        assert sum(line.why is why for line in lines) <= 1


@given(COMPLAINTS, TALKS)
def test_a_side_is_told_only_to_a_question_and_patience_stays_in_its_bounds(
    about: Complaint, deeds: list[Deed]
) -> None:
    states = walk(about, deeds)
    for before, now in pairwise(states):
        assert 0 <= now.patience <= about.patience
        assert now.depth >= before.depth
    told = sides({line.why for line in states[-1].lines})
    asked = [deed.judged.signs for deed in deeds if isinstance(deed, Reply)]
    assert all(any(side in signs for signs in asked) for side in told)


@given(COMPLAINTS, TALKS)
def test_a_step_is_an_ending_only_of_who_asked_both_or_took_it_on_and_checked(
    about: Complaint, deeds: list[Deed]
) -> None:
    state = walk(about, deeds)[-1]
    if Outcome.NEXT_STEP in outcomes(state):
        assert state.depth
        assert any(line.why is Saying.GOTCHA for line in state.lines)
        assert state.step
        assert not state.step.missing


@given(COMPLAINTS, TALKS)
def test_the_same_moves_lead_to_the_same_lines(about: Complaint, deeds: list[Deed]) -> None:
    assert walk(about, deeds)[-1] == walk(about, deeds)[-1]


def test_what_is_not_allowed_is_refused() -> None:
    with pytest.raises(IllegalMoveError):
        after(*OUT, Listen())
    with pytest.raises(IllegalMoveError):
        after(End(Outcome.YES))


def test_a_complaint_without_something_to_say_is_none() -> None:
    for change in ({"patience": 0}, {"vents": ()}, {"says": dict.fromkeys(REACTIONS, ("one",))}):
        with pytest.raises(ValueError, match="a complaint needs"):
            a_complaint(**change)
