"""Mending a card, and keeping the rep's own wording beside it."""

from __future__ import annotations

import unicodedata

from trainer.domain.cards import Card
from trainer.domain.views import Changes
from trainer.domain.writing import LONGEST_TEXT, Trouble, troubles
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
            CardRefusedError: A text is empty, too long or uses a slot that nobody fills.
            NotFoundError: The card is gone.
        """
        if found := troubles(card):
            raise CardRefusedError(found)
        with self._database.writing() as tx:
            cards.put_card(tx, card, self._clock.now().at_ms)
        return Changes(cards=frozenset({card.id}))

    def keep_own_words(self, card_id: str, wording: str) -> Changes:
        """Keep the rep's wording of a reply; an empty one removes it.

        Raises:
            TrainerError: It is longer than 4 000 characters.
        """
        wording = _clean(wording)
        if len(wording) > LONGEST_TEXT:
            raise TrainerError(f"Your wording is longer than {LONGEST_TEXT} characters; shorten it and keep it again.")
        with self._database.writing() as tx:
            replies.put_own_words(tx, card_id, wording, cards.card_hash(tx, card_id), self._clock.now().at_ms)
        return Changes(cards=frozenset({card_id}))

    def own_words(self, card_id: str) -> str:
        with self._database.reading() as tx:
            return replies.own_words(tx, card_id)[0]


def _clean(text: str) -> str:
    """Composed letters, no control characters, no white space around."""
    kept = "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter) != "Cc")
    return unicodedata.normalize("NFC", kept).strip()
