"""The review log: rows are added and read, never changed."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, insert, select, update

from trainer.domain.log import Kind, LogRow
from trainer.domain.memory import Rating
from trainer.domain.scheduling import Parameters
from trainer.store import health
from trainer.store.engine import Transaction
from trainer.store.tables import DEVICE, PARAM_SET, REVIEW

_FIELDS = [field.name for field in fields(LogRow)]
_COLUMNS = [REVIEW.c[name] for name in _FIELDS]


def standing() -> ColumnElement[bool]:
    """True for an answer that stands: its last undo or redo, if any, is a redo."""
    later = REVIEW.alias()
    verdict = (
        select(later.c.kind).where(later.c.target_uuid == REVIEW.c.uuid).order_by(later.c.id.desc()).limit(1)
    ).scalar_subquery()
    return (REVIEW.c.kind == Kind.REVIEW.value) & (func.coalesce(verdict, Kind.REDO.value) == Kind.REDO.value)


_IDENTITY = select(DEVICE.c.id, DEVICE.c.seq)
_COUNT_ON = update(DEVICE).values(seq=DEVICE.c.seq + 1)
_APPEND = insert(REVIEW)
_OF_CARD = select(*_COLUMNS).where(REVIEW.c.card_id == bindparam("card_id")).order_by(REVIEW.c.id)
_LAST = select(*_COLUMNS).where(standing()).order_by(REVIEW.c.id.desc()).limit(1)
_UNDO = REVIEW.alias("undo")
_LAST_UNDONE = (
    select(*_COLUMNS)
    .join(_UNDO, _UNDO.c.target_uuid == REVIEW.c.uuid)
    .where(
        _UNDO.c.kind == Kind.UNDO.value,
        _UNDO.c.id
        > select(REVIEW.c.id)
        .where(REVIEW.c.kind == Kind.REVIEW.value)
        .order_by(REVIEW.c.id.desc())
        .limit(1)
        .correlate(None)
        .scalar_subquery(),
        ~standing(),
    )
    .order_by(_UNDO.c.id.desc())
    .limit(1)
)
_NEWEST = select(REVIEW.c.id).order_by(REVIEW.c.id.desc()).limit(1)
_SINCE = select(*_COLUMNS).where(standing(), REVIEW.c.id > bindparam("row")).order_by(REVIEW.c.id)
_PARAMETERS = select(PARAM_SET.c.id).where(PARAM_SET.c.body == bindparam("body"))


def identity(tx: Transaction) -> tuple[str, int]:
    """This computer's id and its next sequence number; the number is taken."""
    row = tx.execute(_IDENTITY).first()
    if row is None:
        device_id = uuid.uuid4().hex
        tx.execute(insert(DEVICE).values(id=device_id, seq=1))
        return device_id, 1
    tx.execute(_COUNT_ON)
    return row.id, row.seq + 1


def append(tx: Transaction, row: LogRow) -> None:
    values = {name: getattr(row, name) for name in _FIELDS}
    tx.execute(_APPEND, values | {"kind": row.kind.value, "checksum": row.checksum})


def of_card(tx: Transaction, card_id: str) -> list[LogRow]:
    """Every row about one card, undone ones and undos included, in the order in which they were written."""
    return _rows(tx, _OF_CARD, card_id=card_id)


def everything(tx: Transaction) -> Iterator[LogRow]:
    """The whole log in the order in which it was written."""
    yield from _rows(tx, select(*_COLUMNS).order_by(REVIEW.c.id))


def count(tx: Transaction) -> int:
    """How many rows there are, undos included."""
    return tx.scalar(select(func.count()).select_from(REVIEW)) or 0


def cards_answered(tx: Transaction) -> frozenset[str]:
    """Every card that was ever answered."""
    return frozenset(tx.scalars(select(REVIEW.c.card_id).distinct()))


def damaged(tx: Transaction) -> list[str]:
    """The uuids of rows that no longer match their checksum, or that no longer make sense at all."""
    return health.spoilt(tx.connection.driver_connection, tx.exec_driver_sql)


def last_effective(tx: Transaction) -> LogRow | None:
    """The newest answer that has not been taken back."""
    rows = _rows(tx, _LAST)
    return rows[0] if rows else None


def newest(tx: Transaction) -> int:
    """The number of the newest row; 0 for an empty log."""
    return tx.scalar(_NEWEST) or 0


def since(tx: Transaction, row: int) -> list[LogRow]:
    """The answers that stand and were written after the row of that number."""
    return _rows(tx, _SINCE, row=row)


def last_undone(tx: Transaction) -> LogRow | None:
    """The answer that was taken back last, while nothing was answered since; None when there is none."""
    rows = _rows(tx, _LAST_UNDONE)
    return rows[0] if rows else None


def answered_on(tx: Transaction, day: int) -> int:
    """How many different cards were answered on that day."""
    return tx.scalar(select(func.count(REVIEW.c.card_id.distinct())).where(standing(), REVIEW.c.day == day)) or 0


def introduced_on(tx: Transaction, day: int) -> int:
    """How many cards had their very first answer on that day."""
    return tx.scalar(
        select(func.count(REVIEW.c.card_id.distinct())).where(standing(), REVIEW.c.day == day, REVIEW.c.s_before == 0)
    ) or 0  # fmt: skip


def practised_days(tx: Transaction, first: int, last: int) -> frozenset[int]:
    found = tx.scalars(select(REVIEW.c.day).distinct().where(standing(), REVIEW.c.day.between(first, last)))
    return frozenset(found)


def has_any(tx: Transaction) -> bool:
    return tx.scalar(select(REVIEW.c.id).limit(1)) is not None


def missed_last_time(tx: Transaction, before_day: int) -> frozenset[str]:
    """The cards that were missed on the last day of practice before that one."""
    day = tx.scalar(
        select(REVIEW.c.day).where(standing(), REVIEW.c.day < before_day).order_by(REVIEW.c.day.desc()).limit(1)
    )
    if day is None:
        return frozenset()
    missed = select(REVIEW.c.card_id).distinct().where(standing(), REVIEW.c.day == day, REVIEW.c.rating == Rating.AGAIN)
    return frozenset(tx.scalars(missed))


def durations(tx: Transaction, limit: int) -> list[int]:
    """Milliseconds that each of the newest answers took."""
    found = select(REVIEW.c.duration_ms).where(standing()).order_by(REVIEW.c.id.desc()).limit(limit)
    return list(tx.scalars(found))


def first_answers(tx: Transaction, first_day: int, last_day: int) -> Sequence[tuple[str, int]]:
    """(card id, rating) of the first answer of each card on each day: what recall is computed from."""
    ranked = (
        select(
            REVIEW.c.card_id,
            REVIEW.c.rating,
            func.row_number().over(partition_by=(REVIEW.c.card_id, REVIEW.c.day), order_by=REVIEW.c.id).label("place"),
        )
        .where(standing(), REVIEW.c.day.between(first_day, last_day))
        .subquery()
    )
    found = tx.execute(select(ranked.c.card_id, ranked.c.rating).where(ranked.c.place == 1))
    return [(row.card_id, row.rating) for row in found]


def put_parameters(tx: Transaction, parameters: Parameters) -> int:
    """The id under which these parameters are stored; the same ones have the same id."""
    body = json.dumps(asdict(parameters), sort_keys=True)
    known = tx.scalar(_PARAMETERS, {"body": body})
    if known is not None:
        return int(known)
    inserted = tx.execute(insert(PARAM_SET).values(body=body).returning(PARAM_SET.c.id))
    return int(inserted.scalar_one())


def parameter_sets(tx: Transaction) -> dict[int, Parameters]:
    """All parameters that were ever in force, by id."""
    found: dict[int, Parameters] = {}
    for row in tx.execute(select(PARAM_SET.c.id, PARAM_SET.c.body)):
        raw: dict[str, Any] = json.loads(row.body)
        raw |= {name: tuple(value) for name, value in raw.items() if isinstance(value, list)}
        found[row.id] = Parameters(**raw)
    return found


def _rows(tx: Transaction, wanted: Select[Any], **where: Any) -> list[LogRow]:
    return [_row(row) for row in tx.execute(wanted, where)]


def _row(row: Any) -> LogRow:
    values = {name: getattr(row, name) for name in _FIELDS}
    return LogRow(**values | {"kind": Kind(row.kind)})
