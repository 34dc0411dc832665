"""What a session knows of the line that it asks: read once, so that nothing has to be looked up while it is judged."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from trainer.domain import ownvoice, slots, variety
from trainer.domain.cards import Card
from trainer.domain.feedback import Feedback, Label, Variety
from trainer.domain.memory import Memory
from trainer.domain.ownvoice import Wording, Yardstick
from trainer.domain.views import Attempt, Choice, Question, Reveal
from trainer.services.recalling import variety_of
from trainer.store import cards, memories, replies, reviews
from trainer.store.engine import Transaction


@dataclass(frozen=True)
class Asked:
    """A line with what was answered to it before.

    Attributes:
        own_words: The rep's wording; empty without one. `written_for` is the reply beneath it.
        recent: The softeners of the answers before, to whatever line, the newest first.
        successes: How often this line was answered and not missed.
    """

    card: Card
    memory: Memory
    own_words: str
    written_for: str
    recent: tuple[Label, ...]
    variety: Variety | None
    successes: int

    def filled(self, text: str, own: Mapping[str, str]) -> str:
        """A text of the card, the rep's own words in its slots."""
        return slots.fill(text, own, self.card.slots)

    def reveal(
        self, question: Question, attempt: Attempt, choices: tuple[Choice, ...], own: Mapping[str, str]
    ) -> Reveal:
        """The model reply beside what was said."""
        card = self.card
        return Reveal(
            question=question,
            attempt=attempt,
            reply=self.filled(card.trained_reply, own),
            without_claims=card.without_claims,
            own_words=self.filled(self.own_words, own),
            own_words_outdated=bool(self.own_words) and self.written_for != card.trained_reply,
            points=tuple(self.filled(point, own) for point in card.points),
            tells=self.filled(card.tells, own),
            bad_reply="" if question.first_time else self.filled(card.bad_reply, own),
            choices=choices,
            leech=self.memory.is_leech,
            wording=self._wording(attempt, own),
            may_keep_own=not attempt.gave_up and ownvoice.may_keep_own(self.successes, self.own_words),
        )

    def noted(self, feedback: Feedback, said: str, own: Mapping[str, str], denied: Collection[str]) -> Feedback:
        """What the coach found in a reply, with remarks that only somebody can make who knows earlier answers."""
        varied = variety.noted(feedback, self.variety, denied)
        return ownvoice.noted(varied, said, self.yardstick(own), self.successes)

    def _wording(self, attempt: Attempt, own: Mapping[str, str]) -> Wording | None:
        """Who gave up is not told in whose words."""
        measured = bool(attempt.said.strip()) and not attempt.gave_up
        return self.yardstick(own).wording(attempt.said) if measured else None

    def yardstick(self, own: Mapping[str, str]) -> Yardstick:
        """What the words of a reply are held against."""
        card = self.card
        return Yardstick(
            (self.filled(card.reply, own), self.filled(card.plain_reply, own)), self.filled(self.own_words, own)
        )


def look_up(tx: Transaction, card_id: str) -> Asked:
    """The line of a card with all of that, as it is now.

    Raises:
        NotFoundError: There is no such card.
    """
    card = cards.card(tx, card_id)
    # The softener that a line is there to train may come as often as its lines do.
    heard = replies.recent_phrases(tx, variety.WINDOW)
    recent = tuple(family for family in heard if family is not card.softener)
    own_words, written_for = replies.own_words(tx, card_id)
    return Asked(
        card=card,
        memory=memories.memory(tx, card_id),
        own_words=own_words,
        written_for=written_for,
        recent=recent,
        variety=variety_of(tx, recent),
        successes=reviews.successes(tx, card_id),
    )
