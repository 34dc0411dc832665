"""What practice has done so far, computed from the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.domain.categories import Category
from trainer.domain.feedback import SOFTENERS
from trainer.domain.memory import Rating
from trainer.domain.views import PhraseUse, Tally
from trainer.services.clock import Clock
from trainer.store import cards, replies, reviews
from trainer.store.engine import Database


@dataclass(frozen=True)
class Report:
    """The last days in numbers.

    Attributes:
        days: How many learning days it covers, today included.
        recall: First answers of each card and day, per category.
        phrases: Each softening phrase with its count over all time.
        practised: On how many of these days something was answered.
    """

    days: int
    recall: Mapping[Category, Tally]
    phrases: tuple[PhraseUse, ...]
    practised: int

    @property
    def answered(self) -> int:
        return sum(tally.answered for tally in self.recall.values())

    @property
    def recalled(self) -> int:
        return sum(tally.recalled for tally in self.recall.values())


class ProgressService:
    """Reports over the review log."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def report(self, days: int = 30) -> Report:
        today = self._clock.now().day
        first = today - days + 1
        with self._database.reading() as tx:
            answers = reviews.first_answers(tx, first, today)
            kinds = cards.categories(tx)
            phrases = replies.phrase_uses(tx, SOFTENERS)
            practised = len(reviews.practised_days(tx, first, today))
        tallies = dict.fromkeys(Category, Tally())
        for card_id, rating in answers:
            if (kind := kinds.get(card_id)) is not None:
                before = tallies[kind]
                tallies[kind] = Tally(before.answered + 1, before.recalled + (rating != Rating.AGAIN))
        return Report(days, tallies, phrases, practised)

    def phrases(self) -> tuple[PhraseUse, ...]:
        """Each softening phrase with its count over all time."""
        with self._database.reading() as tx:
            return replies.phrase_uses(tx, SOFTENERS)
