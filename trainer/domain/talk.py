"""A talk between rep and customer as far as it went, and what may come next in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from trainer.domain.feedback import FAULTS, Label
from trainer.domain.scenes import Match, NextStep, Outcome, Saying
from trainer.domain.signs import Sign


class Phase(StrEnum):
    """Where a talk is."""

    TALKING = "talking"
    VENTING = "venting"
    NAMING = "naming"
    GRADING = "grading"
    ANSWERING = "answering"
    CHECKING = "checking"
    AGREEING = "agreeing"
    AGREED = "agreed"
    PARTING = "parting"
    ENDED = "ended"


class Move(StrEnum):
    """What can be done: all but the last two by the rep, those by the person who plays the customer."""

    REPLY = "reply"
    LISTEN = "listen"
    NAME = "name"
    GRADE = "grade"
    PROPOSE = "propose"
    END = "end"
    PLAY = "play"
    RETAKE = "retake"


@dataclass(frozen=True)
class Judged:
    """What of a reply matters to the customer.

    Attributes:
        opens: It puts a real, open question about what the customer said.
        asks: It has a question of any kind.
        told: Words of it that are no question.
        labels: What the coach heard in it and is not in doubt about.
        signs: What it does for somebody who is upset; only where somebody is.
    """

    opens: bool = False
    asks: bool = False
    told: int = 0
    labels: frozenset[Label] = frozenset()
    signs: frozenset[Sign] = frozenset()

    @property
    def has_fault(self) -> bool:
        return not self.labels.isdisjoint(FAULTS)


@dataclass(frozen=True)
class Reply:
    """The rep says something; said while the customer vents, it cuts in."""

    judged: Judged


@dataclass(frozen=True)
class Listen:
    """The rep lets the customer finish."""


@dataclass(frozen=True)
class Name:
    """The rep says what the real pain is."""


@dataclass(frozen=True)
class Grade:
    """The rep has seen the real pain beside their own words, and says how near they were."""

    match: Match


@dataclass(frozen=True)
class Propose:
    """The rep proposes what both do next."""

    step: NextStep


@dataclass(frozen=True)
class End:
    """The rep ends the talk."""

    outcome: Outcome


@dataclass(frozen=True)
class Play:
    """The person who plays the customer says a line.

    Attributes:
        step: What they agree to; None for a line that agrees to nothing.
    """

    why: Saying
    said: str
    step: NextStep | None = None


@dataclass(frozen=True)
class Retake:
    """The person who plays the customer asks for one reply once more; what came of it counts no longer.

    Attributes:
        place: Of that reply among the turns, from 0.
    """

    place: int


Deed = Reply | Listen | Name | Grade | Propose | End | Play | Retake

MOVES: Mapping[type[Deed], Move] = {
    Reply: Move.REPLY,
    Listen: Move.LISTEN,
    Name: Move.NAME,
    Grade: Move.GRADE,
    Propose: Move.PROPOSE,
    End: Move.END,
    Play: Move.PLAY,
    Retake: Move.RETAKE,
}

_LEGAL: Mapping[Phase, frozenset[Move]] = {
    Phase.TALKING: frozenset({Move.REPLY, Move.PROPOSE, Move.END}),
    Phase.VENTING: frozenset({Move.LISTEN, Move.REPLY, Move.END}),
    Phase.NAMING: frozenset({Move.NAME, Move.END}),
    Phase.GRADING: frozenset({Move.GRADE, Move.END}),
    Phase.ANSWERING: frozenset({Move.REPLY, Move.PROPOSE, Move.END}),
    Phase.CHECKING: frozenset({Move.REPLY, Move.PROPOSE, Move.END}),
    Phase.AGREEING: frozenset({Move.REPLY, Move.PROPOSE, Move.END}),
    Phase.AGREED: frozenset({Move.REPLY, Move.END}),
    Phase.PARTING: frozenset({Move.REPLY, Move.PROPOSE, Move.END}),
    Phase.ENDED: frozenset(),
}

_WITH_PARTNER = frozenset({Move.REPLY, Move.PLAY, Move.END})


@dataclass(frozen=True)
class Rules:
    """How one scene goes.

    Attributes:
        begin: The first state, with so many layers open already.
        play: The state after one more deed; raises `IllegalMoveError` for one that is not allowed.
        pace: Of the customer's voice, as a share of the usual one.
    """

    begin: Callable[[int], State]
    play: Callable[[State, Deed], State]
    pace: float = 1.0


class IllegalMoveError(ValueError):
    """The rules do not allow that now."""


@dataclass(frozen=True)
class Line:
    """Something that the customer said, and why."""

    text: str
    why: Saying


@dataclass(frozen=True)
class State:
    """A talk so far.

    Attributes:
        lines: Everything that the customer said.
        depth: How many layers are open.
        guard: How many good questions it takes before the next one opens a layer.
        patience: How many more replies that open nothing the customer bears.
        venting: How many lines the customer still has to get off their chest.
        match: How the rep graded their words for the pain; None before that.
        step: What was agreed; None when nothing was.
        outcome: How it ended; None while it goes on.
        has_partner: A person plays the customer.
        replies: The rep's so far; counted only where a person plays the customer.
        owned: The rep took a complaint on, with something to do or a time.
    """

    phase: Phase
    lines: tuple[Line, ...]
    patience: int
    depth: int = 0
    guard: int = 0
    venting: int = 0
    match: Match | None = None
    step: NextStep | None = None
    outcome: Outcome | None = None
    has_partner: bool = False
    replies: int = 0
    owned: bool = False

    @property
    def line(self) -> Line:
        """What the customer said last."""
        return self.lines[-1]

    @property
    def matter(self) -> tuple[str, ...]:
        """What a good question may be about: what the customer said last, and what they last told."""
        told = next(line for line in reversed(self.lines) if line.why in (Saying.OBJECTION, Saying.ANSWER))
        return tuple(dict.fromkeys((self.line.text, told.text)))


def legal_moves(state: State) -> frozenset[Move]:
    """What may be done now; nothing when the talk has ended."""
    if not state.has_partner or state.phase is Phase.ENDED:
        return _LEGAL[state.phase]
    return _WITH_PARTNER | {Move.RETAKE} if state.replies else _WITH_PARTNER


def ended(state: State, outcome: Outcome) -> State:
    """The talk has ended so.

    Raises:
        IllegalMoveError: That ending would not be true now.
    """
    if outcome not in outcomes(state):
        raise IllegalMoveError(f"{outcome} while {state.phase}")
    return replace(state, outcome=outcome, phase=Phase.ENDED)


def outcomes(state: State) -> tuple[Outcome, ...]:
    """The endings that would be true now. A next step is one only when the customer agreed to it."""
    if state.phase is Phase.ENDED:
        return ()
    walking_away = (Outcome.NOT_NOW, Outcome.PARTED_FRIENDS)
    if state.phase is not Phase.AGREED:
        return walking_away
    if any(line.why is Saying.YES for line in state.lines):
        return (Outcome.YES, Outcome.NEXT_STEP, *walking_away)
    return (Outcome.NEXT_STEP, *walking_away)
