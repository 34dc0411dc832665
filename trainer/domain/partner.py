"""The rules of a role-play in which a person plays the customer: what they may say next, and where it leads.

The person decides; the rules only keep the order in which a talk goes. No layer is skipped, the pain is named before it
is answered, and nothing is agreed to that lacks a part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from trainer.domain import roleplay
from trainer.domain.played import Casting
from trainer.domain.roleplay import next_line, opened
from trainer.domain.scenes import Match, Saying, Scene
from trainer.domain.talk import (
    MOVES,
    Deed,
    End,
    IllegalMoveError,
    Judged,
    Line,
    Phase,
    Play,
    Reply,
    Rules,
    State,
    ended,
    legal_moves,
)

_CUES: Mapping[Phase, tuple[Saying, ...]] = {
    Phase.TALKING: (Saying.ANSWER, Saying.HALF_ANSWER, Saying.DEFLECTION, Saying.PUSHBACK, Saying.VENT, Saying.AGREED),
    Phase.NAMING: (Saying.RECOGNISED, Saying.NOT_QUITE, Saying.PUSHBACK, Saying.VENT),
    Phase.ANSWERING: (Saying.REACTION, Saying.CONFIRMED, Saying.WANTS_ANSWER, Saying.PUSHBACK),
    Phase.CHECKING: (Saying.CONFIRMED, Saying.WANTS_CHECK, Saying.PUSHBACK),
    Phase.AGREEING: (
        Saying.YES,
        Saying.AGREED,
        Saying.WANTS_STEP,
        Saying.WANTS_WHAT,
        Saying.WANTS_WHO,
        Saying.WANTS_WHEN,
    ),
    Phase.AGREED: (Saying.GOODBYE,),
    Phase.PARTING: (Saying.GOODBYE, Saying.STILL_NO, Saying.AGREED_LATER),
}
"""What the customer can say where; a no as long as nothing is settled."""
_REFUSABLE = (Phase.TALKING, Phase.NAMING, Phase.ANSWERING, Phase.CHECKING, Phase.AGREEING)
_LEADS: Mapping[Saying, Phase] = {
    Saying.RECOGNISED: Phase.ANSWERING,
    Saying.REACTION: Phase.CHECKING,
    Saying.CONFIRMED: Phase.AGREEING,
    Saying.YES: Phase.AGREED,
    Saying.AGREED: Phase.AGREED,
    Saying.NO: Phase.PARTING,
}
_MATCHES: Mapping[Saying, Match] = {Saying.RECOGNISED: Match.FOUND, Saying.NOT_QUITE: Match.MISSED}
_AGREEING = (Saying.YES, Saying.AGREED, Saying.AGREED_LATER)


@dataclass(frozen=True)
class Cue:
    """Something the customer can say next.

    Attributes:
        line: A way to say it.
        needs_step: It agrees to a next step, which has to be told.
    """

    why: Saying
    line: str
    needs_step: bool = False


@dataclass(frozen=True)
class Script:
    """What the person who plays the customer has before them, and the rep must not see.

    Attributes:
        casting: With its layers and its pain.
        depth: How many layers are open.
        line: What the customer said last.
        cues: What the customer can say next.
        reply: The place of the reply to which that is the answer; None when the rep has not spoken yet.
        advised: What the computer would say to it; None where it has no words of the reply.
    """

    casting: Casting
    depth: int
    line: str
    cues: tuple[Cue, ...]
    reply: int | None = None
    advised: Saying | None = None


def begin(scene: Scene, depth: int = 0) -> State:
    """As `roleplay.begin`, for a customer whom a person plays."""
    return replace(roleplay.begin(scene, depth), has_partner=True)


def cues(scene: Scene, state: State) -> tuple[Cue, ...]:
    """What the customer can say next, what moves the talk on first; nothing when it has ended."""
    whys = _CUES.get(state.phase, ()) + ((Saying.NO,) if state.phase in _REFUSABLE else ())
    return tuple(Cue(why, _line(scene, state, why), why in _AGREEING) for why in whys)


def advised(scene: Scene, state: State, judged: Judged) -> Saying:
    """What the computer would say to a reply if it played the customer."""
    alone = replace(state, has_partner=False, patience=scene.persona.patience)
    if state.phase is Phase.NAMING:
        return Saying.NOT_QUITE if judged.asks else Saying.RECOGNISED
    return roleplay.play(scene, alone, Reply(judged)).line.why


def play(scene: Scene, state: State, deed: Deed) -> State:
    """The talk after one more move. A retake is none of them: it leads back to a state that there was.

    Raises:
        IllegalMoveError: The move is not allowed now, or agrees to a step that lacks a part.
    """
    if MOVES[type(deed)] not in legal_moves(state):
        raise IllegalMoveError(f"{MOVES[type(deed)]} while {state.phase}")
    match deed:
        case Reply():
            return replace(state, replies=state.replies + 1)
        case Play():
            return _played(scene, state, deed)
        case End(outcome):
            return ended(state, outcome)
        case _:
            raise IllegalMoveError(f"{MOVES[type(deed)]} leads back, and not on")


def _played(scene: Scene, state: State, deed: Play) -> State:
    why, line = deed.why, Line(deed.said, deed.why)
    if why not in (Saying.UNSCRIPTED, *(cue.why for cue in cues(scene, state))) or not deed.said.strip():
        raise IllegalMoveError(f"{why} while {state.phase}")
    if why in _AGREEING and (deed.step is None or deed.step.missing):
        raise IllegalMoveError("nothing is agreed to that lacks a part")
    if why is Saying.ANSWER:
        return opened(scene, state, line)
    return replace(
        state,
        lines=(*state.lines, line),
        phase=_LEADS.get(why, state.phase),
        match=_MATCHES.get(why, state.match),
        step=deed.step or state.step,
    )


def _line(scene: Scene, state: State, why: Saying) -> str:
    return scene.layers[state.depth].customer if why is Saying.ANSWER else next_line(scene, state, why).text


def rules(scene: Scene) -> Rules:
    """A talk with a person."""
    return Rules(partial(begin, scene), partial(play, scene), scene.persona.pace)
