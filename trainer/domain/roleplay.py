"""The rules of a role-play: what the customer says to what the rep does.

A talk is the fold of its moves over `begin`, so that one which was interrupted goes on where it was. Nothing here knows
a clock, chance or a file: the same moves always lead to the same lines.

A layer opens on a real question about what the customer said, and on nothing else. A fault makes the customer guarded:
the next good question then brings half an answer. Who stays guarded vents, and wants to be let finish. Too many replies
in a row that open nothing, and the customer says no; that is a fair ending, and there is no way round it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from trainer.domain.scenes import Match, NextStep, Saying, Scene
from trainer.domain.talk import (
    MOVES,
    Deed,
    End,
    Grade,
    IllegalMoveError,
    Judged,
    Line,
    Listen,
    Name,
    Phase,
    Play,
    Propose,
    Reply,
    Retake,
    Rules,
    State,
    ended,
    legal_moves,
)

MOST_GUARDED = 2
VENTS = 2
EARNED = 2
"""Layers that must be open before a customer agrees to meet again."""
AN_ANSWER = 5
"""Words outside questions that make a reply an answer."""


def begin(scene: Scene, depth: int = 0) -> State:
    """The customer has objected, and it is the rep's turn; with a depth so many layers are open already.

    Raises:
        ValueError: No layer would be left to open.
    """
    if not 0 <= depth < len(scene.layers):
        raise ValueError(f"{depth} of {len(scene.layers)} layers cannot be open at the start")
    told = (Line(layer.customer, Saying.ANSWER) for layer in scene.layers[:depth])
    return State(Phase.TALKING, (Line(scene.line, Saying.OBJECTION), *told), scene.persona.patience, depth)


def play(scene: Scene, state: State, deed: Deed) -> State:
    """The talk after one more move.

    Raises:
        IllegalMoveError: The move, or the outcome of an `End`, is not among those that are allowed now.
    """
    if MOVES[type(deed)] not in legal_moves(state):
        raise IllegalMoveError(f"{MOVES[type(deed)]} while {state.phase}")
    match deed:
        case Reply(judged):
            return _REPLIES[state.phase](scene, state, judged)
        case Listen():
            return _vented(scene, state)
        case Name():
            return replace(state, phase=Phase.GRADING)
        case Grade(match):
            known = Saying.NOT_QUITE if match is Match.MISSED else Saying.RECOGNISED
            return _say(scene, replace(state, match=match, phase=Phase.ANSWERING), known)
        case Propose(step):
            return _proposed(scene, state, step)
        case End(outcome):
            return ended(state, outcome)
        case Play() | Retake():
            raise IllegalMoveError("nobody plays this customer")


# ---------------------------------------------------------------- what the customer makes of a reply


def _talk(scene: Scene, state: State, judged: Judged) -> State:
    if judged.has_fault:
        return _hurt(scene, state)
    if judged.opens:
        return _asked(scene, state)
    attention = scene.persona.attention
    if attention and judged.told > attention:
        return _wear(scene, state, Saying.TOO_LONG)
    return _wear(scene, state, Saying.DEFLECTION if judged.asks else Saying.UNASKED)


def _asked(scene: Scene, state: State) -> State:
    """A good question: it lowers the guard, and where there is none it opens the next layer."""
    if state.guard:
        return _say(scene, replace(state, guard=state.guard - 1), Saying.HALF_ANSWER)
    answer = Line(scene.layers[state.depth].customer, Saying.ANSWER)
    return opened(scene, replace(state, patience=scene.persona.patience), answer)


def _hurt(scene: Scene, state: State) -> State:
    """A fault: the customer pushes back, and who is guarded already lets it all out."""
    worn = _wear(scene, replace(state, guard=min(state.guard + 1, MOST_GUARDED)), Saying.PUSHBACK)
    if worn.phase is not Phase.TALKING or not state.guard:
        return worn
    return _vented(scene, replace(state, guard=MOST_GUARDED, patience=worn.patience, venting=VENTS))


def _vented(scene: Scene, state: State) -> State:
    """One more line of what the customer has to get off their chest."""
    left = state.venting - 1
    return _say(scene, replace(state, venting=left, phase=Phase.VENTING if left else Phase.TALKING), Saying.VENT)


def _cut_in(scene: Scene, state: State, _judged: Judged) -> State:
    return _say(scene, replace(state, guard=MOST_GUARDED), Saying.CUT_IN)


def _answer(scene: Scene, state: State, judged: Judged) -> State:
    """The pain is known: now an answer is due, and another question is one too many."""
    if judged.has_fault:
        return _wear(scene, state, Saying.PUSHBACK)
    if judged.told < AN_ANSWER:
        return _say(scene, state, Saying.WANTS_ANSWER)
    if judged.asks:
        return _say(scene, replace(state, phase=Phase.AGREEING), Saying.CONFIRMED)
    return _say(scene, replace(state, phase=Phase.CHECKING), Saying.REACTION)


def _check(scene: Scene, state: State, judged: Judged) -> State:
    if judged.has_fault:
        return _wear(scene, state, Saying.PUSHBACK)
    if judged.asks:
        return _say(scene, replace(state, phase=Phase.AGREEING), Saying.CONFIRMED)
    return _say(scene, state, Saying.WANTS_CHECK)


def _agree(scene: Scene, state: State, judged: Judged) -> State:
    return _wear(scene, state, Saying.PUSHBACK) if judged.has_fault else _say(scene, state, Saying.WANTS_STEP)


def _after_agreeing(scene: Scene, state: State, judged: Judged) -> State:
    return _say(scene, state, Saying.PUSHBACK if judged.has_fault else Saying.GOODBYE)


def _part(scene: Scene, state: State, judged: Judged) -> State:
    """The customer said no; only a reply that lets them go is met kindly."""
    presses = judged.has_fault or judged.asks
    return _say(scene, state, Saying.STILL_NO if presses else Saying.GOODBYE)


_REPLIES: Mapping[Phase, Callable[[Scene, State, Judged], State]] = {
    Phase.TALKING: _talk,
    Phase.VENTING: _cut_in,
    Phase.ANSWERING: _answer,
    Phase.CHECKING: _check,
    Phase.AGREEING: _agree,
    Phase.AGREED: _after_agreeing,
    Phase.PARTING: _part,
}

# ---------------------------------------------------------------- what the customer makes of a proposal

_WANTS = {"what": Saying.WANTS_WHAT, "who": Saying.WANTS_WHO, "when": Saying.WANTS_WHEN}


def _proposed(scene: Scene, state: State, step: NextStep) -> State:
    """A step with all its parts is agreed to by who was listened to; by whom it was not, it comes too soon."""
    if state.phase is Phase.ANSWERING:
        return _say(scene, state, Saying.WANTS_ANSWER)
    if state.phase is Phase.CHECKING:
        return _say(scene, state, Saying.WANTS_CHECK)
    if state.phase is Phase.TALKING and (state.guard or state.depth < min(EARNED, len(scene.layers))):
        return _wear(scene, state, Saying.TOO_SOON)
    if step.missing:
        return _say(scene, state, _WANTS[step.missing[0]])
    if state.phase is Phase.PARTING:
        return _say(scene, replace(state, step=step), Saying.AGREED_LATER)
    agreed = replace(state, step=step, phase=Phase.AGREED)
    return _say(scene, agreed, Saying.YES if state.phase is Phase.AGREEING else Saying.AGREED)


# ---------------------------------------------------------------- the customer's own lines


def _wear(scene: Scene, state: State, why: Saying) -> State:
    """A line that costs patience; with the last of it the customer says no instead."""
    left = state.patience - 1
    if left > 0:
        return _say(scene, replace(state, patience=left), why)
    return _say(scene, replace(state, patience=0, venting=0, phase=Phase.PARTING), Saying.NO)


def _say(scene: Scene, state: State, why: Saying) -> State:
    return replace(state, lines=(*state.lines, next_line(scene, state, why)))


def next_line(scene: Scene, state: State, why: Saying) -> Line:
    """The customer's next line of its kind, never the one that was said last time."""
    choices = scene.sayings(why)
    before = sum(line.why is why for line in state.lines)
    return Line(choices[(scene.seed + before) % len(choices)], why)


def opened(scene: Scene, state: State, answer: Line) -> State:
    """One more layer is open; behind the last one waits the pain, where the talk goes so deep."""
    deeper = replace(state, depth=state.depth + 1, lines=(*state.lines, answer))
    if deeper.depth < len(scene.layers):
        return deeper
    return replace(deeper, phase=Phase.NAMING if scene.real_pain else Phase.ANSWERING)


def rules(scene: Scene) -> Rules:
    """A talk with the computer."""
    return Rules(partial(begin, scene), partial(play, scene), scene.persona.pace)
