"""Replies that were spoken: their words with times, and how they were said."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select

from trainer.domain.days import Moment
from trainer.domain.delivery import Delivery
from trainer.domain.spoken import Kept, Spoken
from trainer.domain.transcript import Transcript
from trainer.store.engine import Transaction
from trainer.store.prepared import Prepared
from trainer.store.reviews import taken_back
from trainer.store.tables import REVIEW, TAKE

EVER = 1 << 62
"""Milliseconds since 1970 after which nothing happens."""

_PUT = Prepared(insert(TAKE), [column.name for column in TAKE.c])
_OF = Prepared(select(TAKE.c.body).where(TAKE.c.of_uuid == bindparam("of"), TAKE.c.place == bindparam("turn")))
_OF_ALL = Prepared(select(TAKE.c.place, TAKE.c.body).where(TAKE.c.of_uuid == bindparam("of")))
_OF_CARD = Prepared(
    select(TAKE.c.of_uuid, TAKE.c.day, func.json_extract(TAKE.c.body, "$.length_ms"))
    .where(
        TAKE.c.card_id == bindparam("card"),
        TAKE.c.of_uuid.in_(select(REVIEW.c.uuid).where(REVIEW.c.card_id == bindparam("card"))),
        TAKE.c.of_uuid.not_in(taken_back()),
    )
    .order_by(TAKE.c.at_ms.desc())
)
_FORGET = Prepared(delete(TAKE).where(TAKE.c.of_uuid == bindparam("of")))
_RECENT = Prepared(
    select(TAKE.c.body)
    .where(TAKE.c.of_uuid.not_in(taken_back()), TAKE.c.at_ms < bindparam("until"))
    .order_by(TAKE.c.at_ms.desc(), TAKE.c.place.desc())
    .limit(bindparam("most"))
)


def put(tx: Transaction, of_uuid: str, card_id: str, moment: Moment, spoken: Spoken, *, place: int = 0) -> None:
    """Keep the words and figures of a reply; its sound is not kept here.

    Args:
        tx: Where to.
        of_uuid: The answer, or the role-play.
        card_id: The card that it was about; empty without one.
        moment: When it was said.
        spoken: What was heard and measured.
        place: The turn of a role-play.
    """
    body = asdict(spoken.delivery) | {"length_ms": spoken.length_ms, "heard": spoken.transcript.facts()}
    row: dict[str, Any] = {"of_uuid": of_uuid, "place": place, "card_id": card_id, "at_ms": moment.at_ms}
    _PUT.do(tx, **row, day=moment.day, body=json.dumps(body, ensure_ascii=False))


def of(tx: Transaction, of_uuid: str, place: int = 0) -> Spoken | None:
    """What was heard of a reply; None when it was typed."""
    row = _OF.row(tx, of=of_uuid, turn=place)
    return _spoken(row[0]) if row else None


def of_all(tx: Transaction, of_uuid: str) -> dict[int, Spoken]:
    """What was heard of each reply of a role-play, by the place of its turn."""
    return {place: _spoken(body) for place, body in _OF_ALL.rows(tx, of=of_uuid)}


def of_card(tx: Transaction, card_id: str) -> tuple[Kept, ...]:
    """The spoken answers to a card, the newest first; nothing of those that were taken back, and of role-plays."""
    return tuple(Kept(*row) for row in _OF_CARD.rows(tx, card=card_id))


def forget(tx: Transaction, of_uuid: str) -> None:
    """Take away what was heard in a role-play."""
    _FORGET.do(tx, of=of_uuid)


def recent(tx: Transaction, most: int, until_ms: int = EVER) -> tuple[Delivery, ...]:
    """How the latest replies before a time were said, the oldest first; nothing of answers that were taken back."""
    return tuple(_spoken(body).delivery for (body,) in reversed(_RECENT.rows(tx, most=most, until=until_ms)))


def _spoken(body: str) -> Spoken:
    raw = json.loads(body)
    heard, length_ms = raw.pop("heard"), raw.pop("length_ms")
    return Spoken(Transcript.from_facts(heard), Delivery(**raw), length_ms)
