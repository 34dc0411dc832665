"""The index of words: each card has its seat in it, told by its id, so that it is written over without a search."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import text

from trainer.domain import slots
from trainer.domain.cards import Card
from trainer.domain.finding import joined
from trainer.domain.writing import said
from trainer.store.engine import Transaction
from trainer.store.prepared import Prepared

_DIGITS = str.maketrans("abcdefghijklmnopqrstuvwxyz234567", "0123456789abcdefghijklmnopqrstuv")
_FIRST = 1 << 60
"""Older versions numbered the rows from 1; an id that somebody made up may be as small a number."""

_LINE, _REPLY = ("objection", "variant"), ("reply", "plain_reply")

_IS_SEATED = Prepared(text("SELECT 1 FROM card_text WHERE rowid = :seat"))
_SEAT = Prepared(
    text("""
        INSERT OR REPLACE INTO card_text (rowid, card_id, objection, reply, more)
        VALUES (:seat, :card_id, :objection, :reply, :more)
    """)
)
_UNSEAT = Prepared(text("DELETE FROM card_text WHERE card_id IN (SELECT value FROM json_each(:ids))"))


def seat(card_id: str) -> int:
    """The row of a card in the index: its id, 12 letters of 32, is a number of 60 bits."""
    return _FIRST + int(card_id.translate(_DIGITS), 32)


def put(tx: Transaction, card: Card) -> None:
    """Make the card's words findable, with those of the card or the program in its slots; the slots' names too."""
    texts = {spot: slots.fill(given, {}, card.slots) for spot, given in said(card)}
    more = (words for spot, words in texts.items() if spot[0] not in _LINE + _REPLY)
    used = slots.names(" ".join(given for _, given in said(card)))
    _SEAT.do(
        tx,
        seat=seat(card.id),
        card_id=card.id,
        objection=" ".join(texts[name,] for name in _LINE),
        reply=" ".join(texts[name,] for name in _REPLY),
        more=" ".join((*more, card.notes, *card.tags, *map(joined, texts.values()), *used)),
    )


def make_room(tx: Transaction, card_ids: Iterable[str]) -> None:
    """Take out the words of cards that an older version of the program put anywhere: one look at all for all of them.

    To be called for cards that are there already, before their words are put again.
    """
    astray = [card_id for card_id in card_ids if _IS_SEATED.value(tx, seat=seat(card_id)) is None]
    if astray:
        _UNSEAT.do(tx, ids=json.dumps(astray))
