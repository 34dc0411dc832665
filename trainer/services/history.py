"""Everything that is known about one card: how well it sits, and every answer that was ever given to it."""

from __future__ import annotations

from trainer.domain import slots
from trainer.domain.log import Kind, effective
from trainer.domain.memory import UNSEEN
from trainer.domain.scheduling import recall
from trainer.domain.views import CardInfo, PastAnswer
from trainer.services.clock import Clock
from trainer.settings import Preferences
from trainer.store import cards, memories, replies, reviews
from trainer.store.engine import Database


class History:
    """Card info, read from the log."""

    def __init__(self, database: Database, clock: Clock, preferences: Preferences) -> None:
        self._database = database
        self._clock = clock
        self._preferences = preferences

    def of(self, card_id: str) -> CardInfo:
        """What there is to know about a card.

        Raises:
            NotFoundError: There is no such card.
        """
        today = self._clock.now().day
        with self._database.reading() as tx:
            card = cards.card(tx, card_id)
            memory, status = memories.memory(tx, card_id), memories.status(tx, card_id)
            deck = cards.deck_title(tx, card_id)
            rows = reviews.of_card(tx, card_id)
            standing = {row.uuid for row in effective(rows)}
            answers = [
                PastAnswer(row.moment, row.grade, row.days, row.minutes, row.duration_ms,
                           replies.attempt(tx, row.uuid), taken_back=row.uuid not in standing)
                for row in reversed(rows)
                if row.kind is Kind.REVIEW
            ]  # fmt: skip
        return CardInfo(
            card_id=card_id,
            line=slots.fill(card.objection, self._preferences().slots, card.slots),
            category=card.category,
            deck=deck,
            memory=memory,
            status=status,
            recall=recall(memory, today) if memory != UNSEEN else 0.0,
            today=today,
            answers=tuple(answers),
        )
