"""What is remembered of one card, and how sure that memory is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, IntFlag


class State(IntEnum):
    NEW = 0
    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


class Rating(IntEnum):
    """How the recall went. With two buttons *Missed* is AGAIN and *Got it* is GOOD."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Rest(IntFlag):
    """Why a card is not practised at all; it may have several reasons."""

    NOT = 0
    BY_REP = 1
    RETIRED = 2
    """Its deck no longer has it."""
    UNANSWERED = 4
    """A line that was heard, and nobody has written a reply to it yet."""


TWO_GRADES = (Rating.AGAIN, Rating.GOOD)
FOUR_GRADES = tuple(Rating)


LEECH_LAPSES = 6
"""Lapses after which repeating is a waste of time. Anki's manual calls such a card a leech and waits for 8."""


@dataclass(frozen=True)
class Memory:
    """The memory state of a card: a cache of the review log that a replay reproduces.

    Attributes:
        due_day: Learning day on which the card is due (days since 1970); for an unseen card the one to which it was
            brought, or 0.
        due_at: Instant at which a learning step ends, in ms since 1970 UTC; 0 outside learning.
        stability: Days until recall falls to 90 %; 0 for an unseen card.
        difficulty: 1 (easy) to 10; 0 for an unseen card.
        last_day: Learning day of the last answer.
        last_at: Instant of the last answer, or of the last time it was brought forward, ms since 1970 UTC.
    """

    state: State = State.NEW
    due_day: int = 0
    due_at: int = 0
    stability: float = 0.0
    difficulty: float = 0.0
    last_day: int = 0
    last_at: int = 0
    reps: int = 0
    lapses: int = 0
    step: int = 0

    @property
    def is_learning(self) -> bool:
        return self.state in (State.LEARNING, State.RELEARNING)

    @property
    def is_leech(self) -> bool:
        """Missed so often that another repetition will not help: the reply wants rewriting."""
        return self.lapses >= LEECH_LAPSES


UNSEEN = Memory()


FLAGS = range(5)
"""No flag, and four colours."""


@dataclass(frozen=True)
class Status:
    """What the rep decided about a card, whatever is remembered of it.

    Attributes:
        rest: Why it is not practised.
        buried_until: The first learning day on which it comes again; 0 or a past day for one that is not buried.
        flag: 0 for none, else the number of a colour, 1 to 4.
        marked: Whether it has the rep's star.
    """

    rest: Rest = Rest.NOT
    buried_until: int = 0
    flag: int = 0
    marked: bool = False


AS_IT_IS = Status()
"""Nothing was decided."""
