"""A card with everything that an edit may change of it, so that it can be put back to the last letter."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from trainer.domain.cards import Card
from trainer.store import cards, replies
from trainer.store.engine import Transaction
from trainer.store.prepared import Prepared
from trainer.store.tables import CARD, DECK

_ROW = Prepared(
    select(
        CARD.c.body, CARD.c.deck_id, CARD.c.position, DECK.c.installed_at_ms, CARD.c.edited_at_ms, CARD.c.retired_at_ms
    )
    .join(DECK, DECK.c.id == CARD.c.deck_id)
    .where(CARD.c.id == bindparam("card_id"))
)


@dataclass(frozen=True)
class Version:
    """A card as it is at one moment.

    Attributes:
        deck_at_ms: When its deck came in, or a newer one in its place.
        edited_at_ms: When its words were written here; 0 for those of its deck's file.
        retired_at_ms: When it was taken out of its deck; 0 while it is in it.
        own_words: The rep's wording, and the reply it was written for.
    """

    card: Card
    deck_id: str
    position: int
    deck_at_ms: int
    edited_at_ms: int
    retired_at_ms: int
    own_words: tuple[str, str]


def version(tx: Transaction, card_id: str) -> Version | None:
    """A card as it is now; None when there never was one."""
    found = next(iter(_ROW.rows(tx, card_id=card_id)), None)
    if found is None:
        return None
    body, deck_id, position, deck_at_ms, edited_at_ms, retired_at_ms = found
    own_words = replies.own_words(tx, card_id)
    return Version(cards.from_body(body), deck_id, position, deck_at_ms, edited_at_ms, retired_at_ms, own_words)


def put(tx: Transaction, then: Version, now_ms: int) -> None:
    """Have a card as it was."""
    cards.put_back(tx, then.deck_id, then.position, then.card, then.edited_at_ms)
    if then.retired_at_ms:
        cards.retire(tx, then.card.id, then.retired_at_ms)
    replies.put_own_words(tx, then.card.id, *then.own_words, now_ms)
