"""Looking at a reply while it is written or reviewed."""

from __future__ import annotations

from collections.abc import Callable

from trainer.domain import slots
from trainer.domain.cards import Card
from trainer.domain.feedback import CoachContext
from trainer.domain.replycheck import ReplyCheck, checked
from trainer.services.coaching import Coaching
from trainer.settings import Settings


class Checking:
    """Touches no database; the coach takes some hundredths of a second, so that a thread of its own is better."""

    def __init__(self, coach: Coaching, settings: Callable[[], Settings]) -> None:
        self._coach, self._settings = coach, settings

    def reply(self, card: Card) -> ReplyCheck:
        """The facts about the reply of a card, as the person of this computer would say it."""
        from trainer.coaching.absolutes import absolutes

        said = slots.fill(card.reply, self._settings().slots, card.slots)
        feedback = self._coach(said, CoachContext(objection=card.objection, category=card.category.value))
        return checked(card, said, feedback, tuple(said[start:end] for start, end in absolutes(said)))

    def absolutes(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where in a text words promise too much, as (start, end) in code points; at once."""
        from trainer.coaching.absolutes import absolutes

        return absolutes(text)
