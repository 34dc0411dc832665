"""Memory states: what is due, what is new, how much on which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, case, func, select, update

from trainer.domain.categories import Category
from trainer.domain.memory import Memory, State
from trainer.domain.views import Counts, Remembered
from trainer.store.engine import Transaction
from trainer.store.tables import CARD, DECK, MEMORY

_FIELDS = ("state", "due_day", "due_at", "stability", "difficulty", "last_day", "last_at", "reps", "lapses", "step")
_COLUMNS = [MEMORY.c[name] for name in _FIELDS]
_STUDIED = [MEMORY.c.suspended == 0]
_LEARNING = (State.LEARNING, State.RELEARNING)


def memory(tx: Transaction, card_id: str) -> Memory:
    """The state of one card; an unseen one for a card that is not there."""
    row = tx.execute(select(*_COLUMNS).where(MEMORY.c.card_id == card_id)).first()
    return _memory(row) if row else Memory()


def is_studied(tx: Transaction, card_id: str) -> bool:
    """Whether a card is practised at all; one that its deck no longer has is not."""
    return tx.scalar(select(MEMORY.c.card_id).where(MEMORY.c.card_id == card_id, *_STUDIED)) is not None


def put(tx: Transaction, card_id: str, state: Memory) -> None:
    values = {name: getattr(state, name) for name in _FIELDS}
    tx.execute(update(MEMORY).where(MEMORY.c.card_id == card_id).values(**values))


def counts(tx: Transaction, day: int) -> dict[Category, Counts]:
    """Due, new and learning cards per category; every category is there."""
    due = (MEMORY.c.state == State.REVIEW) & (MEMORY.c.due_day <= day)
    found = tx.execute(
        select(
            CARD.c.category,
            func.sum(case((due, 1), else_=0)).label("due"),
            func.sum(case((MEMORY.c.state == State.NEW, 1), else_=0)).label("new"),
            func.sum(case((MEMORY.c.state.in_(_LEARNING), 1), else_=0)).label("learning"),
        )
        .join(MEMORY, MEMORY.c.card_id == CARD.c.id)
        .where(*_STUDIED, MEMORY.c.buried_until <= day)
        .group_by(CARD.c.category)
    )
    by_category = {Category(row.category): Counts(row.due, row.new, row.learning) for row in found}
    return {category: by_category.get(category, Counts()) for category in Category}


def due(tx: Transaction, day: int, limit: int, category: Category | None = None) -> list[Remembered]:
    """Cards due on or before that day, those longest overdue for their stability first."""
    risk = (day - MEMORY.c.last_day) / MEMORY.c.stability
    found = (
        select(MEMORY.c.card_id, CARD.c.category, *_COLUMNS)
        .join(CARD, CARD.c.id == MEMORY.c.card_id)
        .where(*_STUDIED, MEMORY.c.state == State.REVIEW, MEMORY.c.due_day <= day, MEMORY.c.buried_until <= day)
        .order_by(risk.desc(), MEMORY.c.position, MEMORY.c.card_id)
        .limit(limit)
    )
    return _remembered(tx, found if category is None else found.where(CARD.c.category == category.value))


def unseen(tx: Transaction, day: int, limit: int, category: Category | None = None) -> list[Remembered]:
    """Cards never answered, in the order of their decks: the first of each deck before the second of any."""
    found = (
        select(MEMORY.c.card_id, CARD.c.category, *_COLUMNS)
        .join(CARD, CARD.c.id == MEMORY.c.card_id)
        .join(DECK, DECK.c.id == MEMORY.c.deck_id)
        .where(*_STUDIED, MEMORY.c.state == State.NEW, MEMORY.c.buried_until <= day)
        .order_by(MEMORY.c.position, DECK.c.position)
        .limit(limit)
    )
    return _remembered(tx, found if category is None else found.where(CARD.c.category == category.value))


def learning(tx: Transaction, until_ms: int, category: Category | None = None) -> list[Remembered]:
    """Cards whose learning step ends by that instant, the earliest first."""
    found = (
        select(MEMORY.c.card_id, CARD.c.category, *_COLUMNS)
        .join(CARD, CARD.c.id == MEMORY.c.card_id)
        .where(*_STUDIED, MEMORY.c.state.in_(_LEARNING), MEMORY.c.due_at <= until_ms)
        .order_by(MEMORY.c.due_at, MEMORY.c.card_id)
    )
    return _remembered(tx, found if category is None else found.where(CARD.c.category == category.value))


def load(tx: Transaction, first_day: int, last_day: int) -> Mapping[int, int]:
    """How many cards are due on each of these days; empty days are left out."""
    found = tx.execute(
        select(MEMORY.c.due_day, func.count().label("cards"))
        .where(*_STUDIED, MEMORY.c.state == State.REVIEW, MEMORY.c.due_day.between(first_day, last_day))
        .group_by(MEMORY.c.due_day)
    )
    return {row.due_day: row.cards for row in found}


def next_due(tx: Transaction, after_day: int) -> tuple[int, int]:
    """The first learning day after that one on which something is due, and how much; (0, 0) when nothing is."""
    row = tx.execute(
        select(MEMORY.c.due_day, func.count().label("cards"))
        .where(*_STUDIED, MEMORY.c.state == State.REVIEW, MEMORY.c.due_day > after_day)
        .group_by(MEMORY.c.due_day)
        .order_by(MEMORY.c.due_day)
        .limit(1)
    ).first()
    return (row[0], row[1]) if row else (0, 0)


def all_states(tx: Transaction) -> dict[str, Memory]:
    """Every card's stored state, for a check against a replay of the log."""
    found = tx.execute(select(MEMORY.c.card_id, *_COLUMNS).where(MEMORY.c.reps > 0))
    return {row.card_id: _memory(row) for row in found}


def _remembered(tx: Transaction, found: Any) -> list[Remembered]:
    rows: Sequence[Row[Any]] = tx.execute(found).all()
    return [Remembered(row.card_id, Category(row.category), _memory(row)) for row in rows]


def _memory(row: Row[Any]) -> Memory:
    values = {name: getattr(row, name) for name in _FIELDS}
    return Memory(**values | {"state": State(row.state)})
