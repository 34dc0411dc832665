"""The review log: rows are added and read, never changed."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    bindparam,
    exists,
    func,
    insert,
    select,
    update,
)

from trainer.domain.log import Kind, LogRow
from trainer.domain.memory import Rating
from trainer.domain.scheduling import Parameters
from trainer.store import health
from trainer.store.engine import Transaction
from trainer.store.prepared import Prepared
from trainer.store.tables import CARD, DEVICE, PARAM_SET, REVIEW

_FIELDS = [field.name for field in fields(LogRow)]
_COLUMNS = [REVIEW.c[name] for name in _FIELDS]


def standing() -> ColumnElement[bool]:
    """True for an answer that stands: its last undo or redo, if any, is a redo."""
    later = REVIEW.alias()
    verdict = (
        select(later.c.kind).where(later.c.target_uuid == REVIEW.c.uuid).order_by(later.c.id.desc()).limit(1)
    ).scalar_subquery()
    return (REVIEW.c.kind == Kind.REVIEW.value) & (func.coalesce(verdict, Kind.REDO.value) == Kind.REDO.value)


def taken_back() -> Select[Any]:
    """The uuids of answers whose last undo or redo is an undo: few, so that much can be counted without them."""
    last = (
        select(REVIEW.c.target_uuid, REVIEW.c.kind, func.max(REVIEW.c.id))
        .where(REVIEW.c.target_uuid > "")
        .group_by(REVIEW.c.target_uuid)
        .subquery()
    )
    return select(last.c.target_uuid).where(last.c.kind == Kind.UNDO.value)


ANSWERS = Prepared(select(func.count()).where(REVIEW.c.kind == Kind.REVIEW.value, REVIEW.c.uuid.not_in(taken_back())))
"""How many answers count: those that were not taken back. Backups are asked the same."""

_STANDING = standing()
_DAY: BindParameter[int] = bindparam("day")
_IS_ON_DAY = _STANDING & (REVIEW.c.day == _DAY)

_IDENTITY = Prepared(select(DEVICE.c.id, DEVICE.c.seq))
_COUNT_ON = Prepared(update(DEVICE).values(seq=DEVICE.c.seq + 1))
_APPEND = Prepared(insert(REVIEW), (*_FIELDS, "checksum"))
_OF_CARD = Prepared(select(*_COLUMNS).where(REVIEW.c.card_id == bindparam("card_id")).order_by(REVIEW.c.id))
_SUCCESSES = Prepared(
    select(func.count()).where(_STANDING, REVIEW.c.card_id == bindparam("card_id"), REVIEW.c.rating != Rating.AGAIN)
)
_HAS_CARD = exists().where(CARD.c.id == REVIEW.c.card_id)  # the log outlives its cards
_LAST_TO_UNDO = Prepared(select(*_COLUMNS).where(_STANDING, _HAS_CARD).order_by(REVIEW.c.id.desc()).limit(1))
_LAST = Prepared(select(*_COLUMNS).where(_STANDING).order_by(REVIEW.c.id.desc()).limit(1))
_UNDO = REVIEW.alias("undo")
_NEWEST_ANSWER = select(REVIEW.c.id).where(REVIEW.c.kind == Kind.REVIEW.value).order_by(REVIEW.c.id.desc()).limit(1)
_LAST_UNDONE = Prepared(
    select(*_COLUMNS)
    .join(_UNDO, _UNDO.c.target_uuid == REVIEW.c.uuid)
    .where(
        _UNDO.c.kind == Kind.UNDO.value,
        REVIEW.c.kind == Kind.REVIEW.value,
        _UNDO.c.id > _NEWEST_ANSWER.correlate(None).scalar_subquery(),
        ~standing(),
        _HAS_CARD,
    )
    .order_by(_UNDO.c.id.desc())
    .limit(1)
)
_NEWEST = Prepared(select(REVIEW.c.id).order_by(REVIEW.c.id.desc()).limit(1))
_SINCE = Prepared(select(*_COLUMNS).where(_STANDING, REVIEW.c.id > bindparam("row")).order_by(REVIEW.c.id))
_PARAMETERS = Prepared(select(PARAM_SET.c.id).where(PARAM_SET.c.body == bindparam("body")))
_PARAMETER_SETS = Prepared(select(PARAM_SET.c.id, PARAM_SET.c.body))

_DIFFERENT = select(func.count(REVIEW.c.card_id.distinct()))
_ANSWERED = Prepared(_DIFFERENT.where(_IS_ON_DAY))
_INTRODUCED = Prepared(_DIFFERENT.where(_IS_ON_DAY, REVIEW.c.s_before == 0))
_LAST_DAY = Prepared(select(REVIEW.c.day).where(_STANDING, REVIEW.c.day < _DAY).order_by(REVIEW.c.day.desc()).limit(1))
_MISSED = Prepared(select(REVIEW.c.card_id).distinct().where(_IS_ON_DAY, REVIEW.c.rating == Rating.AGAIN))
_BROUGHT = Prepared(
    select(REVIEW.c.card_id)
    .distinct()
    .where(REVIEW.c.kind == Kind.BROUGHT.value, REVIEW.c.day == _DAY, REVIEW.c.uuid.not_in(taken_back()))
    .order_by(REVIEW.c.card_id)
)
_DURATIONS = Prepared(
    select(REVIEW.c.duration_ms).where(_STANDING).order_by(REVIEW.c.id.desc()).limit(bindparam("limit"))
)
_ANY = Prepared(select(REVIEW.c.id).limit(1))


def _practised() -> Select[Any]:
    """Each day is asked for by itself: one answer settles it, however many there are."""
    days = select(bindparam("first", type_=Integer).label("day")).cte("days", recursive=True)
    days = days.union_all(select(days.c.day + 1).where(days.c.day < bindparam("last")))
    return select(days.c.day).where(exists().where(_STANDING, REVIEW.c.day == days.c.day))


_PRACTISED = Prepared(_practised())


# Of SQLite: beside a lone min() or max() stand the columns of the row that has it.
_FIRST = Prepared(
    select(REVIEW.c.card_id, REVIEW.c.rating, func.min(REVIEW.c.id))
    .where(_STANDING, REVIEW.c.day.between(bindparam("first"), bindparam("last")))
    .group_by(REVIEW.c.day, REVIEW.c.card_id)
)


def identity(tx: Transaction) -> tuple[str, int]:
    """This computer's id and its next sequence number; the number is taken."""
    row = _IDENTITY.row(tx)
    if row is None:
        device_id = uuid.uuid4().hex
        tx.execute(insert(DEVICE).values(id=device_id, seq=1))
        return device_id, 1
    _COUNT_ON.do(tx)
    return row[0], row[1] + 1


def append(tx: Transaction, row: LogRow) -> None:
    _APPEND.do(tx, **vars(row), checksum=row.checksum)


def of_card(tx: Transaction, card_id: str) -> list[LogRow]:
    """Every row about one card, undone ones and undos included, in the order in which they were written."""
    return [_row(row) for row in _OF_CARD.rows(tx, card_id=card_id)]


def successes(tx: Transaction, card_id: str) -> int:
    """How often a card was answered and not missed; what was taken back does not count."""
    return int(_SUCCESSES.value(tx, card_id=card_id))


def everything(tx: Transaction) -> Iterator[LogRow]:
    """The whole log in the order in which it was written."""
    yield from map(_row, tx.execute(select(*_COLUMNS).order_by(REVIEW.c.id)))


def count(tx: Transaction) -> int:
    """How many rows there are, undos included."""
    return tx.scalar(select(func.count()).select_from(REVIEW)) or 0


def answers(tx: Transaction) -> int:
    """How many answers count: those that were not taken back."""
    return int(ANSWERS.value(tx))


def cards_answered(tx: Transaction) -> frozenset[str]:
    """Every card that was ever answered."""
    return frozenset(tx.scalars(select(REVIEW.c.card_id).distinct()))


def damaged(tx: Transaction) -> list[str]:
    """What `health.spoilt` finds."""
    return health.spoilt(tx.connection.driver_connection, tx.exec_driver_sql)


def last_effective(tx: Transaction) -> LogRow | None:
    """The newest answer that has not been taken back."""
    row = _LAST.row(tx)
    return _row(row) if row else None


def last_to_undo(tx: Transaction) -> LogRow | None:
    """The newest answer that can be taken back: its card is still there."""
    row = _LAST_TO_UNDO.row(tx)
    return _row(row) if row else None


def newest(tx: Transaction) -> int:
    """The number of the newest row; 0 for an empty log."""
    return _NEWEST.value(tx) or 0


def since(tx: Transaction, row: int) -> list[LogRow]:
    """The answers that stand and were written after the row of that number."""
    return [_row(found) for found in _SINCE.rows(tx, row=row)]


def last_undone(tx: Transaction) -> LogRow | None:
    """The answer that was taken back last, while nothing was answered since; None when there is none."""
    row = _LAST_UNDONE.row(tx)
    return _row(row) if row else None


def answered_on(tx: Transaction, day: int) -> int:
    """How many different cards were answered on that day."""
    return int(_ANSWERED.value(tx, day=day))


def introduced_on(tx: Transaction, day: int) -> int:
    """How many cards had their very first answer on that day."""
    return int(_INTRODUCED.value(tx, day=day))


def practised_days(tx: Transaction, first: int, last: int) -> frozenset[int]:
    """The days from the first to the last on which something was answered."""
    return frozenset(day for (day,) in _PRACTISED.rows(tx, first=first, last=last))


def has_any(tx: Transaction) -> bool:
    return _ANY.value(tx) is not None


def missed_last_time(tx: Transaction, before_day: int) -> frozenset[str]:
    """The cards that were missed on the last day of practice before that one."""
    day = _LAST_DAY.value(tx, day=before_day)
    return frozenset() if day is None else frozenset(card_id for (card_id,) in _MISSED.rows(tx, day=day))


def brought_on(tx: Transaction, day: int) -> tuple[str, ...]:
    """Ids of the cards that were brought to that learning day."""
    return tuple(card_id for (card_id,) in _BROUGHT.rows(tx, day=day))


def durations(tx: Transaction, limit: int) -> list[int]:
    """Milliseconds that each of the newest answers took."""
    return [took for (took,) in _DURATIONS.rows(tx, limit=limit)]


def first_answers(tx: Transaction, first_day: int, last_day: int) -> Sequence[tuple[str, int]]:
    """(card id, rating) of the first answer of each card on each day: what recall is computed from."""
    return [(card_id, rating) for card_id, rating, _ in _FIRST.rows(tx, first=first_day, last=last_day)]


def put_parameters(tx: Transaction, parameters: Parameters) -> int:
    """The id under which these parameters are stored; the same ones have the same id."""
    body = json.dumps(vars(parameters), sort_keys=True)
    known = _PARAMETERS.value(tx, body=body)
    if known is not None:
        return int(known)
    inserted = tx.execute(insert(PARAM_SET).values(body=body).returning(PARAM_SET.c.id))
    return int(inserted.scalar_one())


def parameter_sets(tx: Transaction) -> dict[int, Parameters]:
    """All parameters that were ever in force, by id."""
    found: dict[int, Parameters] = {}
    for set_id, body in _PARAMETER_SETS.rows(tx):
        raw: dict[str, Any] = json.loads(body)
        raw |= {name: tuple(value) for name, value in raw.items() if isinstance(value, list)}
        found[set_id] = Parameters(**raw)
    return found


def _row(values: Iterable[Any]) -> LogRow:
    row = LogRow(*values)
    return replace(row, kind=Kind(row.kind))
