"""Memory states: what is due, what is new, how much on which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Row, Select, bindparam, case, func, select, update

from trainer.domain.categories import Category
from trainer.domain.memory import Memory, Rest, State, Status
from trainer.domain.views import Counts, Remembered
from trainer.store.engine import Transaction
from trainer.store.tables import MEMORY

_FIELDS = ("state", "due_day", "due_at", "stability", "difficulty", "last_day", "last_at", "reps", "lapses", "step")
_STATE = [MEMORY.c[name] for name in _FIELDS]
_LEARNING = (State.LEARNING, State.RELEARNING)

# Statements are built once: building one takes longer than SQLite takes to answer it.
_DAY: BindParameter[int] = bindparam("day")
_IS_PRACTISED = MEMORY.c.suspended == 0
_IS_THERE = MEMORY.c.buried_until <= _DAY
_IS_REVIEW = MEMORY.c.state == State.REVIEW

_ONE = select(*_STATE).where(MEMORY.c.card_id == bindparam("card_id"))
_ONE_PRACTISED = _ONE.where(_IS_PRACTISED, _IS_THERE)
_PUT = update(MEMORY).where(MEMORY.c.card_id == bindparam("card"))
_STATUS = select(MEMORY.c.suspended, MEMORY.c.buried_until, MEMORY.c.flag, MEMORY.c.marked).where(
    MEMORY.c.card_id == bindparam("card_id")
)

_COUNTS = (
    select(
        MEMORY.c.category,
        func.sum(case((_IS_REVIEW & (MEMORY.c.due_day <= _DAY), 1), else_=0)).label("due"),
        func.sum(case((MEMORY.c.state == State.NEW, 1), else_=0)).label("new"),
        func.sum(case((MEMORY.c.state.in_(_LEARNING), 1), else_=0)).label("learning"),
    )
    .where(_IS_PRACTISED, _IS_THERE)
    .group_by(MEMORY.c.category)
)

_CARDS = select(MEMORY.c.card_id, MEMORY.c.category, *_STATE).where(_IS_PRACTISED)
_AT_RISK = ((_DAY - MEMORY.c.last_day) / MEMORY.c.stability).desc()
_DUE = (
    _CARDS.where(_IS_REVIEW, MEMORY.c.due_day <= _DAY, _IS_THERE)
    .order_by(_AT_RISK, MEMORY.c.position, MEMORY.c.card_id)
    .limit(bindparam("limit"))
)
_AHEAD = (
    _CARDS.where(_IS_REVIEW, MEMORY.c.due_day > _DAY, MEMORY.c.last_day < _DAY, _IS_THERE)
    .order_by(MEMORY.c.due_day, MEMORY.c.card_id)
    .limit(bindparam("limit"))
)
_SEEN = _CARDS.where(MEMORY.c.state != State.NEW, _IS_THERE).order_by(_AT_RISK).limit(bindparam("limit"))
_UNSEEN = (
    _CARDS.where(MEMORY.c.state == State.NEW, _IS_THERE)
    .order_by(MEMORY.c.position, MEMORY.c.deck_id)
    .limit(bindparam("limit"))
)
_BEING_LEARNED = _CARDS.where(MEMORY.c.state.in_(_LEARNING), MEMORY.c.due_at <= bindparam("until"), _IS_THERE).order_by(
    MEMORY.c.due_at, MEMORY.c.card_id
)

_PER_DAY = select(MEMORY.c.due_day, func.count().label("cards")).where(_IS_PRACTISED, _IS_REVIEW)
_LOAD = _PER_DAY.where(MEMORY.c.due_day.between(bindparam("first"), bindparam("last"))).group_by(MEMORY.c.due_day)
_NEXT_DUE = _PER_DAY.where(MEMORY.c.due_day > _DAY).group_by(MEMORY.c.due_day).order_by(MEMORY.c.due_day).limit(1)


def memory(tx: Transaction, card_id: str) -> Memory:
    """The state of one card; an unseen one for a card that is not there."""
    row = tx.execute(_ONE, {"card_id": card_id}).first()
    return _memory(row) if row else Memory()


def practised(tx: Transaction, card_id: str, day: int) -> Memory | None:
    """The state of a card that is practised on that day; None for one that rests, is buried, or is not there."""
    row = tx.execute(_ONE_PRACTISED, {"card_id": card_id, "day": day}).first()
    return _memory(row) if row else None


def status(tx: Transaction, card_id: str) -> Status:
    """What the rep decided about a card."""
    row = tx.execute(_STATUS, {"card_id": card_id}).first()
    return Status(Rest(row.suspended), row.buried_until, row.flag, bool(row.marked)) if row else Status()


def put_status(tx: Transaction, card_id: str, status: Status) -> None:
    decided = {"suspended": int(status.rest), "buried_until": status.buried_until}
    tx.execute(_PUT, decided | {"flag": status.flag, "marked": int(status.marked), "card": card_id})


def put(tx: Transaction, card_id: str, state: Memory) -> None:
    tx.execute(_PUT, {name: getattr(state, name) for name in _FIELDS} | {"card": card_id})


def counts(tx: Transaction, day: int) -> dict[Category, Counts]:
    """Due, new and learning cards per category; every category is there."""
    found = tx.execute(_COUNTS, {"day": day})
    by_category = {Category(row.category): Counts(row.due, row.new, row.learning) for row in found}
    return {category: by_category.get(category, Counts()) for category in Category}


def due(tx: Transaction, day: int, limit: int, category: Category | None = None) -> list[Remembered]:
    """Cards due on or before that day, those longest overdue for their stability first."""
    return _found(tx, _DUE, category, day=day, limit=limit)


def ahead(tx: Transaction, day: int, limit: int, category: Category | None = None) -> list[Remembered]:
    """Cards that become due after that day and were not answered on it, the nearest first."""
    return _found(tx, _AHEAD, category, day=day, limit=limit)


def at_risk(tx: Transaction, day: int, limit: int, category: Category | None = None) -> list[Remembered]:
    """Cards that were ever answered, due or not, those most likely forgotten first."""
    return _found(tx, _SEEN, category, day=day, limit=limit)


def unseen(tx: Transaction, day: int, limit: int, category: Category | None = None) -> list[Remembered]:
    """Cards never answered, the first of each deck before the second of any."""
    return _found(tx, _UNSEEN, category, day=day, limit=limit)


def learning(tx: Transaction, until_ms: int, day: int, category: Category | None = None) -> list[Remembered]:
    """Cards whose learning step ends by that instant, the earliest first; not those that are buried on that day."""
    return _found(tx, _BEING_LEARNED, category, until=until_ms, day=day)


def load(tx: Transaction, first_day: int, last_day: int) -> Mapping[int, int]:
    """How many cards are due on each of these days; empty days are left out."""
    return {row.due_day: row.cards for row in tx.execute(_LOAD, {"first": first_day, "last": last_day})}


def next_due(tx: Transaction, after_day: int) -> tuple[int, int]:
    """The first learning day after that one on which something is due, and how much; (0, 0) when nothing is."""
    row = tx.execute(_NEXT_DUE, {"day": after_day}).first()
    return (row.due_day, row.cards) if row else (0, 0)


def all_states(tx: Transaction) -> dict[str, Memory]:
    """Every card's stored state, for a check against a replay of the log."""
    found = tx.execute(select(MEMORY.c.card_id, *_STATE).where(MEMORY.c.reps > 0))
    return {row.card_id: _memory(row) for row in found}


def _found(tx: Transaction, wanted: Select[Any], category: Category | None, **where: int) -> list[Remembered]:
    if category is not None:
        wanted = wanted.where(MEMORY.c.category == category.value)
    rows: Sequence[Row[Any]] = tx.execute(wanted, where).all()
    return [Remembered(row.card_id, Category(row.category), _memory(row)) for row in rows]


def _memory(row: Row[Any]) -> Memory:
    values = {name: getattr(row, name) for name in _FIELDS}
    return Memory(**values | {"state": State(row.state)})
