"""Decks and cards: installing, reading, editing, finding."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, Select, bindparam, case, func, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from trainer.domain import slots
from trainer.domain.cards import Card, Deck, Fact, Layer
from trainer.domain.categories import Category, Stage
from trainer.domain.feedback import Label
from trainer.domain.finding import Query, folded, joined
from trainer.domain.meaning import canonical, digest, plain
from trainer.domain.memory import Rest, State
from trainer.domain.views import CardRow, DeckRow
from trainer.domain.writing import said
from trainer.errors import NotFoundError
from trainer.store.engine import Transaction
from trainer.store.prepared import Prepared
from trainer.store.tables import CARD, DECK, MEMORY, OWN_WORDS

_NONE: Mapping[str, Any] = MappingProxyType({})

_BODY = Prepared(select(CARD.c.body).where(CARD.c.id == bindparam("card_id")))
_HASH = Prepared(select(CARD.c.hash).where(CARD.c.id == bindparam("card_id")))


def put_deck(tx: Transaction, deck: Deck, now_ms: int, kept: Mapping[str, Card] = _NONE) -> None:
    """Install or replace a deck: its cards are added or changed, those it no longer has are retired.

    Args:
        tx: The transaction.
        deck: The deck as its file says it.
        now_ms: The instant, in milliseconds since 1970.
        kept: Cards by id that stay as they are here, whatever the deck says of them.
    """
    position = tx.scalar(select(func.count()).select_from(DECK)) or 0
    heading = {
        "title": deck.title,
        "version": deck.version,
        "heading": json.dumps({k: v for k, v in plain(deck).items() if k != "cards"}, ensure_ascii=False),
        "digest": digest(deck),
        "installed_at_ms": now_ms,
    }
    statement = upsert(DECK).values(id=deck.id, position=position, **heading)
    tx.execute(statement.on_conflict_do_update(index_elements=["id"], set_=heading))
    there = {card.id: card for card in deck.cards} | dict(kept)
    for place, card in enumerate(there.values()):
        _put(tx, deck.id, place, card)
    gone = update(CARD).where(CARD.c.deck_id == deck.id, CARD.c.id.not_in(there), CARD.c.retired_at_ms == 0)
    tx.execute(gone.values(retired_at_ms=now_ms))
    retired = update(MEMORY).where(MEMORY.c.deck_id == deck.id, MEMORY.c.card_id.not_in(there))
    tx.execute(retired.values(suspended=MEMORY.c.suspended.op("|")(Rest.RETIRED)))


def put_card(tx: Transaction, card: Card, now_ms: int) -> None:
    """Store an edited card in its place.

    Raises:
        NotFoundError: There is no such card, or its deck no longer has it.
    """
    there = (CARD.c.id == card.id, CARD.c.retired_at_ms == 0)
    row = tx.execute(select(CARD.c.deck_id, CARD.c.position).where(*there)).first()
    if row is None:
        raise NotFoundError("This card is no longer in its deck; go back and choose another.")
    _put(tx, row.deck_id, row.position, card, edited_at_ms=now_ms)


def _put(tx: Transaction, deck_id: str, position: int, card: Card, edited_at_ms: int = 0) -> None:
    """Store a card. Whoever wrote its words stays known for as long as they stay the same."""
    values = {
        "deck_id": deck_id,
        "position": position,
        "category": card.category.value,
        "objection": card.objection,
        "hash": digest(card),
        "body": canonical(card).decode(),
        "edited_at_ms": edited_at_ms,
        "retired_at_ms": 0,
    }
    statement = upsert(CARD).values(id=card.id, **values)
    edited = case((CARD.c.hash == values["hash"], CARD.c.edited_at_ms), else_=edited_at_ms)
    tx.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values | {"edited_at_ms": edited}))
    unseen = insert(MEMORY).prefix_with("OR IGNORE").values(
        card_id=card.id, deck_id=deck_id, position=position, category=card.category.value, state=State.NEW, due_day=0,
        due_at=0, stability=0.0, difficulty=0.0, last_day=0, last_at=0, reps=0, lapses=0, step=0,
    )  # fmt: skip
    tx.execute(unseen)
    place = {"deck_id": deck_id, "position": position, "category": card.category.value}
    place |= {"suspended": MEMORY.c.suspended.op("&")(~Rest.RETIRED)}
    tx.execute(update(MEMORY).where(MEMORY.c.card_id == card.id).values(**place))
    _index(tx, card)


def _index(tx: Transaction, card: Card) -> None:
    """Make the card's words findable, with those of the card or the program in its slots; the slots' names too."""
    texts = {spot: slots.fill(given, {}, card.slots) for spot, given in said(card)}
    line, reply = ("objection", "variant"), ("reply", "plain_reply")
    more = (words for spot, words in texts.items() if spot[0] not in line + reply)
    used = slots.names(" ".join(given for _, given in said(card)))
    row = {
        "id": card.id,
        "objection": " ".join(texts[name,] for name in line),
        "reply": " ".join(texts[name,] for name in reply),
        "more": " ".join((*more, card.notes, *card.tags, *map(joined, texts.values()), *used)),
    }
    tx.execute(text("DELETE FROM card_text WHERE card_id = :id"), {"id": card.id})
    tx.execute(
        text("INSERT INTO card_text (card_id, objection, reply, more) VALUES (:id, :objection, :reply, :more)"), row
    )


def card(tx: Transaction, card_id: str) -> Card:
    """One card.

    Raises:
        NotFoundError: There is no such card.
    """
    body = _BODY.value(tx, card_id=card_id)
    if body is None:
        raise NotFoundError("This card is no longer in its deck; go back and choose another.")
    return _card(body)


def card_hash(tx: Transaction, card_id: str) -> str:
    return _HASH.value(tx, card_id=card_id) or ""


def deck(tx: Transaction, deck_id: str) -> Deck:
    """A whole deck as it is installed, edits included.

    Raises:
        NotFoundError: There is no such deck.
    """
    heading = tx.scalar(select(DECK.c.heading).where(DECK.c.id == deck_id))
    if heading is None:
        raise NotFoundError("This deck is not installed.")
    bodies = tx.scalars(
        select(CARD.c.body).where(CARD.c.deck_id == deck_id, CARD.c.retired_at_ms == 0).order_by(CARD.c.position)
    )
    raw = json.loads(heading)
    raw["credits"] = tuple(raw.get("credits", ()))
    raw["review_by"] = date.fromisoformat(raw["review_by"]) if raw.get("review_by") else None
    return Deck(**raw, cards=tuple(_card(body) for body in bodies))


def edited(tx: Transaction, deck_id: str) -> tuple[Card, ...]:
    """The cards of a deck, retired ones too, whose words were written here and not by a file."""
    bodies = tx.scalars(select(CARD.c.body).where(CARD.c.deck_id == deck_id, CARD.c.edited_at_ms > 0))
    return tuple(map(_card, bodies))


def deck_ids(tx: Transaction) -> tuple[str, ...]:
    return tuple(tx.scalars(select(DECK.c.id).order_by(DECK.c.position)))


def deck_rows(tx: Transaction) -> tuple[DeckRow, ...]:
    """All decks with the number of their cards; the category where all cards share one."""
    kinds = func.count(CARD.c.category.distinct())
    rows = tx.execute(
        select(
            DECK.c.id,
            DECK.c.title,
            DECK.c.version,
            func.count(CARD.c.id).label("cards"),
            case((kinds == 1, func.min(CARD.c.category))).label("category"),
        )
        .outerjoin(CARD, (CARD.c.deck_id == DECK.c.id) & (CARD.c.retired_at_ms == 0))
        .group_by(DECK.c.id)
        .order_by(DECK.c.position)
    )
    return tuple(DeckRow(r.id, r.title, r.version, r.cards, Category(r.category) if r.category else None) for r in rows)


def rows(tx: Transaction, deck_id: str = "") -> tuple[CardRow, ...]:
    """The cards of one deck, or of all."""
    wanted = _listed()
    return _rows(tx, wanted.where(CARD.c.deck_id == deck_id) if deck_id else wanted)


def search(tx: Transaction, words: str, own: Mapping[str, str] = _NONE, limit: int = 200) -> tuple[CardRow, ...]:
    """Cards that contain every word, the last one as a beginning, nearest first.

    Args:
        tx: The transaction.
        words: What was typed; accents, apostrophes and case do not matter.
        own: The rep's own words for slots, which are found where they are read.
        limit: How many cards are looked at closely.
    """
    query = Query(words)
    if not query.words:
        return rows(tx)
    places: dict[str, tuple[int, int]] = {}
    for place, row in enumerate(tx.execute(_MAYBE, {"query": _match(query, own), "limit": limit})):
        distance = query.distance(_card(row.body), own, row.wording or "")
        if distance is not None:
            places[row.id] = (distance, place)
    found = _rows(tx, _listed().where(CARD.c.id.in_(places)))
    return tuple(sorted(found, key=lambda row: places[row.id]))


_MAYBE = text("""
    SELECT card.id, card.body, own_words.wording
      FROM card
      LEFT JOIN (
        SELECT card_id, bm25(card_text, 0, 10, 2, 1) AS far FROM card_text
         WHERE card_text MATCH :query ORDER BY far LIMIT :limit
      ) AS hit ON hit.card_id = card.id
      LEFT JOIN own_words ON own_words.card_id = card.id
     WHERE card.retired_at_ms = 0 AND (hit.card_id IS NOT NULL OR own_words.card_id IS NOT NULL)
     ORDER BY hit.far IS NULL, hit.far
""")
"""Cards that may contain the words: what the index says, and every card with a wording of the rep's own."""


def _match(query: Query, own: Mapping[str, str]) -> str:
    """The search in the language of FTS5; where one of the rep's own words is meant, a card with that slot will do."""
    terms = []
    for word in query.words:
        end = "*" if word == query.words[-1] else ""
        ways = {f'"{word}"{end}', *(f'"{way}"{end}' for way in folded(word))}
        ways |= {f'"{name}"' for name, value in own.items() if _begins(folded(word), folded(value))}
        terms.append(f"({' OR '.join(sorted(ways))})")
    return " AND ".join(terms)


def _begins(beginnings: list[str], words: list[str]) -> bool:
    return any(word.startswith(beginning) for beginning in beginnings for word in words)


def _listed() -> Select[Any]:
    return (
        select(
            CARD.c.id,
            CARD.c.deck_id,
            CARD.c.category,
            CARD.c.objection,
            MEMORY.c.state,
            MEMORY.c.due_day,
            OWN_WORDS.c.card_id.is_not(None).label("own"),
            func.instr(CARD.c.body, '"verified":false').label("unverified"),
        )
        .join(MEMORY, MEMORY.c.card_id == CARD.c.id)
        .join(DECK, DECK.c.id == CARD.c.deck_id)
        .outerjoin(OWN_WORDS, OWN_WORDS.c.card_id == CARD.c.id)
        .where(CARD.c.retired_at_ms == 0)
        .order_by(DECK.c.position, CARD.c.position)
    )


def _rows(tx: Transaction, wanted: Select[Any]) -> tuple[CardRow, ...]:
    return tuple(_row(row) for row in tx.execute(wanted))


def _row(row: Row[Any]) -> CardRow:
    return CardRow(
        row.id, row.deck_id, Category(row.category), row.objection,
        State(row.state), row.due_day, bool(row.own), bool(row.unverified),
    )  # fmt: skip


def owners(tx: Transaction, card_ids: Iterable[str]) -> dict[str, str]:
    """Which deck holds each of these cards; unknown ids are left out."""
    found = tx.execute(select(CARD.c.id, CARD.c.deck_id).where(CARD.c.id.in_(list(card_ids))))
    return {row.id: row.deck_id for row in found}


def categories(tx: Transaction) -> dict[str, Category]:
    """The category of every card that was ever installed."""
    return {row.id: Category(row.category) for row in tx.execute(select(CARD.c.id, CARD.c.category))}


def _card(body: str) -> Card:
    raw = json.loads(body)
    raw["category"] = Category(raw["category"])
    raw["softener"] = Label(raw["softener"]) if "softener" in raw else None
    raw["stage"] = Stage(raw["stage"]) if "stage" in raw else None
    raw["facts"] = tuple(Fact(**fact) for fact in raw.get("facts", ()))
    raw["layers"] = tuple(Layer(**layer) for layer in raw.get("layers", ()))
    for name in ("points", "deflections", "likely_in", "tags"):
        raw[name] = tuple(raw.get(name, ()))
    return Card(**raw)
