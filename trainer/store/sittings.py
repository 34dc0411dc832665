"""The session that is going on: kept with every answer, so that it goes on where it was interrupted."""

from __future__ import annotations

import json
from dataclasses import asdict

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from trainer.domain.categories import Category
from trainer.domain.sitting import Sitting
from trainer.store.engine import Transaction
from trainer.store.tables import SITTING

_THE_ONE = 1
_GET = select(SITTING.c.body)
_PUT = upsert(SITTING).values(id=_THE_ONE, body=bindparam("body"))
_REPLACE = _PUT.on_conflict_do_update(index_elements=["id"], set_={"body": _PUT.excluded.body})


def get(tx: Transaction) -> Sitting | None:
    """The session that was going on when it was last written; None when it was ended."""
    body = tx.scalar(_GET)
    if body is None:
        return None
    raw = json.loads(body)
    raw["category"] = Category(raw["category"]) if raw["category"] else None
    return Sitting(**raw | {"lines": tuple(raw["lines"])})


def put(tx: Transaction, sitting: Sitting) -> None:
    tx.execute(_REPLACE, {"body": json.dumps(asdict(sitting))})


def clear(tx: Transaction) -> None:
    tx.execute(delete(SITTING))
