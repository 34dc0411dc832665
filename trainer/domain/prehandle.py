"""Before a meeting: the objections that are likely to come, and the line that names each before the customer does."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.feedback import SOFTENERS, Feedback, Label
from trainer.domain.finding import folded

MOST = 5
"""Objections of one meeting; whoever names more frightens people."""
WORDS_A_SECOND = 2.5
"""Of somebody who speaks calmly, 150 a minute."""
LONGEST_S = 20
"""Seconds after which a line that was to disarm begins to sell."""
UNFAIR = (Label.OVERPROMISE, Label.PRESSURE, Label.EXCUSE)
"""Faults of a line that comes first: before anybody has objected nothing can be defended, dismissed or turned round."""


@dataclass(frozen=True)
class Foreseen:
    """One objection that is likely to come.

    Attributes:
        objection: As it was when it was chosen, its slots filled; the card may be gone by now.
        first: What the rep says before the customer does, in their own words; empty until it is written.
    """

    card_id: str
    category: Category
    objection: str
    first: str = ""


@dataclass(frozen=True)
class Plan:
    """One meeting.

    Attributes:
        title: With whom, and when.
        objective: What the rep wants to know by the end.
        contract: How it opens: what it is for, how long it takes, and that a no is fine.
    """

    uuid: str
    began: Moment
    title: str = ""
    objective: str = ""
    contract: str = ""
    foreseen: tuple[Foreseen, ...] = ()

    @property
    def has_room(self) -> bool:
        return len(self.foreseen) < MOST

    @property
    def is_blank(self) -> bool:
        """Nothing was written or chosen yet."""
        return not (self.title or self.objective or self.contract or self.foreseen)

    @property
    def ready(self) -> tuple[Foreseen, ...]:
        """Those with a line to say first."""
        return tuple(one for one in self.foreseen if one.first)

    def adding(self, one: Foreseen) -> Plan:
        """With one more objection; the same when it has no room, or has that one already."""
        there = any(other.card_id == one.card_id for other in self.foreseen)
        return self if there or not self.has_room else replace(self, foreseen=(*self.foreseen, one))

    def without(self, card_id: str) -> Plan:
        """Without an objection."""
        return replace(self, foreseen=tuple(one for one in self.foreseen if one.card_id != card_id))

    def saying(self, card_id: str, first: str) -> Plan:
        """With another line to say first."""
        return replace(
            self, foreseen=tuple(replace(one, first=first) if one.card_id == card_id else one for one in self.foreseen)
        )


@dataclass(frozen=True)
class FirstLine:
    """What the coach hears in a line that is to be said first.

    Attributes:
        names_it: It names the objection before the customer does.
        seconds: How long it takes to say.
        softeners: How many families of softeners it has.
        faults: What in it hardens people, with the words.
    """

    said: str
    feedback: Feedback
    names_it: bool
    seconds: int
    softeners: int
    faults: tuple[tuple[Label, str], ...]

    @property
    def is_long(self) -> bool:
        return self.seconds > LONGEST_S


def seconds(said: str) -> int:
    """How long it takes to say, to the nearest second, and at least one for anything."""
    spoken = len(folded(said))
    return max(round(spoken / WORDS_A_SECOND), 1) if spoken else 0


def heard(said: str, feedback: Feedback, *, names_it: bool) -> FirstLine:
    """What of a line's feedback matters when it is said before the objection comes."""
    words = feedback.counting().words(said)
    return FirstLine(
        said=said,
        feedback=feedback,
        names_it=names_it,
        seconds=seconds(said),
        softeners=sum(label in SOFTENERS for label in words),
        faults=tuple((label, told) for label, told in words.items() if label in UNFAIR),
    )
