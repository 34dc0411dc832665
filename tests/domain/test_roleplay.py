"""The rules of a role-play: doors open on real questions alone, and there is a way on from everywhere."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_persona, a_scene
from trainer.domain.feedback import FAULTS, Label
from trainer.domain.roleplay import begin, play
from trainer.domain.scenes import Match, NextStep, Outcome, Saying, Scene
from trainer.domain.talk import (
    MOVES,
    Deed,
    End,
    Grade,
    IllegalMoveError,
    Judged,
    Listen,
    Name,
    Phase,
    Propose,
    Reply,
    State,
    legal_moves,
    outcomes,
)

GOOD = Reply(Judged(opens=True, asks=True))
KIND = Reply(Judged(told=8, labels=frozenset({Label.EMPATHY})))
RUDE = Reply(Judged(told=8, labels=frozenset({Label.DISMISSIVE})))
ANSWER = Reply(Judged(told=12))
ANSWER_AND_CHECK = Reply(Judged(asks=True, told=12))
CHECK = Reply(Judged(asks=True))
STEP = NextStep("walk through one month of orders", "you and me", "Tuesday at ten")
FOUND = (Name(), Grade(Match.FOUND))
AGREED = (*[GOOD] * 4, *FOUND, ANSWER, CHECK, Propose(STEP))


def after(*deeds: Deed, scene: Scene | None = None) -> State:
    """The talk after all of these."""
    scene = scene or a_scene()
    state = begin(scene)
    for deed in deeds:
        state = play(scene, state, deed)
    return state


# ---------------------------------------------------------------- doors


def test_the_customer_begins_with_the_objection() -> None:
    state = after()
    assert (state.line.text, state.line.why) == (a_scene().line, Saying.OBJECTION)
    assert (state.phase, state.depth) == (Phase.TALKING, 0)


def test_each_good_question_opens_one_layer() -> None:
    scene = a_scene()
    for depth in (1, 2, 3):
        state = after(*[GOOD] * depth)
        assert (state.depth, state.phase) == (depth, Phase.TALKING)
        assert state.line.text == scene.layers[depth - 1].customer


@pytest.mark.parametrize("reply", [KIND, ANSWER, CHECK, RUDE, Reply(Judged())])
def test_nothing_else_opens_one(reply: Reply) -> None:
    assert after(reply).depth == 0


def test_a_question_with_a_fault_in_it_opens_nothing() -> None:
    state = after(Reply(Judged(opens=True, asks=True, labels=frozenset({Label.PRESSURE}))))
    assert (state.depth, state.line.why) == (0, Saying.PUSHBACK)


def test_after_a_fault_a_good_question_brings_half_an_answer_first() -> None:
    assert after(RUDE, GOOD).line.why is Saying.HALF_ANSWER
    assert after(RUDE, GOOD).depth == 0
    assert after(RUDE, GOOD, GOOD).depth == 1


def test_a_good_question_gives_the_customer_their_patience_back() -> None:
    scene = a_scene(persona=a_persona(patience=3))
    worn = after(KIND, KIND, scene=scene)
    assert worn.patience == 1
    assert play(scene, worn, GOOD).patience == 3


def test_a_talk_may_begin_behind_a_door_that_was_opened_before() -> None:
    scene = a_scene()
    state = begin(scene, 3)
    assert (state.depth, state.line.text) == (3, scene.layers[2].customer)
    assert play(scene, state, GOOD).phase is Phase.NAMING
    with pytest.raises(ValueError, match="4 of 4 layers"):
        begin(scene, 4)


def test_a_good_question_is_about_the_last_line_or_the_last_that_was_told() -> None:
    scene = a_scene()
    state = after(GOOD, KIND)
    assert state.matter == (state.line.text, scene.layers[0].customer)
    assert after(GOOD).matter == (scene.layers[0].customer,)


# ---------------------------------------------------------------- an upset customer


def test_who_is_hurt_twice_lets_it_out_and_wants_to_be_let_finish() -> None:
    state = after(RUDE, RUDE)
    assert (state.phase, state.line.why) == (Phase.VENTING, Saying.VENT)
    assert after(RUDE, RUDE, Listen()).phase is Phase.TALKING


def test_cutting_in_does_not_end_it() -> None:
    state = after(RUDE, RUDE, GOOD)
    assert (state.phase, state.line.why, state.depth) == (Phase.VENTING, Saying.CUT_IN, 0)


def test_a_door_opens_again_for_who_listens_and_asks() -> None:
    assert after(RUDE, RUDE, Listen(), GOOD, GOOD, GOOD).depth == 1


def test_a_customer_out_of_patience_says_no_and_means_it() -> None:
    scene = a_scene(persona=a_persona(patience=3))
    state = after(KIND, KIND, KIND, scene=scene)
    assert (state.phase, state.line.why) == (Phase.PARTING, Saying.NO)
    assert play(scene, state, GOOD).line.why is Saying.STILL_NO
    assert play(scene, state, KIND).line.why is Saying.GOODBYE
    assert outcomes(state) == (Outcome.NOT_NOW, Outcome.PARTED_FRIENDS)


def test_after_a_no_a_day_to_come_back_may_be_agreed_and_is_still_no_next_step() -> None:
    scene = a_scene(persona=a_persona(patience=1))
    state = after(KIND, Propose(STEP), scene=scene)
    assert (state.line.why, state.step) == (Saying.AGREED_LATER, STEP)
    assert Outcome.NEXT_STEP not in outcomes(state)


def test_a_customer_who_is_short_of_time_says_so_to_a_speech() -> None:
    hurried = a_scene(persona=a_persona(attention=30))
    speech = Reply(Judged(told=31))
    assert after(speech, scene=hurried).line.why is Saying.TOO_LONG
    assert after(speech).line.why is Saying.UNASKED


def test_a_question_beside_the_matter_is_deflected_and_a_statement_is_merely_heard() -> None:
    assert after(CHECK).line.why is Saying.DEFLECTION
    assert after(KIND).line.why is Saying.UNASKED


# ---------------------------------------------------------------- the pain, the answer, the next step


def test_at_the_last_layer_the_pain_is_named_before_anything_else() -> None:
    assert legal_moves(after(*[GOOD] * 4)) == {MOVES[Name], MOVES[End]}
    assert after(*[GOOD] * 4, *FOUND).line.why is Saying.RECOGNISED
    assert after(*[GOOD] * 4, Name(), Grade(Match.MISSED)).line.why is Saying.NOT_QUITE


def test_a_shorter_talk_has_no_pain_to_name() -> None:
    scene = a_scene(layers=2)
    assert after(GOOD, GOOD, scene=scene).phase is Phase.ANSWERING


def test_then_an_answer_is_wanted_a_check_and_a_step() -> None:
    known = [*[GOOD] * 4, *FOUND]
    assert after(*known, GOOD).line.why is Saying.WANTS_ANSWER
    assert after(*known, Propose(STEP)).line.why is Saying.WANTS_ANSWER
    assert after(*known, ANSWER).line.why is Saying.REACTION
    assert after(*known, ANSWER, ANSWER).line.why is Saying.WANTS_CHECK
    assert after(*known, ANSWER, Propose(STEP)).line.why is Saying.WANTS_CHECK
    assert after(*known, ANSWER, CHECK).line.why is Saying.CONFIRMED
    assert after(*known, ANSWER_AND_CHECK).phase is Phase.AGREEING
    assert after(*known, ANSWER, CHECK, ANSWER).line.why is Saying.WANTS_STEP
    assert after(*AGREED).line.why is Saying.YES
    assert outcomes(after(*AGREED))[0] is Outcome.YES


@pytest.mark.parametrize(
    ("step", "wants"),
    [
        (replace(STEP, what=" "), Saying.WANTS_WHAT),
        (replace(STEP, who=""), Saying.WANTS_WHO),
        (replace(STEP, when=""), Saying.WANTS_WHEN),
        (NextStep(), Saying.WANTS_WHAT),
    ],
)
def test_a_step_without_a_part_is_asked_for_it(step: NextStep, wants: Saying) -> None:
    state = after(*AGREED[:-1], Propose(step))
    assert (state.line.why, state.step) == (wants, None)
    assert Outcome.NEXT_STEP not in outcomes(state)


def test_a_step_is_agreed_to_once_something_was_told_and_not_before() -> None:
    assert after(Propose(STEP)).line.why is Saying.TOO_SOON
    assert after(GOOD, Propose(STEP)).line.why is Saying.TOO_SOON
    early = after(GOOD, GOOD, Propose(STEP))
    assert (early.line.why, early.step) == (Saying.AGREED, STEP)
    assert outcomes(early) == (Outcome.NEXT_STEP, Outcome.NOT_NOW, Outcome.PARTED_FRIENDS)
    assert after(GOOD, GOOD, RUDE, Propose(STEP)).line.why is Saying.TOO_SOON


def test_an_ending_that_is_not_true_is_refused() -> None:
    with pytest.raises(IllegalMoveError, match="next_step while talking"):
        after(End(Outcome.NEXT_STEP))
    assert after(*AGREED, End(Outcome.YES)).outcome is Outcome.YES


# ---------------------------------------------------------------- whatever is done

labels = st.frozensets(st.sampled_from(Label), max_size=3)
replies = st.builds(Reply, st.builds(Judged, st.booleans(), st.booleans(), st.integers(0, 80), labels))
proposals = st.builds(Propose, st.builds(NextStep, *[st.sampled_from(("", "this"))] * 3))
grades = st.builds(Grade, st.sampled_from(Match))
ends = st.builds(End, st.sampled_from(Outcome))
deeds = st.one_of(replies, replies, replies, proposals, grades, ends, st.just(Listen()), st.just(Name()))
scenes = st.builds(
    a_scene,
    layers=st.integers(1, 4),
    seed=st.integers(0, 9),
    persona=st.builds(a_persona, patience=st.integers(1, 6), attention=st.sampled_from((0, 30))),
)


def walked(scene: Scene, wanted: list[Deed]) -> list[State]:
    """The states of a talk in which what is not allowed is refused and changes nothing."""
    states = [begin(scene)]
    for deed in wanted:
        now = states[-1]
        is_true = not isinstance(deed, End) or deed.outcome in outcomes(now)
        if MOVES[type(deed)] in legal_moves(now) and is_true:
            states.append(play(scene, now, deed))
        else:
            with pytest.raises(IllegalMoveError):
                play(scene, now, deed)
    return states


@given(scenes, st.lists(deeds, max_size=40))
def test_whatever_is_done_the_rules_hold(scene: Scene, wanted: list[Deed]) -> None:
    states = walked(scene, wanted)
    for before, now in pairwise(states):
        assert now.depth - before.depth in (0, 1)
        assert now.lines[: len(before.lines)] == before.lines
        assert 0 <= now.guard <= 2
        assert now.patience <= scene.persona.patience
    for state in states:
        assert bool(legal_moves(state)) is (state.phase is not Phase.ENDED)
        assert bool(outcomes(state)) is (state.phase is not Phase.ENDED)
        assert (Outcome.NEXT_STEP in outcomes(state)) <= (state.step is not None and not state.step.missing)
        answers = [line.text for line in state.lines if line.why is Saying.ANSWER]
        assert answers == [layer.customer for layer in scene.layers[: state.depth]]
    for why in Saying:
        said = [line.text for line in states[-1].lines if line.why is why]
        assert all(one != other for one, other in pairwise(said))


@given(scenes, st.lists(deeds, max_size=20))
def test_a_layer_opens_on_a_good_question_without_a_fault_and_on_nothing_else(scene: Scene, wanted: list[Deed]) -> None:
    state = begin(scene)
    for deed in wanted:
        if MOVES[type(deed)] not in legal_moves(state) or isinstance(deed, End):
            continue
        now = play(scene, state, deed)
        if now.depth > state.depth:
            assert isinstance(deed, Reply)
            assert deed.judged.opens
            assert deed.judged.labels.isdisjoint(FAULTS)
            assert (state.guard, state.phase) == (0, Phase.TALKING)
        state = now


@given(scenes, st.lists(deeds, max_size=30))
def test_from_anywhere_short_of_a_no_good_questions_lead_to_the_end(scene: Scene, wanted: list[Deed]) -> None:
    state = walked(scene, [deed for deed in wanted if not isinstance(deed, End)])[-1]
    well = {
        Phase.TALKING: GOOD,
        Phase.VENTING: Listen(),
        Phase.NAMING: Name(),
        Phase.GRADING: Grade(Match.NEAR),
        Phase.ANSWERING: ANSWER,
        Phase.CHECKING: CHECK,
        Phase.AGREEING: Propose(STEP),
        Phase.AGREED: End(Outcome.NEXT_STEP),
        Phase.PARTING: End(Outcome.PARTED_FRIENDS),
    }
    for _ in range(20):
        if state.phase is not Phase.ENDED:
            state = play(scene, state, well[state.phase])
    assert state.outcome in (Outcome.NEXT_STEP, Outcome.PARTED_FRIENDS)
