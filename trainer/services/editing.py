"""Mending a card, and keeping the rep's own wording beside it."""

from __future__ import annotations

from trainer.domain.cards import Card
from trainer.domain.characters import shown
from trainer.domain.views import Changes
from trainer.domain.writing import LONGEST_TEXT, Trouble, misused, tidied, troubles
from trainer.errors import TrainerError
from trainer.services.clock import Clock
from trainer.store import cards, replies
from trainer.store.engine import Database


class CardRefusedError(TrainerError):
    """The card cannot be kept as it is; `troubles` says why, field by field."""

    def __init__(self, found: tuple[Trouble, ...]) -> None:
        super().__init__("This card cannot be kept as it is; see the fields that are marked.")
        self.troubles = found


class Editing:
    """Changes to cards on this computer."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def save(self, card: Card) -> Changes:
        """Keep an edited card. Its schedule stays; the rep's own wording is flagged, not touched.

        Raises:
            CardRefusedError: The card would not fit a deck file, or uses a slot that nobody fills.
            NotFoundError: The card is gone.
        """
        card = tidied(card)
        if found := troubles(card):
            raise CardRefusedError(found)
        with self._database.writing() as tx:
            cards.put_card(tx, card, self._clock.now().at_ms)
        return Changes(cards=frozenset({card.id}))

    def keep_own_words(self, card_id: str, wording: str) -> Changes:
        """Keep the rep's wording of a reply; an empty one removes it.

        Raises:
            TrainerError: It is longer than 4 000 characters, or uses a slot that nobody fills.
            NotFoundError: The card is gone.
        """
        wording = shown(wording)
        if len(wording) > LONGEST_TEXT:
            raise TrainerError(f"Your wording is longer than {LONGEST_TEXT} characters; shorten it and keep it again.")
        with self._database.writing() as tx:
            card = cards.card(tx, card_id)
            if found := next(misused(card, wording), None):
                raise TrainerError(_brace_in_wording(found[1]))
            replies.put_own_words(tx, card_id, wording, card.trained_reply, self._clock.now().at_ms)
        return Changes(cards=frozenset({card_id}))

    def own_words(self, card_id: str) -> str:
        with self._database.reading() as tx:
            return replies.own_words(tx, card_id)[0]


def _brace_in_wording(slot: str) -> str:
    if slot:
        return f"Your wording uses {{{slot}}}, which nobody fills; write the words instead and keep it again."
    return "There is a brace in your wording that is no slot; take it out and keep it again."
