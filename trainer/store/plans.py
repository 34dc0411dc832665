"""Plans of meetings, each as JSON under its name."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.prehandle import Foreseen, Plan
from trainer.store.engine import Transaction
from trainer.store.prepared import Prepared
from trainer.store.tables import PLAN

_NEW = upsert(PLAN).values({column.name: bindparam(column.name) for column in PLAN.c})
_PUT = Prepared(_NEW.on_conflict_do_update(index_elements=["uuid"], set_={"body": _NEW.excluded.body}))
_ALL = Prepared(select(PLAN).order_by(PLAN.c.at_ms.desc(), PLAN.c.uuid))
_FORGET = Prepared(delete(PLAN).where(PLAN.c.uuid == bindparam("of")))
_COLUMNS = ("uuid", "began")


def put(tx: Transaction, plan: Plan) -> None:
    """Keep a plan as it is now."""
    body = {name: value for name, value in asdict(plan).items() if name not in _COLUMNS}
    began = {"at_ms": plan.began.at_ms, "tz_offset_min": plan.began.tz_offset_min}
    _PUT.do(tx, uuid=plan.uuid, **began, body=json.dumps(body, ensure_ascii=False))


def everything(tx: Transaction) -> tuple[Plan, ...]:
    """Every plan, the newest first."""
    return tuple(map(_plan, _ALL.rows(tx)))


def forget(tx: Transaction, uuid: str) -> None:
    _FORGET.do(tx, of=uuid)


def _plan(row: tuple[Any, ...]) -> Plan:
    uuid, at_ms, offset, body = row
    raw = json.loads(body)
    foreseen = tuple(Foreseen(**one | {"category": Category(one["category"])}) for one in raw.pop("foreseen"))
    return Plan(uuid, Moment(at_ms, offset), **raw, foreseen=foreseen)
