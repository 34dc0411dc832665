"""Lines that were heard from customers: counting them, and the deck of those that no file brought."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import bindparam, delete, func, insert, select, text, update

from trainer.domain.cards import Card, Deck
from trainer.domain.categories import Category
from trainer.domain.heard import HeardLine
from trainer.domain.meaning import new_id
from trainer.domain.memory import Rest
from trainer.errors import NotFoundError
from trainer.store import cards, memories
from trainer.store.engine import Transaction
from trainer.store.tables import CARD, DECK, HEARD, MEMORY

_ADD = insert(HEARD)
_TIMES = select(func.count()).where(HEARD.c.card_id == bindparam("card_id"))
_NEWEST = select(HEARD).where(HEARD.c.card_id == bindparam("card_id")).order_by(HEARD.c.id.desc()).limit(1)
_FORGET = delete(HEARD).where(HEARD.c.id == bindparam("newest"))
_OFF_THE_LIST = Rest.UNANSWERED | Rest.RETIRED
_OWN_DECK = select(DECK.c.id).where(DECK.c.digest == cards.OWN)
_LAST_AT = func.max(HEARD.c.at_ms)
_ALL = (
    select(
        CARD.c.id,
        CARD.c.category,
        CARD.c.objection,
        func.count().label("times"),
        func.max(HEARD.c.day).label("last_day"),
        MEMORY.c.suspended.op("&")(Rest.UNANSWERED).label("unanswered"),
    )
    .join(CARD, CARD.c.id == HEARD.c.card_id)
    .join(MEMORY, MEMORY.c.card_id == CARD.c.id)
    .where(CARD.c.retired_at_ms == 0)
    .group_by(CARD.c.id)
    .order_by(func.count().desc(), _LAST_AT.desc(), CARD.c.id)
)
_FAMILIAR = text(f"""
    SELECT card.id, card.category, card.objection, coalesce(json_extract(card.body, '$.variant'), '') AS variant,
           coalesce(json_extract(card.body, '$.slots'), '{{}}') AS slots
      FROM (
        SELECT memory.card_id, row_number() OVER
               (ORDER BY said.times DESC, memory.reps > 0 DESC, memory.last_at DESC, memory.position, memory.card_id)
               AS place
          FROM memory LEFT JOIN (SELECT card_id, count(*) AS times FROM heard GROUP BY card_id) AS said USING (card_id)
         WHERE NOT memory.suspended & {Rest.RETIRED:d} ORDER BY place LIMIT :limit
      ) AS wanted JOIN card ON card.id = wanted.card_id ORDER BY wanted.place
""")
_MORE = 8
_NEAR = text("""
    SELECT hit.card_id, card.retired_at_ms = 0 FROM (
      SELECT card_id, bm25(card_text, 0, 10, 0, 0) AS far FROM card_text
       WHERE card_text MATCH :query ORDER BY far LIMIT :limit
    ) AS hit JOIN card ON card.id = hit.card_id ORDER BY hit.far
""")
"""The nearest cards, and whether they are still in a deck."""


@dataclass(frozen=True)
class Wording:
    """One way in which a card says its objection, slots not filled, with the card's own words for them."""

    card_id: str
    category: Category
    line: str
    slots: Mapping[str, str]


def add(tx: Transaction, card_id: str, at_ms: int, day: int) -> int:
    """A customer said this card's objection; returns how often that was so far.

    A line that was taken off the list because it was never heard is on it again.
    """
    tx.execute(_ADD, {"card_id": card_id, "at_ms": at_ms, "day": day})
    if memories.status(tx, card_id).rest == _OFF_THE_LIST:
        cards.bring_back(tx, card_id)
    return times(tx, card_id)


def take_back(tx: Transaction, card_id: str, now_ms: int) -> tuple[int, int]:
    """One time less; returns when the newest time was, in milliseconds since 1970 and as a learning day.

    A line without a reply that was never heard leaves the list.

    Raises:
        NotFoundError: It was not heard at all.
    """
    newest = tx.execute(_NEWEST, {"card_id": card_id}).first()
    if newest is None:
        raise NotFoundError("This line is not on the list any more.")
    tx.execute(_FORGET, {"newest": newest.id})
    if times(tx, card_id) == 0 and Rest.UNANSWERED in memories.status(tx, card_id).rest:
        cards.retire(tx, card_id, now_ms)
    return newest.at_ms, newest.day


def times(tx: Transaction, card_id: str) -> int:
    """How often a card's objection was heard."""
    return tx.scalar(_TIMES, {"card_id": card_id}) or 0


def lines(tx: Transaction) -> tuple[HeardLine, ...]:
    """Every line that was heard and is still in a deck, the most frequent first; slots are not filled yet."""
    return tuple(
        HeardLine(row.id, Category(row.category), row.objection, row.times, row.last_day, not row.unanswered)
        for row in tx.execute(_ALL)
    )


def near(tx: Transaction, beginnings: Iterable[str], limit: int) -> tuple[Card, ...]:
    """Cards whose objection, or its other wording, has words with any of these beginnings, nearest first.

    Args:
        tx: The transaction.
        beginnings: Words as `trainer.domain.finding.folded` gives them, or their beginnings.
        limit: How many at most.
    """
    wanted = " OR ".join(f'"{beginning}"*' for beginning in beginnings)
    found = _nearest(tx, f"objection : ({wanted})", limit, limit) if wanted else []
    return tuple(cards.card(tx, card_id) for card_id in found[:limit])


def _nearest(tx: Transaction, query: str, limit: int, asked: int) -> list[str]:
    """Those of the nearest that are still in a deck; where the others leave too few, more are asked for."""
    hits = tx.execute(_NEAR, {"query": query, "limit": asked}).all()
    there = [card_id for card_id, is_there in hits if is_there]
    return there if len(there) >= limit or len(hits) < asked else _nearest(tx, query, limit, asked * _MORE)


def familiar(tx: Transaction, limit: int) -> tuple[Wording, ...]:
    """Both wordings of the cards that a rep is likely to meet: those heard, most often first, those practised, others.

    Args:
        tx: The transaction.
        limit: How many wordings at most.
    """
    found = (
        Wording(row.id, Category(row.category), line, json.loads(row.slots))
        for row in tx.execute(_FAMILIAR, {"limit": limit})
        for line in (row.objection, row.variant)
        if line
    )
    return tuple(islice(found, limit))


def own_deck(tx: Transaction, title: str, now_ms: int) -> str:
    """The id of the deck for lines that no file brought; it is made when it is first needed."""
    there = tx.scalar(_OWN_DECK)
    if there is not None:
        return str(there)
    made = Deck(new_id(), title)
    cards.put_deck(tx, made, now_ms)
    tx.execute(update(DECK).where(DECK.c.id == made.id).values(digest=cards.OWN))
    return made.id
