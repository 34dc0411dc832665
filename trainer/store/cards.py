"""Decks and cards: installing, reading, editing, finding."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import bindparam, case, func, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from trainer.domain.approval import Approval
from trainer.domain.cards import Card, Deck, Fact, Layer
from trainer.domain.categories import Category, SaleStage
from trainer.domain.feedback import Label
from trainer.domain.meaning import canonical, digest, plain
from trainer.domain.memory import Rest, State
from trainer.domain.views import CardRow, DeckRow
from trainer.errors import NotFoundError
from trainer.store import indexing
from trainer.store.engine import Transaction
from trainer.store.prepared import Prepared
from trainer.store.tables import CARD, DECK, MEMORY, OWN_WORDS

_NONE: Mapping[str, Any] = MappingProxyType({})

OWN = ""
"""The digest of the deck that the rep's own lines go into: it came from no file."""

_BODY = Prepared(select(CARD.c.body).where(CARD.c.id == bindparam("card_id")))
_HASH = Prepared(select(CARD.c.hash).where(CARD.c.id == bindparam("card_id")))
_EDITED_AT = Prepared(select(CARD.c.edited_at_ms).where(CARD.c.id == bindparam("card_id")))


_LISTED = (
    select(
        CARD.c.id,
        CARD.c.deck_id,
        CARD.c.category,
        CARD.c.objection,
        MEMORY.c.state,
        MEMORY.c.due_day,
        OWN_WORDS.c.card_id.is_not(None),
        func.instr(CARD.c.body, '"verified":false'),
        MEMORY.c.suspended,
        MEMORY.c.buried_until,
        MEMORY.c.flag,
        MEMORY.c.marked,
    )
    .join(MEMORY, MEMORY.c.card_id == CARD.c.id)
    .join(DECK, DECK.c.id == CARD.c.deck_id)
    .outerjoin(OWN_WORDS, OWN_WORDS.c.card_id == CARD.c.id)
    .where(CARD.c.retired_at_ms == 0)
)
_IN_ORDER = _LISTED.order_by(DECK.c.position, CARD.c.position)
_ALL = Prepared(_IN_ORDER)
_OF_DECK = Prepared(
    _LISTED.where(CARD.c.deck_id == bindparam("deck_id"))
    .order_by(CARD.c.position)
    .limit(bindparam("limit"))
    .offset(bindparam("first"))
)
_ENDLESS = -1
"""What SQLite takes for no limit."""

_SOME = Prepared(_LISTED.where(CARD.c.id.in_(select(text("value")).select_from(text("json_each(:ids)")))))


_DECKS = Prepared(
    select(
        DECK.c.id,
        DECK.c.title,
        DECK.c.version,
        func.count(CARD.c.id),
        func.min(CARD.c.category),
        func.max(CARD.c.category),
    )
    .outerjoin(CARD, (CARD.c.deck_id == DECK.c.id) & (CARD.c.retired_at_ms == 0))
    .group_by(DECK.c.id)
    .order_by(DECK.c.position)
)

_PUT = Prepared(
    text("""
        INSERT INTO card (id, deck_id, position, category, objection, hash, body, edited_at_ms, retired_at_ms)
        VALUES (:id, :deck_id, :position, :category, :objection, :hash, :body, :edited_at_ms, 0)
        ON CONFLICT (id) DO UPDATE
        SET deck_id = excluded.deck_id, position = excluded.position, category = excluded.category,
            objection = excluded.objection, hash = excluded.hash, body = excluded.body, retired_at_ms = 0,
            edited_at_ms = CASE hash WHEN excluded.hash THEN edited_at_ms ELSE excluded.edited_at_ms END
    """)
)
_PUT_UNSEEN = Prepared(
    text("""
        INSERT OR IGNORE INTO memory
               (card_id, deck_id, position, category, state, due_day, due_at, stability, difficulty, last_day, last_at,
                reps, lapses, step)
        VALUES (:id, :deck_id, :position, :category, 0, 0, 0, 0.0, 0.0, 0, 0, 0, 0, 0)
    """)
)
_PLACE = Prepared(
    text(f"""
        UPDATE memory
           SET deck_id = :deck_id, position = :position, category = :category,
               suspended = suspended & ~{Rest.RETIRED | Rest.UNANSWERED:d} | :rest
         WHERE card_id = :id
    """)
)
_REST = Prepared(
    text(f"""
        UPDATE memory SET suspended = suspended | {Rest.RETIRED:d} WHERE card_id IN (SELECT value FROM json_each(:ids))
    """)
)
_ONE = update(CARD).where(CARD.c.id == bindparam("card"))
_ITS_MEMORY = update(MEMORY).where(MEMORY.c.card_id == bindparam("card"))


def put_deck(tx: Transaction, deck: Deck, now_ms: int, kept: Mapping[str, Card] = _NONE) -> None:
    """Install or replace a deck: its cards are added or changed, those it no longer has are retired.

    Args:
        tx: The transaction.
        deck: The deck as its file says it.
        now_ms: The instant, in milliseconds since 1970.
        kept: Cards by id that stay as they are here, whatever the deck says of them.
    """
    put_heading(tx, deck, now_ms)
    there = {card.id: card for card in deck.cards} | dict(kept)
    indexing.make_room(tx, owners(tx, there))
    for place, card in enumerate(there.values()):
        put_at(tx, deck.id, place, card)
    gone = update(CARD).where(CARD.c.deck_id == deck.id, CARD.c.id.not_in(there), CARD.c.retired_at_ms == 0)
    _rest(tx, tx.execute(gone.values(retired_at_ms=now_ms).returning(CARD.c.id)).scalars().all())


def put_heading(tx: Transaction, deck: Deck, now_ms: int) -> None:
    """Install or replace a deck without its cards, behind the others or where it was."""
    position = tx.scalar(select(func.count()).select_from(DECK)) or 0
    heading = {
        "title": deck.title,
        "version": deck.version,
        "heading": json.dumps({k: v for k, v in plain(deck).items() if k != "cards"}, ensure_ascii=False),
        "digest": digest(deck),
        "installed_at_ms": now_ms,
    }
    statement = upsert(DECK).values(id=deck.id, position=position, **heading)
    kept_own = {"digest": case((DECK.c.digest == OWN, OWN), else_=heading["digest"])}
    tx.execute(statement.on_conflict_do_update(index_elements=["id"], set_=heading | kept_own))


def put_card(tx: Transaction, card: Card, edited_at_ms: int) -> None:
    """Store an edited card in its place; with 0 its words are those of its deck's file again.

    Raises:
        NotFoundError: There is no such card, or its deck no longer has it.
    """
    there = (CARD.c.id == card.id, CARD.c.retired_at_ms == 0)
    row = tx.execute(select(CARD.c.deck_id, CARD.c.position).where(*there)).first()
    if row is None:
        raise NotFoundError("This card is no longer in its deck; go back and choose another.")
    indexing.make_room(tx, [card.id])
    put_at(tx, row.deck_id, row.position, card, edited_at_ms)


def put_back(tx: Transaction, deck_id: str, position: int, card: Card, edited_at_ms: int) -> None:
    """Store a card in that place, retired or not, as words of that instant; it is in its deck then."""
    indexing.make_room(tx, [card.id])
    bring_back(tx, card.id)
    put_at(tx, deck_id, position, card, edited_at_ms)
    tx.execute(_ONE.values(edited_at_ms=edited_at_ms), {"card": card.id})


def add_card(tx: Transaction, deck_id: str, card: Card, now_ms: int) -> None:
    """Put a card that was written here behind the others of its deck."""
    last = tx.scalar(select(func.max(CARD.c.position)).where(CARD.c.deck_id == deck_id))
    put_at(tx, deck_id, 0 if last is None else last + 1, card, edited_at_ms=now_ms)


def put_in_order(tx: Transaction, places: Mapping[str, int]) -> None:
    """Give cards of one deck other places, counted from 0; nothing else of them changes."""
    at = {"at": json.dumps(places)}
    for table, key in (("card", "id"), ("memory", "card_id")):
        tx.execute(
            text(f"UPDATE {table} SET position = at.value FROM json_each(:at) at WHERE {table}.{key} = at.key"), at
        )


def retire(tx: Transaction, card_id: str, now_ms: int) -> None:
    """Take one card out of its deck; `bring_back` undoes that."""
    tx.execute(_ONE.values(retired_at_ms=now_ms), {"card": card_id})
    _rest(tx, [card_id])


def _rest(tx: Transaction, card_ids: Sequence[str]) -> None:
    """Cards that were retired are not practised any more."""
    _REST.do(tx, ids=json.dumps(list(card_ids)))


def bring_back(tx: Transaction, card_id: str) -> None:
    """Put a retired card into its deck again, where it was."""
    tx.execute(_ONE.values(retired_at_ms=0), {"card": card_id})
    tx.execute(_ITS_MEMORY.values(suspended=MEMORY.c.suspended.op("&")(~Rest.RETIRED)), {"card": card_id})


def put_at(tx: Transaction, deck_id: str, position: int, card: Card, edited_at_ms: int = 0) -> None:
    """Store a card in that place. Whoever wrote its words stays known for as long as they stay the same.

    A card without a reply rests until one is written.
    """
    place = {"id": card.id, "deck_id": deck_id, "position": position, "category": card.category.value}
    body = canonical(card).decode()
    _PUT.do(tx, **place, objection=card.objection, hash=digest(card), body=body, edited_at_ms=edited_at_ms)
    _PUT_UNSEEN.do(tx, **place)
    _PLACE.do(tx, **place, rest=int(Rest.NOT if card.reply else Rest.UNANSWERED))
    indexing.put(tx, card)


def card(tx: Transaction, card_id: str) -> Card:
    """One card.

    Raises:
        NotFoundError: There is no such card.
    """
    body = _BODY.value(tx, card_id=card_id)
    if body is None:
        raise NotFoundError("This card is no longer in its deck; go back and choose another.")
    return from_body(body)


def card_hash(tx: Transaction, card_id: str) -> str:
    return _HASH.value(tx, card_id=card_id) or ""


def edited_at(tx: Transaction, card_id: str) -> int:
    """When the words of a card were written here, in milliseconds since 1970; 0 for those of its deck's file."""
    return _EDITED_AT.value(tx, card_id=card_id) or 0


def installed_at(tx: Transaction, card_id: str) -> int:
    """When the deck that holds a card was installed or replaced last, in milliseconds since 1970; 0 for no card."""
    holds = select(DECK.c.installed_at_ms).join(CARD, CARD.c.deck_id == DECK.c.id).where(CARD.c.id == card_id)
    return tx.scalar(holds) or 0


def deck_title(tx: Transaction, card_id: str) -> str:
    """The title of the deck that holds a card."""
    return tx.scalar(select(DECK.c.title).join(CARD, CARD.c.deck_id == DECK.c.id).where(CARD.c.id == card_id)) or ""


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
    raw["approvals"] = tuple(_approval(one) for one in raw.get("approvals", ()))
    return Deck(**raw, cards=tuple(from_body(body) for body in bodies))


def _approval(raw: dict[str, str]) -> Approval:
    days = {name: date.fromisoformat(raw[name]) for name in ("on", "until", "withdrawn") if name in raw}
    return Approval(**raw | days)  # type: ignore[arg-type]


def edited(tx: Transaction, deck_id: str) -> tuple[Card, ...]:
    """The cards of a deck, retired ones too, whose words were written here and not by a file."""
    bodies = tx.scalars(select(CARD.c.body).where(CARD.c.deck_id == deck_id, CARD.c.edited_at_ms > 0))
    return tuple(map(from_body, bodies))


def deck_ids(tx: Transaction) -> tuple[str, ...]:
    return tuple(tx.scalars(select(DECK.c.id).order_by(DECK.c.position)))


def deck_rows(tx: Transaction) -> tuple[DeckRow, ...]:
    """All decks with the number of their cards; the category where all cards share one."""
    return tuple(
        DeckRow(deck_id, title, version, count, Category(least) if count and least == most else None)
        for deck_id, title, version, count, least, most in _DECKS.rows(tx)
    )


def rows(tx: Transaction, deck_id: str = "") -> tuple[CardRow, ...]:
    """The cards of one deck, or of all."""
    found = _OF_DECK.rows(tx, deck_id=deck_id, first=0, limit=_ENDLESS) if deck_id else _ALL.rows(tx)
    return tuple(map(_row, found))


def some_of_all(tx: Transaction, first: int, limit: int, deck_id: str = "") -> tuple[CardRow, ...]:
    """That many cards of one deck, or of all, from a place on; none after the last."""
    found: list[tuple[Any, ...]] = []
    for deck in deck_rows(tx):
        if deck_id in ("", deck.id):
            if first < deck.cards and len(found) < limit:
                found += _OF_DECK.rows(tx, deck_id=deck.id, first=first, limit=limit - len(found))
            first = max(first - deck.cards, 0)
    return tuple(map(_row, found))


def some_rows(tx: Transaction, card_ids: Iterable[str]) -> tuple[CardRow, ...]:
    """These cards, in the order in which they are given; unknown and retired ones are left out."""
    order = {card_id: place for place, card_id in enumerate(card_ids)}
    found = map(_row, _SOME.rows(tx, ids=json.dumps(list(order))))
    return tuple(sorted(found, key=lambda row: order[row.id]))


def _row(values: tuple[Any, ...]) -> CardRow:
    card_id, deck_id, category, objection, state, due_day, own, unverified, suspended, buried_until, flag, marked = (
        values
    )
    return CardRow(
        card_id, deck_id, Category(category), objection,
        State(state), due_day, bool(own), bool(unverified),
        bool(suspended & Rest.UNANSWERED), bool(suspended & Rest.BY_REP),
        buried_until, flag, bool(marked),
    )  # fmt: skip


def owners(tx: Transaction, card_ids: Iterable[str]) -> dict[str, str]:
    """Which deck holds each of these cards; unknown ids are left out."""
    found = tx.execute(select(CARD.c.id, CARD.c.deck_id).where(CARD.c.id.in_(list(card_ids))))
    return {row.id: row.deck_id for row in found}


def categories(tx: Transaction) -> dict[str, Category]:
    """The category of every card that was ever installed."""
    return {row.id: Category(row.category) for row in tx.execute(select(CARD.c.id, CARD.c.category))}


def from_body(body: str) -> Card:
    """A card as its column `body` holds it."""
    raw = {"reply": ""} | json.loads(body)
    raw["category"] = Category(raw["category"])
    raw["softener"] = Label(raw["softener"]) if "softener" in raw else None
    raw["stage"] = SaleStage(raw["stage"]) if "stage" in raw else None
    raw["facts"] = tuple(Fact(**fact) for fact in raw.get("facts", ()))
    raw["layers"] = tuple(Layer(**layer) for layer in raw.get("layers", ()))
    for name in ("points", "deflections", "likely_in", "tags"):
        raw[name] = tuple(raw.get(name, ()))
    return Card(**raw)
