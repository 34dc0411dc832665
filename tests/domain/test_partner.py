"""A person plays the customer: they decide, and the order of a talk is kept."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_scene
from trainer.domain.feedback import Label
from trainer.domain.partner import advised, begin, cues, play
from trainer.domain.scenes import Match, NextStep, Outcome, Saying, Scene
from trainer.domain.talk import (
    Deed,
    End,
    Grade,
    IllegalMoveError,
    Judged,
    Move,
    Name,
    Phase,
    Play,
    Propose,
    Reply,
    Retake,
    State,
    legal_moves,
    outcomes,
)

STEP = NextStep("walk through one month of orders", "you and me", "Tuesday at ten")
HEARD = Reply(Judged())


def says(why: Saying, step: NextStep | None = None) -> Play:
    return Play(why, f"Say {why}.", step)


OPENS = says(Saying.ANSWER)


def after(*deeds: Deed, scene: Scene | None = None) -> State:
    scene = scene or a_scene()
    state = begin(scene)
    for deed in deeds:
        state = play(scene, state, deed)
    return state


def whys(state: State, scene: Scene | None = None) -> list[Saying]:
    return [cue.why for cue in cues(scene or a_scene(), state)]


def test_the_person_opens_the_layers_one_after_the_other() -> None:
    scene = a_scene()
    state = begin(scene)
    for depth in (1, 2, 3, 4):
        cue = cues(scene, state)[0]
        assert (cue.why, cue.line) == (Saying.ANSWER, scene.layers[depth - 1].customer)
        state = play(scene, state, Play(cue.why, cue.line))
        assert state.depth == depth
    assert Saying.ANSWER not in whys(state)


def test_they_may_hold_back_after_the_best_question() -> None:
    state = after(Reply(Judged(opens=True, asks=True)), says(Saying.DEFLECTION))
    assert (state.depth, state.line.why) == (0, Saying.DEFLECTION)


def test_they_may_say_it_in_their_own_words() -> None:
    state = after(Play(Saying.UNSCRIPTED, "Well, you know how it is."))
    assert (state.line.text, state.phase, state.depth) == ("Well, you know how it is.", Phase.TALKING, 0)


def test_the_computer_advises_what_it_would_say() -> None:
    scene = a_scene()
    assert advised(scene, begin(scene), Judged(opens=True, asks=True)) is Saying.ANSWER
    assert advised(scene, begin(scene), Judged(asks=True)) is Saying.DEFLECTION
    assert advised(scene, begin(scene), Judged(labels=frozenset({Label.DISMISSIVE}))) is Saying.PUSHBACK


def test_the_pain_is_named_before_it_is_answered() -> None:
    deepest = after(*[OPENS] * 4)
    assert deepest.phase is Phase.NAMING
    assert Saying.REACTION not in whys(deepest)
    missed = after(*[OPENS] * 4, says(Saying.NOT_QUITE))
    assert (missed.phase, missed.match) == (Phase.NAMING, Match.MISSED)
    found = after(*[OPENS] * 4, says(Saying.NOT_QUITE), says(Saying.RECOGNISED))
    assert (found.phase, found.match) == (Phase.ANSWERING, Match.FOUND)


def test_a_shorter_talk_has_no_pain_to_name() -> None:
    scene = a_scene(layers=2)
    assert after(OPENS, OPENS, scene=scene).phase is Phase.ANSWERING


@pytest.mark.parametrize("step", [None, NextStep("a look", "", "Tuesday")])
def test_nothing_is_agreed_to_that_lacks_a_part(step: NextStep | None) -> None:
    with pytest.raises(IllegalMoveError, match="lacks a part"):
        after(says(Saying.AGREED, step))
    agreed = after(says(Saying.AGREED, STEP))
    assert (agreed.step, outcomes(agreed)[0]) == (STEP, Outcome.NEXT_STEP)


def test_a_no_leads_to_a_parting_and_a_later_day_may_still_be_agreed() -> None:
    state = after(says(Saying.NO))
    assert (state.phase, Outcome.NEXT_STEP in outcomes(state)) == (Phase.PARTING, False)
    assert after(says(Saying.NO), says(Saying.AGREED_LATER, STEP)).step == STEP


def test_a_reply_can_be_asked_for_once_more_when_there_is_one() -> None:
    assert Move.RETAKE not in legal_moves(after())
    assert Move.RETAKE in legal_moves(after(HEARD))
    with pytest.raises(IllegalMoveError, match="leads back"):
        after(HEARD, Retake(1))


@pytest.mark.parametrize("deed", [Name(), Grade(Match.FOUND), Propose(STEP), Play(Saying.ANSWER, " ")])
def test_what_belongs_to_a_talk_alone_is_refused(deed: Deed) -> None:
    with pytest.raises(IllegalMoveError):
        after(deed)


# ---------------------------------------------------------------- whatever is done

steps = st.sampled_from((None, STEP, NextStep("this", "", "now")))
plays = st.builds(Play, st.sampled_from(Saying), st.sampled_from(("So.", "Well, no.", "")), steps)
deeds = st.one_of(plays, plays, st.just(HEARD), st.builds(End, st.sampled_from(Outcome)))
scenes = st.builds(a_scene, layers=st.integers(1, 4), seed=st.integers(0, 9))


def walked(scene: Scene, wanted: Sequence[Deed]) -> list[State]:
    """The states of a talk in which what is refused changes nothing."""
    states = [begin(scene)]
    for deed in wanted:
        try:
            states.append(play(scene, states[-1], deed))
        except IllegalMoveError:
            continue
    return states


@given(scenes, st.lists(deeds, max_size=40))
def test_whatever_is_done_there_is_a_way_on_and_no_layer_is_skipped(scene: Scene, wanted: list[Deed]) -> None:
    states = walked(scene, wanted)
    for before, now in pairwise(states):
        assert now.depth - before.depth in (0, 1)
        assert now.lines[: len(before.lines)] == before.lines
    for state in states:
        is_over = state.phase is Phase.ENDED
        assert bool(legal_moves(state)) is bool(outcomes(state)) is bool(whys(state, scene)) is not is_over
        assert (Outcome.NEXT_STEP in outcomes(state)) <= (state.step is not None and not state.step.missing)


@given(scenes, st.lists(deeds, max_size=30))
def test_every_cue_can_be_said(scene: Scene, wanted: list[Deed]) -> None:
    state = walked(scene, wanted)[-1]
    for cue in cues(scene, state):
        said = play(scene, state, Play(cue.why, cue.line, STEP if cue.needs_step else None))
        assert (said.line.text, said.line.why) == (cue.line, cue.why)
