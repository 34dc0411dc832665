"""What customers really say: the lines that a rep heard, and how many of them make a good list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trainer.domain.categories import Category

GOOD_FROM = 10
ENOUGH = 15


class Amount(StrEnum):
    """How long the list is, seen from the ten to fifteen lines that one can know by heart."""

    NONE = "none"
    FEW = "few"
    GOOD = "good"
    MANY = "many"


@dataclass(frozen=True)
class HeardLine:
    """A line with how often it was heard, its slots filled.

    Attributes:
        times: How often.
        last_day: The learning day on which it was heard last.
        has_reply: False until somebody wrote one.
    """

    card_id: str
    category: Category
    line: str
    times: int
    last_day: int
    has_reply: bool = True


@dataclass(frozen=True)
class TopLines:
    """Every line that was heard, the most frequent first; of equals the one heard last.

    Attributes:
        lines: The lines.
        day: The present learning day.
    """

    lines: tuple[HeardLine, ...] = ()
    day: int = 0

    @property
    def amount(self) -> Amount:
        count = len(self.lines)
        if count > ENOUGH:
            return Amount.MANY
        return Amount.GOOD if count >= GOOD_FROM else Amount.FEW if count else Amount.NONE

    @property
    def missing(self) -> int:
        """How many lines are lacking to a good list."""
        return max(GOOD_FROM - len(self.lines), 0)

    @property
    def to_practise(self) -> tuple[str, ...]:
        """Ids of those of the first fifteen that have a reply."""
        return tuple(line.card_id for line in self.lines[:ENOUGH] if line.has_reply)

    @property
    def unanswered(self) -> int:
        """How many lines have no reply yet."""
        return sum(not line.has_reply for line in self.lines)
