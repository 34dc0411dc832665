"""A role-play as it is kept: who played it, what was said in it turn by turn, and what the rep made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from trainer.domain.cards import Layer
from trainer.domain.categories import Category
from trainer.domain.complaint import Complaint
from trainer.domain.days import Moment
from trainer.domain.feedback import Feedback, Label
from trainer.domain.scenes import NOBODY, Customer, Manner, NextStep, Outcome, Saying
from trainer.domain.signs import Shown
from trainer.domain.spoken import Spoken
from trainer.domain.talk import Deed, Move, Phase, Reply, Retake, State


class Speaker(StrEnum):
    REP = "rep"
    CUSTOMER = "customer"


class Company(StrEnum):
    """Who plays the customer."""

    ALONE = "alone"
    PEER = "peer"
    MANAGER = "manager"


class Seat(StrEnum):
    """From where somebody beside the rep saw the talk."""

    PARTNER = "partner"
    OBSERVER = "observer"


class Met(StrEnum):
    """How far an objective was met."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


WHOLE = -1
"""The place of a mark that is about the whole talk."""
MOST = 4
"""Of what can be given for being believable, and for trust; 0 is not given."""


@dataclass(frozen=True)
class Mark:
    """What somebody beside the rep made of one reply, or of the whole talk.

    Attributes:
        place: Of the reply among the turns, from 0; `WHOLE` for the talk.
        labels: What they heard in the reply; None when they did not say.
        comment: For the rep to read; it may be empty.
        believable: Of the talk, from 1 to 4: how far a customer would believe it.
        trust: Of the talk, from 1 to 4: how far the customer came to trust the rep.
    """

    seat: Seat
    place: int = WHOLE
    labels: frozenset[Label] | None = None
    comment: str = ""
    believable: int = 0
    trust: int = 0


@dataclass(frozen=True)
class Casting:
    """All that a role-play is made of, so that it can be played on from its turns. It never changes.

    Attributes:
        card_id: The card whose objection it is, or the key of the complaint.
        category: None for a complaint.
        line: With what the customer begins.
        layers, real_pain, deflections: Of the card, its slots filled.
        depth: Layers that were open from the beginning.
        objective: What the rep wants to have reached by the end, in their own words.
        contract: What the rep says at the start: what the talk is for, how long it takes, and that a no is fine.
        confidence: Before it, from 1 to 5; 0 when the rep did not say.
        company: Who plays the customer.
        partner: The name of the person who does; empty for the computer.
        observer: The name of somebody who watches; empty for nobody.
        rep: The name of a rep who is not the one whose program it is; empty for that one.
        complaint: What went wrong for the customer, whole; None where they only object.
    """

    card_id: str
    category: Category | None
    line: str
    layers: tuple[Layer, ...]
    customer: Customer = NOBODY
    manner: Manner = Manner.FRIENDLY
    real_pain: str = ""
    deflections: tuple[str, ...] = ()
    seed: int = 0
    depth: int = 0
    objective: str = ""
    contract: str = ""
    confidence: int = 0
    company: Company = Company.ALONE
    partner: str = ""
    observer: str = ""
    rep: str = ""
    complaint: Complaint | None = None


@dataclass(frozen=True)
class Turn:
    """What one of the two said. A reply that was spoken and not written has no words.

    Attributes:
        why: Of the customer's words; None for the rep's.
        deed: What was done with it; None for a customer's line that followed by itself.
        feedback: What the coach heard in the rep's words, as it was shown; None where it was not asked.
        pause_ms: From the end of the customer's line to the rep's first word; -1 when that was not measured.
        shown: What the rep's words did for somebody who is upset, as it was heard; only in a complaint.
        spoken: What was heard of a reply that was said aloud to the program; None where it was typed.
    """

    speaker: Speaker
    said: str
    at_ms: int
    why: Saying | None = None
    deed: Deed | None = None
    feedback: Feedback | None = None
    pause_ms: int = -1
    shown: tuple[Shown, ...] = ()
    spoken: Spoken | None = None


@dataclass(frozen=True)
class Verdict:
    """What the rep made of it afterwards.

    Attributes:
        view: What went well and what they would do otherwise, before they saw what the program found.
        confidence: After it, from 1 to 5; 0 when the rep did not say.
        met: How far the objective was met; None when the rep did not say.
        trust: How far the rep thinks that the customer came to trust them, from 1 to 4; 0 when they did not say.
        because: Why they parted, or when they come back to it; for the two endings that have that.
        is_given: False until the rep was asked.
    """

    view: str = ""
    confidence: int = 0
    met: Met | None = None
    trust: int = 0
    because: str = ""
    is_given: bool = False


@dataclass(frozen=True)
class Played:
    """A role-play so far, or from beginning to end.

    Attributes:
        depth: How many layers were open in the end; in a complaint, how many of its two sides were told.
        outcome: None while it goes on, or when it was broken off.
        ended_ms: 0 while it goes on.
        marks: What others made of it: at most one for each seat and place.
    """

    uuid: str
    began: Moment
    casting: Casting
    turns: tuple[Turn, ...] = ()
    depth: int = 0
    outcome: Outcome | None = None
    ended_ms: int = 0
    verdict: Verdict = field(default_factory=Verdict)
    marks: tuple[Mark, ...] = ()

    def mark(self, seat: Seat, place: int = WHOLE) -> Mark:
        """What was made of it from there; nothing yet when nobody said."""
        return next((mark for mark in self.marks if (mark.seat, mark.place) == (seat, place)), Mark(seat, place))


@dataclass(frozen=True)
class TalkView:
    """A talk as the rep may see it.

    Attributes:
        casting: Without layers, pain, deflections and complaint: nothing on the screen gives away what was not opened.
        depth: How many of the `layers` are open.
        moves: What may be done now.
        outcomes: The endings that would be true now.
        step: What was agreed; None when nothing was.
        real_pain: Once the rep has named it; empty before that.
        pace: Of the customer's voice, as a share of the usual one.
        on_file: What the rep knew of a complaint before the first word; None in any other talk.
    """

    uuid: str
    casting: Casting
    turns: tuple[Turn, ...]
    depth: int
    layers: int
    phase: Phase
    moves: frozenset[Move]
    outcomes: tuple[Outcome, ...]
    step: NextStep | None = None
    real_pain: str = ""
    pace: float = 1.0
    on_file: str | None = None


def states(first: State, turns: Iterable[Turn], play: Callable[[State, Deed], State]) -> tuple[State, ...]:
    """The state before each turn, and the one to which all of them lead."""
    found = [first]
    for turn in turns:
        match turn.deed:
            case None:
                found.append(found[-1])
            case Retake(place):
                found.append(found[place])
            case deed:
                found.append(play(found[-1], deed))
    return tuple(found)


def standing(turns: Sequence[Turn]) -> tuple[int, ...]:
    """The places of the turns that count; not those which were asked for once more, and what followed them."""
    places: list[int] = []
    for place, turn in enumerate(turns):
        if isinstance(turn.deed, Retake):
            first = turn.deed.place
            places = [earlier for earlier in places if earlier < first]
        else:
            places.append(place)
    return tuple(places)


def replies(turns: Sequence[Turn]) -> tuple[int, ...]:
    """The places of the replies that count."""
    return tuple(place for place in standing(turns) if isinstance(turns[place].deed, Reply))
