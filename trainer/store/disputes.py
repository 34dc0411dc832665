"""Findings of the coach that the rep disputes, by the reply and the card that they are about."""

from __future__ import annotations

import json

from sqlalchemy import Select, bindparam, delete, insert, select

from trainer.domain.disputes import Disputed
from trainer.store.engine import Transaction
from trainer.store.prepared import Prepared
from trainer.store.tables import ATTEMPT, DISPUTE

_OF_REPLY = (DISPUTE.c.card_id == bindparam("card_id")) & (DISPUTE.c.said == bindparam("said"))
_LABELS = Prepared(select(DISPUTE.c.label).where(_OF_REPLY))
_TAKE_BACK = Prepared(delete(DISPUTE).where(_OF_REPLY, DISPUTE.c.label == bindparam("label")))
_PUT = Prepared(insert(DISPUTE), ("card_id", "said", "label", "objection", "category", "heard", "at_ms"))
_ALL = Prepared(
    select(
        DISPUTE.c.card_id, DISPUTE.c.objection, DISPUTE.c.category, DISPUTE.c.said, DISPUTE.c.heard, DISPUTE.c.label
    ).order_by(DISPUTE.c.at_ms, DISPUTE.c.card_id, DISPUTE.c.label)
)


def put(tx: Transaction, disputed: Disputed, at_ms: int) -> None:
    """Keep what is denied of a reply; to deny it once more changes nothing but what was heard."""
    heard = json.dumps(dict(disputed.heard), ensure_ascii=False)
    about = {"objection": disputed.objection, "category": disputed.category, "heard": heard, "at_ms": at_ms}
    for family in disputed.denied:
        take_back(tx, disputed.card_id, disputed.said, family)
        _PUT.do(tx, card_id=disputed.card_id, said=disputed.said, label=family, **about)


def take_back(tx: Transaction, card_id: str, said: str, family: str) -> None:
    """It is no longer denied; if it was not, nothing happens."""
    _TAKE_BACK.do(tx, card_id=card_id, said=said, label=family)


def of(tx: Transaction, card_id: str, said: str) -> frozenset[str]:
    """The families that are denied for a reply to a card."""
    return frozenset(family for (family,) in _LABELS.rows(tx, card_id=card_id, said=said))


def everything(tx: Transaction) -> tuple[Disputed, ...]:
    """Each reply of which something is denied, in the order in which that began; its families in that of the words."""
    found: dict[tuple[str, str], Disputed] = {}
    for card_id, objection, category, said, text, family in _ALL.rows(tx):
        before = found.get((card_id, said))
        heard = {**(before.heard if before else {}), **json.loads(text)}
        denied = {family, *(before.denied if before else ())}
        in_order = [*(one for one in heard if one in denied), *sorted(denied - heard.keys())]
        found[card_id, said] = Disputed(card_id, objection, category, said, heard, tuple(in_order))
    return tuple(found.values())


def denied() -> Select[tuple[str, str]]:
    """Answers and families that the rep denies for them."""
    same = (ATTEMPT.c.card_id == DISPUTE.c.card_id) & (ATTEMPT.c.said == DISPUTE.c.said)
    return select(ATTEMPT.c.review_uuid, DISPUTE.c.label).join(ATTEMPT, same)
