"""Writing what was salvaged into a new database, whose keys and indexes hold again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Table, func, insert, select, update

from trainer.domain.cards import Deck
from trainer.domain.memory import Rest
from trainer.domain.scheduling import Parameters
from trainer.store import cards, indexing
from trainer.store.engine import Transaction
from trainer.store.salvage import Found, Row
from trainer.store.tables import (
    ATTEMPT,
    CARD,
    DECK,
    DEVICE,
    DISPUTE,
    DRAFT,
    HEARD,
    MARK,
    MEMORY,
    OWN_WORDS,
    PARAM_SET,
    PHRASE_USE,
    PLAN,
    REVIEW,
    ROLEPLAY,
    SITTING,
    TAKE,
    TURN,
    UNHEARD,
)

_STATUS = ("suspended", "buried_until", "flag", "marked")


def put_decks(tx: Transaction, found: Found, shipped: Mapping[str, Deck]) -> None:
    """Decks and cards as they were found; one of which only cards are left has its heading from the shipped decks."""
    _put(tx, DECK, found)
    there = set(cards.deck_ids(tx))
    for deck_id in sorted({row[1] for row in found[CARD.name].values()} - there):
        cards.put_heading(tx, shipped.get(deck_id, Deck(deck_id, "Recovered")), 0)
    _put(tx, CARD, found)
    for row in found[CARD.name].values():
        indexing.put(tx, cards.card(tx, row[0]))


def put_missing(tx: Transaction, deck: Deck) -> int:
    """The cards of a deck that are not there, in their places; returns how many that were."""
    there = set(cards.owners(tx, (card.id for card in deck.cards)))
    missing = [(place, card) for place, card in enumerate(deck.cards) if card.id not in there]
    for place, card in missing:
        cards.put_at(tx, deck.id, place, card)
    return len(missing)


def put_log(tx: Transaction, found: Found) -> None:
    """The log, what was said, and everything else that hangs on cards; then what each card is planned by."""
    _put_parameters(tx, found)
    for table in (
        REVIEW,
        ATTEMPT,
        PHRASE_USE,
        UNHEARD,
        DISPUTE,
        HEARD,
        SITTING,
        ROLEPLAY,
        TURN,
        MARK,
        PLAN,
        TAKE,
        DEVICE,
    ):
        _put(tx, table, found)
    known = set(tx.scalars(select(CARD.c.id)))
    for table in (OWN_WORDS, DRAFT):
        _put(tx, table, {table.name: {key: row for key, row in found[table.name].items() if key in known}})
    _put_memories(tx, found)
    _put_device(tx)


def _put(tx: Transaction, table: Table, found: Found) -> None:
    rows = [_named(table, row) for row in found[table.name].values()]
    if rows:
        tx.execute(insert(table).prefix_with("OR IGNORE"), rows)


def _named(table: Table, row: Row) -> dict[str, Any]:
    return dict(zip(table.c.keys(), row, strict=True))


def _put_parameters(tx: Transaction, found: Found) -> None:
    """What was in force at each answer; the usual ones where that is lost, told apart by white space alone."""
    _put(tx, PARAM_SET, found)
    place = REVIEW.c.keys().index("param_set_id")
    wanted = {row[place] for row in found[REVIEW.name].values()} - set(found[PARAM_SET.name]) - {0}
    usual = json.dumps(asdict(Parameters()), sort_keys=True)
    for number, lost in enumerate(sorted(wanted), 1):
        tx.execute(insert(PARAM_SET).values(id=lost, body=usual + " " * number))


def _put_memories(tx: Transaction, found: Found) -> None:
    """Every card unseen, with what the rep decided about it."""
    lost = {"suspended": 0, "buried_until": 0, "flag": 0, "marked": 0}
    fresh = dict.fromkeys(("state", "due_day", "due_at", "last_day", "last_at", "reps", "lapses", "step"), 0)
    rows: list[dict[str, Any]] = []
    columns = (CARD.c.id, CARD.c.deck_id, CARD.c.position, CARD.c.category, CARD.c.body, CARD.c.retired_at_ms)
    for card in tx.execute(select(*columns)):
        row = found[MEMORY.name].get(card.id)
        decided = {name: _named(MEMORY, row)[name] for name in _STATUS} if row else dict(lost)
        by_rep = decided["suspended"] & ~(Rest.RETIRED | Rest.UNANSWERED)
        decided["suspended"] = int(by_rep | _rest(card.body, retired=card.retired_at_ms > 0))
        place = {"deck_id": card.deck_id, "position": card.position, "category": card.category}
        rows.append({"card_id": card.id, **place, **fresh, "stability": 0.0, "difficulty": 0.0, **decided})
    if rows:
        tx.execute(insert(MEMORY).prefix_with("OR REPLACE"), rows)


def _rest(body: str, *, retired: bool) -> Rest:
    """Why a card is not asked, whatever the rep decided."""
    unanswered = Rest.NOT if json.loads(body).get("reply") else Rest.UNANSWERED
    return unanswered | Rest.RETIRED if retired else unanswered


def _put_device(tx: Transaction) -> None:
    """No number of this computer's is given twice, whatever was lost."""
    newest = tx.execute(select(REVIEW.c.device_id).order_by(REVIEW.c.id.desc()).limit(1)).scalar()
    if newest is None:
        return
    if tx.execute(select(DEVICE.c.id)).first() is None:
        tx.execute(insert(DEVICE).values(id=newest, seq=0))
    own = select(func.max(REVIEW.c.device_seq)).where(REVIEW.c.device_id == DEVICE.c.id).scalar_subquery()
    tx.execute(update(DEVICE).values(seq=func.max(DEVICE.c.seq, func.coalesce(own, 0))))
