"""The session that is going on: kept with every answer, so that it goes on where it was interrupted."""

from __future__ import annotations

import json

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from trainer.domain.categories import Category
from trainer.domain.sitting import Sitting
from trainer.store.engine import Transaction
from trainer.store.prepared import Prepared
from trainer.store.tables import SITTING

_THE_ONE = 1
_GET = Prepared(select(SITTING.c.body))
_INSERT = upsert(SITTING).values(id=_THE_ONE, body=bindparam("body"))
_PUT = Prepared(_INSERT.on_conflict_do_update(index_elements=["id"], set_={"body": _INSERT.excluded.body}))


def get(tx: Transaction) -> Sitting | None:
    """The session that was going on when it was last written; None when it was ended."""
    body = _GET.value(tx)
    if body is None:
        return None
    raw = json.loads(body)
    raw["category"] = Category(raw["category"]) if raw["category"] else None
    return Sitting(**raw | {"lines": tuple(raw["lines"])})


def put(tx: Transaction, sitting: Sitting) -> None:
    _PUT.do(tx, body=json.dumps(vars(sitting)))


def clear(tx: Transaction) -> None:
    tx.execute(delete(SITTING))
