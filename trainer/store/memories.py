"""Memory states: what is due, what is new, how much on which day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, ScalarSelect, Select, bindparam, func, select, text, update

from trainer.domain.categories import Category
from trainer.domain.memory import Memory, Rest, State, Status
from trainer.domain.views import Counts, Remembered
from trainer.store.engine import Transaction
from trainer.store.prepared import Prepared
from trainer.store.tables import MEMORY

_LOOK = 1_000
"""Of how many due cards the ones most at risk are told without looking further."""

_ROUNDING = 1 - 1e-9
_FULL_DAY = 100
"""Cards on a day after which it makes no difference how many more there are."""

_FIELDS = ("state", "due_day", "due_at", "stability", "difficulty", "last_day", "last_at", "reps", "lapses", "step")
_STATE = [MEMORY.c[name] for name in _FIELDS]

_DAY: BindParameter[int] = bindparam("day")
_IS_PRACTISED = MEMORY.c.suspended == 0
_IS_THERE = MEMORY.c.buried_until <= _DAY
_OF_KIND = MEMORY.c.category == bindparam("kind")
_IS_REVIEW = MEMORY.c.state == State.REVIEW
_IS_LEARNING = (MEMORY.c.state == State.LEARNING) | (MEMORY.c.state == State.RELEARNING)

_ONE = select(*_STATE).where(MEMORY.c.card_id == bindparam("card_id"))
_FIND = Prepared(_ONE)
_FIND_PRACTISED = Prepared(_ONE.where(_IS_PRACTISED, _IS_THERE))
_PUT = update(MEMORY).where(MEMORY.c.card_id == bindparam("card"))
_PUT_STATE = Prepared(_PUT, _FIELDS)
_PUT_STATUS = Prepared(_PUT, ("suspended", "buried_until", "flag", "marked"))
_STATUS = Prepared(
    select(MEMORY.c.suspended, MEMORY.c.buried_until, MEMORY.c.flag, MEMORY.c.marked).where(
        MEMORY.c.card_id == bindparam("card_id")
    )
)


def _number(*where: ColumnElement[bool]) -> ScalarSelect[int]:
    """How many cards of a kind there are; one range of an index, which is quicker than a group over all cards."""
    return select(func.count()).where(_IS_PRACTISED, _OF_KIND, *where, _IS_THERE).scalar_subquery()


_COUNTS = Prepared(
    select(
        _number(_IS_REVIEW, MEMORY.c.due_day <= _DAY),
        _number(MEMORY.c.state == State.NEW),
        _number(_IS_LEARNING),
    )
)

_CARDS = select(MEMORY.c.card_id, MEMORY.c.category, *_STATE)
_AT_RISK = ((_DAY - MEMORY.c.last_day) / MEMORY.c.stability).desc(), MEMORY.c.position, MEMORY.c.card_id
_LIMIT: BindParameter[int] = bindparam("limit")

_Either = Mapping[bool, Prepared]
"""A statement about the cards of one category (True), and the same about all of them (False)."""


def _either(ask: Callable[[ColumnElement[bool]], Select[Any]]) -> _Either:
    return {True: Prepared(ask(_IS_PRACTISED & _OF_KIND & _IS_THERE)), False: Prepared(ask(_IS_PRACTISED & _IS_THERE))}


def _most_at_risk(which: ColumnElement[bool]) -> Select[Any]:
    """Of the longest overdue ones those most at risk, found in an index alone; only they are read."""
    due = select(MEMORY.c.card_id, MEMORY.c.last_day, MEMORY.c.stability, MEMORY.c.position).where(which, _IS_REVIEW)
    near = due.where(MEMORY.c.due_day <= _DAY).order_by(MEMORY.c.due_day).limit(bindparam("look")).subquery()
    risk = ((_DAY - near.c.last_day) / near.c.stability).desc()
    first = select(near.c.card_id).order_by(risk, near.c.position, near.c.card_id).limit(_LIMIT)
    return _CARDS.where(MEMORY.c.card_id.in_(first)).order_by(*_AT_RISK)


_DUE = _either(_most_at_risk)

_AS_RISKY = """
    WITH RECURSIVE days(last) AS (
      SELECT min(last_day) FROM memory WHERE suspended = 0 AND state = 2
       UNION ALL SELECT last + 1 FROM days WHERE last < :day
    ), first(id) AS (
      SELECT card_id
        FROM days CROSS JOIN memory
       WHERE suspended = 0 AND state = 2 AND last_day = days.last AND stability <= (:day - days.last) / :risk
         AND due_day <= :day AND buried_until <= :day {of_kind}
       ORDER BY (:day - last_day) / stability DESC, position, card_id
       LIMIT :limit
    )
    SELECT card_id, category, state, due_day, due_at, stability, difficulty, last_day, last_at, reps, lapses, step
      FROM first CROSS JOIN memory ON card_id = first.id
     ORDER BY (:day - last_day) / stability DESC, position, card_id
"""
_RISKY: _Either = {
    True: Prepared(text(_AS_RISKY.format(of_kind="AND category = :kind"))),
    False: Prepared(text(_AS_RISKY.format(of_kind=""))),
}
"""Due cards at least that much at risk: for each day on which they can have been answered one range of an index."""

_UNSEEN = _either(
    lambda which: (
        _CARDS.where(which, MEMORY.c.state == State.NEW).order_by(MEMORY.c.position, MEMORY.c.deck_id).limit(_LIMIT)
    )
)
_AHEAD = _either(
    lambda which: (
        _CARDS.where(which, _IS_REVIEW, MEMORY.c.due_day > _DAY, MEMORY.c.last_day < _DAY)
        .order_by(MEMORY.c.due_day, MEMORY.c.card_id)
        .limit(_LIMIT)
    )
)
_SEEN = _either(lambda which: _CARDS.where(which, MEMORY.c.state != State.NEW).order_by(*_AT_RISK).limit(_LIMIT))
_BEING_LEARNED = _either(
    lambda which: _CARDS.where(which, _IS_LEARNING, MEMORY.c.due_at <= bindparam("until")).order_by(
        MEMORY.c.due_at, MEMORY.c.card_id
    )
)

_PER_DAY = select(MEMORY.c.due_day, func.count()).where(_IS_PRACTISED, _IS_REVIEW).group_by(MEMORY.c.due_day)
_LOAD = Prepared(_PER_DAY.where(MEMORY.c.due_day.between(bindparam("first"), bindparam("last"))))
_NEXT_DUE = Prepared(_PER_DAY.where(MEMORY.c.due_day > _DAY).order_by(MEMORY.c.due_day).limit(1))
_CROWD = Prepared(
    text("""
        WITH RECURSIVE days(day) AS (SELECT :first UNION ALL SELECT day + 1 FROM days WHERE day < :last)
        SELECT day, (
          SELECT count(*) FROM (
            SELECT 1 FROM memory WHERE suspended = 0 AND state = 2 AND due_day = days.day LIMIT :full
          )
        ) FROM days
    """)
)
_ANSWERED = Prepared(select(MEMORY.c.card_id, *_STATE).where((MEMORY.c.reps > 0) | (MEMORY.c.due_day > 0)))


def memory(tx: Transaction, card_id: str) -> Memory:
    """The state of one card; an unseen one for a card that is not there."""
    row = _FIND.row(tx, card_id=card_id)
    return _memory(*row) if row else Memory()


def practised(tx: Transaction, card_id: str, day: int) -> Memory | None:
    """The state of a card that is practised on that day; None for one that rests, is buried, or is not there."""
    row = _FIND_PRACTISED.row(tx, card_id=card_id, day=day)
    return _memory(*row) if row else None


def status(tx: Transaction, card_id: str) -> Status:
    """What the rep decided about a card."""
    row = _STATUS.row(tx, card_id=card_id)
    return Status(Rest(row[0]), row[1], row[2], bool(row[3])) if row else Status()


def put_status(tx: Transaction, card_id: str, status: Status) -> None:
    decided = {"suspended": int(status.rest), "buried_until": status.buried_until}
    _PUT_STATUS.do(tx, **decided, flag=status.flag, marked=int(status.marked), card=card_id)


def put(tx: Transaction, card_id: str, state: Memory) -> None:
    _PUT_STATE.do(tx, **vars(state), card=card_id)


def counts(tx: Transaction, day: int) -> dict[Category, Counts]:
    """Due, new and learning cards per category; every category is there."""
    return {kind: Counts(*_COUNTS.rows(tx, kind=kind.value, day=day)[0]) for kind in Category}


def due(tx: Transaction, day: int, limit: int, category: Category | None = None) -> list[Remembered]:
    """Cards due on or before that day, those longest overdue for their stability first.

    After weeks away far more may be due than are wanted: those longest overdue tell how much at risk a card has to be,
    and only such cards are looked at then.
    """
    found = _found(tx, _DUE, category, day=day, limit=limit, look=max(limit, _LOOK))
    if not found or len(found) < limit:
        return found
    last = found[-1].memory
    risk = (day - last.last_day) / last.stability * _ROUNDING
    return _found(tx, _RISKY, category, day=day, limit=limit, risk=risk) if risk > 0 else found


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
    return dict(_LOAD.rows(tx, first=first_day, last=last_day))


def crowd(tx: Transaction, first_day: int, last_day: int) -> Mapping[int, int]:
    """How many cards are due on each of these days; a day that is full is not counted any further."""
    return dict(_CROWD.rows(tx, first=first_day, last=last_day, full=_FULL_DAY))


def next_due(tx: Transaction, after_day: int) -> tuple[int, int]:
    """The first learning day after that one on which something is due, and how much; (0, 0) when nothing is."""
    found = _NEXT_DUE.row(tx, day=after_day)
    return (found[0], found[1]) if found else (0, 0)


def all_states(tx: Transaction) -> dict[str, Memory]:
    """Every card's stored state, for a check against a replay of the log."""
    return {card_id: _memory(*state) for card_id, *state in _ANSWERED.rows(tx)}


def _found(tx: Transaction, wanted: _Either, category: Category | None, **where: float) -> list[Remembered]:
    kind = {"kind": category.value} if category is not None else {}
    rows = wanted[category is not None].rows(tx, **where, **kind)
    return [Remembered(card_id, Category(kind), _memory(*state)) for card_id, kind, *state in rows]


def _memory(state: int, *rest: Any) -> Memory:
    return Memory(State(state), *rest)
