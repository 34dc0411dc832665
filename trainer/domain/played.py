"""A role-play as it is kept: who played it, what was said in it turn by turn, and what the rep made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from trainer.domain.cards import Layer
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.feedback import Feedback
from trainer.domain.scenes import NOBODY, Customer, Manner, NextStep, Outcome, Saying
from trainer.domain.talk import Deed, Move, Phase


class Speaker(StrEnum):
    REP = "rep"
    CUSTOMER = "customer"


@dataclass(frozen=True)
class Casting:
    """All that a role-play is made of, so that it can be played on from its turns. It never changes.

    Attributes:
        card_id: The card whose objection it is.
        layers, real_pain, deflections: Of the card, its slots filled.
        depth: Layers that were open from the beginning.
        objective: What the rep wants to have reached by the end, in their own words.
        contract: What the rep says at the start: what the talk is for, how long it takes, and that a no is fine.
        confidence: Before it, from 1 to 5; 0 when the rep did not say.
    """

    card_id: str
    category: Category
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


@dataclass(frozen=True)
class Turn:
    """What one of the two said.

    Attributes:
        why: Of the customer's words; None for the rep's.
        deed: What the rep did with theirs; None for the customer's.
        feedback: What the coach heard in the rep's words, as it was shown; None where it was not asked.
        pause_ms: From the end of the customer's line to the rep's first word; -1 when that was not measured.
    """

    speaker: Speaker
    said: str
    at_ms: int
    why: Saying | None = None
    deed: Deed | None = None
    feedback: Feedback | None = None
    pause_ms: int = -1


@dataclass(frozen=True)
class Verdict:
    """What the rep made of it afterwards.

    Attributes:
        view: What went well and what they would do otherwise, before they saw what the program found.
        confidence: After it, from 1 to 5; 0 when the rep did not say.
        met: Whether the objective was met; None when the rep did not say.
        is_given: False until the rep was asked.
    """

    view: str = ""
    confidence: int = 0
    met: bool | None = None
    is_given: bool = False


@dataclass(frozen=True)
class Played:
    """A role-play so far, or from beginning to end.

    Attributes:
        depth: How many layers were open in the end.
        outcome: None while it goes on, or when it was broken off.
        ended_ms: 0 while it goes on.
    """

    uuid: str
    began: Moment
    casting: Casting
    turns: tuple[Turn, ...] = ()
    depth: int = 0
    outcome: Outcome | None = None
    ended_ms: int = 0
    verdict: Verdict = field(default_factory=Verdict)


@dataclass(frozen=True)
class TalkView:
    """A talk as the rep may see it.

    Attributes:
        casting: Without layers, pain and deflections: nothing on the screen gives away what was not opened.
        depth: How many of the `layers` are open.
        moves: What may be done now.
        outcomes: The endings that would be true now.
        step: What was agreed; None when nothing was.
        real_pain: Once the rep has named it; empty before that.
        pace: Of the customer's voice, as a share of the usual one.
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
