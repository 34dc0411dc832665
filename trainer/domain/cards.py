"""An objection and everything that is known about it. Immutable: an edited card is a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from trainer.domain.approval import Approval
from trainer.domain.categories import Category, SaleStage
from trainer.domain.feedback import Label

LAYERS = 4


@dataclass(frozen=True)
class Layer:
    """One question of the rep's, and what the customer says when it is asked."""

    ask: str
    customer: str


@dataclass(frozen=True)
class Fact:
    """Something a reply asserts that has to be true before it may be drilled.

    Either `slot` names the slot that carries it, or `claim` says it in one sentence; the other one is empty.
    """

    means: str = ""
    slot: str = ""
    claim: str = ""
    verified: bool = False


@dataclass(frozen=True)
class Card:
    """One objection with its replies, points and four layers.

    Attributes:
        id: 12 characters of a-z and 2-7, unique in the world, never derived from the text.
        variant: The same objection in other words; the spoken cue alternates between the two.
        plain_reply: The reply without any claim that has to be verified.
        points: Ideas that a good reply covers.
        slots: The card's own defaults for slot names that appear in its texts.
        tells: What the objection tells us, in one line.
        layers: Four questions, each opening the customer's next answer.
    """

    id: str
    category: Category
    objection: str
    reply: str
    variant: str = ""
    plain_reply: str = ""
    bad_reply: str = ""
    points: tuple[str, ...] = ()
    softener: Label | None = None
    stage: SaleStage | None = None
    tells: str = ""
    real_pain: str = ""
    deflections: tuple[str, ...] = ()
    likely_in: tuple[str, ...] = ()
    notes: str = ""
    tags: tuple[str, ...] = ()
    slots: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    layers: tuple[Layer, ...] = ()

    def cue(self, reps: int) -> str:
        """What is said after so many answers: objection and variant take turns, so that the idea is learned."""
        return self.variant if reps % 2 and self.variant else self.objection

    @property
    def claims_are_verified(self) -> bool:
        """Whether the reply may be drilled as it is: what it asserts was verified, in words of the card's own."""
        return all(fact.verified and not self.lacks_words(fact) for fact in self.facts)

    def lacks_words(self, fact: Fact) -> bool:
        """Whether a fact stands for a slot without words; what the program puts there is true of nobody."""
        return bool(fact.slot) and not self.slots.get(fact.slot, "").strip()

    @property
    def without_claims(self) -> bool:
        """Whether the plain reply is the one to drill."""
        return bool(self.plain_reply) and not self.claims_are_verified

    @property
    def trained_reply(self) -> str:
        """The reply that may be drilled: without its claims until somebody has verified them all."""
        return self.plain_reply if self.without_claims else self.reply


@dataclass(frozen=True)
class Deck:
    """Cards that are written, reviewed and shared together.

    Attributes:
        approvals: What reviewers signed; no part of what the deck means.
    """

    id: str
    title: str
    version: int = 1
    language: str = "en"
    owner: str = ""
    credits: tuple[str, ...] = ()
    review_by: date | None = None
    changes: str = ""
    cards: tuple[Card, ...] = ()
    approvals: tuple[Approval, ...] = ()
