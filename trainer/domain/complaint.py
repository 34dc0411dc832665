"""The rules of a talk with somebody who is upset, and rightly so.

It begins with what they have to get off their chest, and who cuts in is told so. What it did to the company and what it
did to them is told to who asks, in either order; who takes it on with something to do or a time is believed; a plan is
agreed once they were asked what could go wrong with it. What makes them angrier costs patience, and with the last of it
they go: that is a true ending. As in a role-play the same moves always lead to the same lines.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from trainer.domain.scenes import NextStep, Saying
from trainer.domain.signs import FAULTS, Sign, Step
from trainer.domain.talk import (
    MOVES,
    Deed,
    End,
    IllegalMoveError,
    Judged,
    Line,
    Listen,
    Phase,
    Propose,
    Reply,
    Rules,
    State,
    ended,
    legal_moves,
)

SIDES = 2
"""What a complaint has to be asked about: what it did to the company, and to the person."""
A_NOD = 3
"""So few words while somebody lets it out are no cutting in."""
SAID_ONCE = (Saying.COMPANY, Saying.PERSONAL, Saying.GOTCHA)
"""Lines that a complaint has of its own, one of each."""
REACTIONS = (
    Saying.CUT_IN,
    Saying.PUSHBACK,
    Saying.TOLD_OFF,
    Saying.EXCUSED,
    Saying.BOUGHT_OFF,
    Saying.HEARD,
    Saying.UNASKED,
    Saying.DEFLECTION,
    Saying.HALF_ANSWER,
    Saying.ALREADY,
    Saying.WANTS_ANSWER,
    Saying.OWNED,
    Saying.WANTS_STEP,
    Saying.TOO_SOON,
    Saying.WANTS_WHAT,
    Saying.WANTS_WHO,
    Saying.WANTS_WHEN,
    Saying.WANTS_CHECK,
    Saying.AGREED,
    Saying.AGREED_LATER,
    Saying.FIX_FIRST,
    Saying.SIT_DOWN,
    Saying.TAKEN_UP,
    Saying.REALISED,
    Saying.GOODBYE,
    Saying.NO,
    Saying.STILL_NO,
)
"""What needs at least two lines, so that none is said twice running."""


@dataclass(frozen=True)
class Complaint:
    """Something that went wrong for a customer.

    Attributes:
        line: With what they begin.
        vents: What they get off their chest, one after the other.
        company, personal: What they say when asked what it did to the company, and to them.
        gotcha: What they know that could go wrong with a plan.
        known: What the rep has on file, to be seen from the beginning.
        issue, company_impact, personal_impact, risk: The same in a note to a colleague.
        says: For each of `REACTIONS` at least two lines.
        good: How each step may sound.
        is_theirs: The mistake was the customer's own.
        patience: So much of what makes it worse they bear.
        voice: Words of a voice's name that suit them; empty for any.
        seed: Where the rotation of lines begins.
    """

    key: str
    line: str
    vents: tuple[str, ...]
    company: str
    personal: str
    gotcha: str
    known: str
    issue: str
    company_impact: str
    personal_impact: str
    risk: str
    says: Mapping[Saying, tuple[str, ...]] = field(hash=False)
    good: Mapping[Step, str] = field(default_factory=dict, hash=False)
    is_theirs: bool = False
    patience: int = 5
    pace: float = 1.0
    voice: str = ""
    seed: int = 0

    def __post_init__(self) -> None:
        short = [why.value for why in REACTIONS if len(set(self.says.get(why, ()))) < 2]
        if short or self.patience < 1 or not self.vents:
            raise ValueError(
                f"a complaint needs patience, something to vent, and two lines each for {', '.join(short)}"
            )

    @property
    def told(self) -> Mapping[Saying, str]:
        """What is told once, to who asks."""
        return {Saying.COMPANY: self.company, Saying.PERSONAL: self.personal, Saying.GOTCHA: self.gotcha}


def rules(complaint: Complaint) -> Rules:
    """A talk about it with the computer."""
    return Rules(partial(begin, complaint), partial(play, complaint), complaint.pace)


def begin(complaint: Complaint, _depth: int = 0) -> State:
    """They have begun to complain, and are not done."""
    first = Line(complaint.line, Saying.OBJECTION)
    return State(Phase.VENTING, (first,), complaint.patience, venting=len(complaint.vents))


def play(complaint: Complaint, state: State, deed: Deed) -> State:
    """The talk after one more move.

    Raises:
        IllegalMoveError: The move, or the outcome of an `End`, is not among those that are allowed now.
    """
    if MOVES[type(deed)] not in legal_moves(state):
        raise IllegalMoveError(f"{MOVES[type(deed)]} while {state.phase}")
    match deed:
        case Reply(judged):
            return _replied(complaint, state, judged)
        case Listen():
            return _vented(complaint, state)
        case Propose(step):
            return _proposed(complaint, state, step)
        case End(outcome):
            return ended(state, outcome)
        case _:
            raise IllegalMoveError(f"{MOVES[type(deed)]} is nothing for a complaint")


def sides(whys: Collection[Saying | None]) -> frozenset[Sign]:
    """Which of the two sides was told, by why the customer's lines were said."""
    told = {Sign.COMPANY: Saying.COMPANY, Sign.PERSONAL: Saying.PERSONAL}
    return frozenset(sign for sign, why in told.items() if why in whys or Saying.BOTH in whys)


# ---------------------------------------------------------------- what they make of a reply


def _replied(complaint: Complaint, state: State, judged: Judged) -> State:
    match state.phase:
        case Phase.VENTING:
            return _vented(complaint, state) if _lets_finish(judged) else _cut_in(complaint, state, judged)
        case Phase.AGREED:
            return _after_agreeing(complaint, state, judged)
        case Phase.PARTING:
            presses = _fault(judged) or judged.asks
            return _say(complaint, state, Saying.STILL_NO if presses else Saying.GOODBYE)
        case _:
            return _hurt(complaint, state, judged) if _fault(judged) else _answered(complaint, state, judged)


def _fault(judged: Judged) -> Sign | None:
    return next((sign for sign in FAULTS if sign in judged.signs), None)


def _lets_finish(judged: Judged) -> bool:
    """Whether it only says that they are listened to."""
    is_nod = judged.told <= A_NOD and not judged.asks
    return not _fault(judged) and (is_nod or Sign.LISTENS in judged.signs)


def _vented(complaint: Complaint, state: State) -> State:
    """The next thing that they have to get off their chest."""
    line = Line(complaint.vents[-state.venting], Saying.VENT)
    left = state.venting - 1
    phase = Phase.VENTING if left else Phase.TALKING
    return replace(state, lines=(*state.lines, line), venting=left, phase=phase)


def _cut_in(complaint: Complaint, state: State, judged: Judged) -> State:
    return _hurt(complaint, state, judged) if _fault(judged) else _wear(complaint, state, Saying.CUT_IN)


def _hurt(complaint: Complaint, state: State, judged: Judged) -> State:
    """What makes it worse; to be told how to feel costs most."""
    match _fault(judged):
        case Sign.EMOTION:
            return _wear(complaint, state, Saying.TOLD_OFF, 2)
        case Sign.EXCUSE:
            return _wear(complaint, state, Saying.EXCUSED)
        case _:
            return _wear(complaint, state, Saying.PUSHBACK)


def _answered(complaint: Complaint, state: State, judged: Judged) -> State:
    """A reply without a fault: what it asks is told first, then what it says is taken up."""
    signs = judged.signs
    was_owned, owns = state.owned, Sign.ACTS in signs
    state = replace(state, owned=was_owned or owns)
    whys = {line.why for line in state.lines}
    if new := signs & {Sign.COMPANY, Sign.PERSONAL} - sides(whys):
        return _told(complaint, state, new)
    if Sign.GIVES in signs and not state.depth:
        return _wear(complaint, state, Saying.BOUGHT_OFF)
    if Sign.GOTCHAS in signs and Saying.GOTCHA not in whys:
        return _say(complaint, state, Saying.GOTCHA)
    if complaint.is_theirs and Sign.SAVES_FACE in signs and Saying.REALISED not in whys:
        return _say(complaint, _cooled(complaint, state), Saying.REALISED)
    if complaint.is_theirs and Sign.APOLOGY in signs:
        return _say(complaint, state, Saying.TAKEN_UP)
    if owns:
        return _say(complaint, _cooled(complaint, state), Saying.WANTS_STEP if was_owned else Saying.OWNED)
    return _heard(complaint, state, judged)


def _heard(complaint: Complaint, state: State, judged: Judged) -> State:
    """A reply that asks nothing new and takes nothing on."""
    signs = judged.signs
    if not signs.isdisjoint({Sign.COMPANY, Sign.PERSONAL, Sign.GOTCHAS}):
        return _say(complaint, state, Saying.ALREADY)
    if Sign.LOOKS_BACK in signs:
        return _say(complaint, state, Saying.FIX_FIRST)
    if Sign.CLAIMS in signs:
        return _say(complaint, state, Saying.WANTS_ANSWER)
    if judged.asks:
        return (
            _say(complaint, state, Saying.HALF_ANSWER) if judged.opens else _wear(complaint, state, Saying.DEFLECTION)
        )
    was_heard = any(line.why is Saying.HEARD for line in state.lines)
    if Sign.SIDES in signs and not was_heard:
        return _say(complaint, state, Saying.HEARD)
    return _wear(complaint, state, Saying.UNASKED)


def _told(complaint: Complaint, state: State, asked: frozenset[Sign]) -> State:
    """They tell what they were asked about; both at once to who asked for both."""
    lines = {Sign.COMPANY: (Saying.COMPANY, complaint.company), Sign.PERSONAL: (Saying.PERSONAL, complaint.personal)}
    said = [lines[sign] for sign in lines if sign in asked]
    why = said[0][0] if len(said) == 1 else Saying.BOTH
    line = Line(" ".join(text for _, text in said), why)
    cooled = _cooled(complaint, state)
    return replace(cooled, lines=(*state.lines, line), depth=state.depth + len(said))


def _after_agreeing(complaint: Complaint, state: State, judged: Judged) -> State:
    if _fault(judged):
        return _say(complaint, state, Saying.PUSHBACK)
    sat_down = any(line.why is Saying.SIT_DOWN for line in state.lines)
    agrees = Sign.LOOKS_BACK in judged.signs and not sat_down
    return _say(complaint, state, Saying.SIT_DOWN if agrees else Saying.GOODBYE)


# ---------------------------------------------------------------- what they make of a plan

_WANTS = {"what": Saying.WANTS_WHAT, "who": Saying.WANTS_WHO, "when": Saying.WANTS_WHEN}


def _proposed(complaint: Complaint, state: State, step: NextStep) -> State:
    """A whole plan is agreed to by who was asked, and asked what could go wrong with it."""
    if state.phase is Phase.TALKING and not (state.depth == SIDES or (state.depth and state.owned)):
        return _wear(complaint, state, Saying.TOO_SOON)
    if step.missing:
        return _say(complaint, state, _WANTS[step.missing[0]])
    if state.phase is Phase.PARTING:
        return _say(complaint, replace(state, step=step), Saying.AGREED_LATER)
    if not any(line.why is Saying.GOTCHA for line in state.lines):
        return _say(complaint, state, Saying.WANTS_CHECK)
    return _say(complaint, replace(state, step=step, phase=Phase.AGREED), Saying.AGREED)


# ---------------------------------------------------------------- their lines


def _cooled(complaint: Complaint, state: State) -> State:
    return replace(state, patience=min(state.patience + 1, complaint.patience))


def _wear(complaint: Complaint, state: State, why: Saying, by: int = 1) -> State:
    """A line that costs patience; with the last of it they go."""
    left = state.patience - by
    if left > 0:
        return _say(complaint, replace(state, patience=left), why)
    return _say(complaint, replace(state, patience=0, venting=0, phase=Phase.PARTING), Saying.NO)


def _say(complaint: Complaint, state: State, why: Saying) -> State:
    """The next line of its kind, never the one that was said last time."""
    if why in SAID_ONCE:
        return replace(state, lines=(*state.lines, Line(complaint.told[why], why)))
    choices = complaint.says[why]
    before = sum(line.why is why for line in state.lines)
    line = Line(choices[(complaint.seed + before) % len(choices)], why)
    return replace(state, lines=(*state.lines, line))
