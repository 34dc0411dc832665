"""What a role-play is about: the customer, what lies behind the objection, and how a talk can end well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from trainer.domain.cards import LAYERS, Layer


class Manner(StrEnum):
    """How a customer is to talk with."""

    FRIENDLY = "friendly"
    RUSHED = "rushed"
    SCEPTICAL = "sceptical"
    EXECUTIVE = "executive"
    ANXIOUS = "anxious"


class Saying(StrEnum):
    """Why the customer says a line. The first two come from the card, the rest are the customer's own."""

    OBJECTION = "objection"
    ANSWER = "answer"
    DEFLECTION = "deflection"
    UNASKED = "unasked"
    TOO_LONG = "too_long"
    PUSHBACK = "pushback"
    VENT = "vent"
    CUT_IN = "cut_in"
    HALF_ANSWER = "half_answer"
    TOO_SOON = "too_soon"
    RECOGNISED = "recognised"
    NOT_QUITE = "not_quite"
    WANTS_ANSWER = "wants_answer"
    REACTION = "reaction"
    WANTS_CHECK = "wants_check"
    CONFIRMED = "confirmed"
    WANTS_STEP = "wants_step"
    WANTS_WHAT = "wants_what"
    WANTS_WHO = "wants_who"
    WANTS_WHEN = "wants_when"
    AGREED = "agreed"
    AGREED_LATER = "agreed_later"
    YES = "yes"
    NO = "no"
    STILL_NO = "still_no"
    GOODBYE = "goodbye"
    UNSCRIPTED = "unscripted"
    COMPANY = "company"
    PERSONAL = "personal"
    BOTH = "both"
    ALREADY = "already"
    GOTCHA = "gotcha"
    HEARD = "heard"
    OWNED = "owned"
    TOLD_OFF = "told_off"
    EXCUSED = "excused"
    BOUGHT_OFF = "bought_off"
    FIX_FIRST = "fix_first"
    SIT_DOWN = "sit_down"
    TAKEN_UP = "taken_up"
    REALISED = "realised"


OF_COMPLAINTS = tuple(Saying)[tuple(Saying).index(Saying.UNSCRIPTED) + 1 :]
"""What only somebody says who complains."""
OWN_SAYINGS = tuple(
    why for why in Saying if why not in (Saying.OBJECTION, Saying.ANSWER, Saying.UNSCRIPTED, *OF_COMPLAINTS)
)
"""What no card has and no person makes up."""


class Outcome(StrEnum):
    """How a talk ended; each of them is a good ending when it is the true one."""

    YES = "yes"
    NEXT_STEP = "next_step"
    NOT_NOW = "not_now"
    PARTED_FRIENDS = "parted_friends"


class Match(StrEnum):
    """How near the rep's own words for the pain came to it, by the rep's own judgement."""

    FOUND = "found"
    NEAR = "near"
    MISSED = "missed"


@dataclass(frozen=True)
class NextStep:
    """What both sides do next. The customer agrees to nothing that lacks a part."""

    what: str = ""
    who: str = ""
    when: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the parts without words, in the order in which one asks for them."""
        return tuple(part for part in ("what", "who", "when") if not getattr(self, part).strip())


@dataclass(frozen=True)
class Persona:
    """A customer's manner.

    Attributes:
        patience: So many replies in a row that open nothing are borne; with the last one the customer says no.
        attention: Words of a reply after which this customer no longer listens; 0 for one who always does.
        pace: Of the voice, as a share of the usual one.
        sayings: At least two lines for each `Saying` that no card has, so that none is said twice running.
    """

    manner: Manner
    patience: int
    attention: int
    pace: float
    sayings: Mapping[Saying, tuple[str, ...]]

    def __post_init__(self) -> None:
        short = [why.value for why in OWN_SAYINGS if len(set(self.sayings.get(why, ()))) < 2]
        if short or self.patience < 1:
            raise ValueError(f"a persona needs patience, and two lines each for {', '.join(short)}")


@dataclass(frozen=True)
class Customer:
    """Whom the rep talks with.

    Attributes:
        voice: Words of a voice's name that suit them, such as `female`; empty for any.
    """

    name: str
    voice: str = ""


NOBODY = Customer("")


@dataclass(frozen=True)
class Cast:
    """Everybody who can be met: a persona for each manner, and people who may have it."""

    personas: Mapping[Manner, Persona]
    people: tuple[Customer, ...]

    def customer(self, number: int, voice: str = "") -> Customer:
        """One of them, with this voice where somebody has it; another number is most likely somebody else."""
        fitting = tuple(one for one in self.people if one.voice == voice) or self.people
        return fitting[number % len(fitting)]


@dataclass(frozen=True)
class Scene:
    """One objection, played by one customer.

    Attributes:
        layers: What is opened, one after the other; all four, or fewer for a shorter talk.
        real_pain: What lies behind it all; empty in a shorter talk, in which nobody gets so far.
        deflections: What this customer says to be rid of a question, besides the persona's own.
        seed: Where the rotation of the customer's sayings begins.
    """

    line: str
    layers: tuple[Layer, ...]
    persona: Persona
    real_pain: str = ""
    deflections: tuple[str, ...] = ()
    seed: int = 0

    def __post_init__(self) -> None:
        if not 1 <= len(self.layers) <= LAYERS:
            raise ValueError(f"a scene has 1 to {LAYERS} layers, not {len(self.layers)}")
        if bool(self.real_pain) is not (len(self.layers) == LAYERS):
            raise ValueError("a scene has a real pain if and only if it goes down to the last layer")

    def sayings(self, why: Saying) -> tuple[str, ...]:
        """The lines among which this customer chooses."""
        own = self.persona.sayings[why]
        return tuple(dict.fromkeys((*self.deflections, *own))) if why is Saying.DEFLECTION else own
