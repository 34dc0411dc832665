"""What the rep said: attempts, the softening phrases found in them, and the rep's own wording of replies."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import BindParameter, bindparam, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from trainer.domain.feedback import Feedback, Label
from trainer.domain.views import Attempt, PhraseUse
from trainer.store.engine import Transaction
from trainer.store.reviews import standing
from trainer.store.tables import ATTEMPT, DRAFT, OWN_WORDS, PHRASE_USE, REVIEW

_CARD_ID: BindParameter[str] = bindparam("card_id")
_PUT_ATTEMPT = insert(ATTEMPT)
_ATTEMPT = select(ATTEMPT).where(ATTEMPT.c.review_uuid == bindparam("review"))
_DRAFT = select(DRAFT.c.said).where(DRAFT.c.card_id == _CARD_ID)
_FORGET_DRAFT = delete(DRAFT).where(DRAFT.c.card_id == _CARD_ID)
_OWN_WORDS = select(OWN_WORDS).where(OWN_WORDS.c.card_id == _CARD_ID)
_PUT_PHRASE = insert(PHRASE_USE)
_RECENT = (
    select(PHRASE_USE.c.label)
    .join(REVIEW, REVIEW.c.uuid == PHRASE_USE.c.review_uuid)
    .where(standing())
    .order_by(PHRASE_USE.c.id.desc())
    .limit(bindparam("limit"))
)


def put_attempt(
    tx: Transaction, review_uuid: str, card_id: str, at_ms: int, given: Attempt, points: Sequence[int]
) -> None:
    """Keep what was said for one answer; `points` are the places of the points the rep ticked."""
    row = {"review_uuid": review_uuid, "card_id": card_id, "at_ms": at_ms, "said": given.said}
    row |= {"aloud": int(given.aloud), "gave_up": int(given.gave_up), "points": json.dumps(list(points))}
    tx.execute(_PUT_ATTEMPT, row)


def attempt(tx: Transaction, review_uuid: str) -> Attempt:
    """What the rep did for one answer; an empty attempt when nothing was kept."""
    row = tx.execute(_ATTEMPT, {"review": review_uuid}).first()
    return Attempt(row.said, bool(row.aloud), bool(row.gave_up)) if row else Attempt()


def ticked(tx: Transaction, review_uuid: str) -> tuple[int, ...]:
    """Places of the points that the rep ticked for one answer."""
    points = tx.scalar(select(ATTEMPT.c.points).where(ATTEMPT.c.review_uuid == review_uuid))
    return tuple(json.loads(points or "[]"))


def draft(tx: Transaction, card_id: str) -> str:
    """The answer that was begun for a card; empty without one."""
    return tx.scalar(_DRAFT, {"card_id": card_id}) or ""


def begun(tx: Transaction) -> frozenset[str]:
    """Cards with a draft."""
    return frozenset(tx.scalars(select(DRAFT.c.card_id)))


def put_draft(tx: Transaction, card_id: str, said: str, at_ms: int) -> None:
    """Keep an answer that was begun; an empty one removes it."""
    tx.execute(_FORGET_DRAFT, {"card_id": card_id})
    if said:
        tx.execute(insert(DRAFT).values(card_id=card_id, said=said, at_ms=at_ms))


def put_phrases(tx: Transaction, review_uuid: str, at_ms: int, day: int, said: str, feedback: Feedback) -> None:
    """One row per softening phrase in this answer, with the words that earned it; each family once."""
    seen: set[Label] = set()
    for finding in feedback.findings:
        if finding.label in feedback.softeners and finding.label not in seen:
            seen.add(finding.label)
            words = said[finding.start : finding.end]
            row = {"review_uuid": review_uuid, "label": finding.label.value, "at_ms": at_ms, "day": day, "said": words}
            tx.execute(_PUT_PHRASE, row)


def phrase_uses(tx: Transaction, labels: Sequence[Label]) -> tuple[PhraseUse, ...]:
    """Count and last learning day of each of these phrases; answers that were taken back do not count."""
    found = tx.execute(
        select(PHRASE_USE.c.label, func.count().label("count"), func.max(PHRASE_USE.c.day).label("last"))
        .join(REVIEW, REVIEW.c.uuid == PHRASE_USE.c.review_uuid)
        .where(standing())
        .group_by(PHRASE_USE.c.label)
    )
    by_label = {row.label: PhraseUse(Label(row.label), row._mapping["count"], row.last) for row in found}
    return tuple(by_label.get(label.value, PhraseUse(label, 0, 0)) for label in labels)


def recent_phrases(tx: Transaction, limit: int = 20) -> tuple[Label, ...]:
    """The newest softening phrases, the newest first."""
    return tuple(Label(label) for label in tx.scalars(_RECENT, {"limit": limit}))


def own_words(tx: Transaction, card_id: str) -> tuple[str, str]:
    """The rep's wording and the reply it was written for; two empty strings without one."""
    row = tx.execute(_OWN_WORDS, {"card_id": card_id}).first()
    return (row.wording, row.written_for) if row else ("", "")


def put_own_words(tx: Transaction, card_id: str, wording: str, written_for: str, at_ms: int) -> None:
    """Keep the rep's wording; an empty one removes it."""
    if not wording:
        tx.execute(delete(OWN_WORDS).where(OWN_WORDS.c.card_id == card_id))
        return
    values = {"wording": wording, "written_for": written_for, "at_ms": at_ms}
    statement = upsert(OWN_WORDS).values(card_id=card_id, **values)
    tx.execute(statement.on_conflict_do_update(index_elements=["card_id"], set_=values))
