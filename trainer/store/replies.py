"""What the rep said: attempts, the softening phrases found in them, and the rep's own wording of replies."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import BindParameter, bindparam, delete, func, insert, or_, select, tuple_
from sqlalchemy.dialects.sqlite import insert as upsert

from trainer.domain.feedback import SOFTENERS, Feedback, Label
from trainer.domain.log import checksum
from trainer.domain.views import Attempt, PhraseUse
from trainer.store import disputes
from trainer.store.engine import Transaction
from trainer.store.prepared import Prepared
from trainer.store.reviews import standing, taken_back
from trainer.store.tables import ATTEMPT, DRAFT, OWN_WORDS, PHRASE_USE, REVIEW, UNHEARD

_CARD_ID: BindParameter[str] = bindparam("card_id")
_PUT_ATTEMPT = Prepared(insert(ATTEMPT), [column.name for column in ATTEMPT.c])
_ATTEMPT = Prepared(
    select(ATTEMPT.c.said, ATTEMPT.c.aloud, ATTEMPT.c.gave_up).where(ATTEMPT.c.review_uuid == bindparam("review"))
)
_TICKED = Prepared(select(ATTEMPT.c.points).where(ATTEMPT.c.review_uuid == bindparam("review")))
_DRAFT = Prepared(select(DRAFT.c.said).where(DRAFT.c.card_id == _CARD_ID))
_BEGUN = Prepared(select(DRAFT.c.card_id))
_FORGET_DRAFT = Prepared(delete(DRAFT).where(DRAFT.c.card_id == _CARD_ID))
_PUT_DRAFT = Prepared(insert(DRAFT), ("card_id", "said", "at_ms"))
_OWN_WORDS = Prepared(select(OWN_WORDS.c.wording, OWN_WORDS.c.written_for).where(OWN_WORDS.c.card_id == _CARD_ID))
_PUT_PHRASE = Prepared(insert(PHRASE_USE), ("review_uuid", "label", "at_ms", "day", "said"))
_COUNTS = tuple_(PHRASE_USE.c.review_uuid, PHRASE_USE.c.label).not_in(disputes.denied())
_RECENT = Prepared(
    select(PHRASE_USE.c.label)
    .join(REVIEW, REVIEW.c.uuid == PHRASE_USE.c.review_uuid)
    .where(standing() & or_(*(PHRASE_USE.c.label == label.value for label in SOFTENERS)), _COUNTS)
    .order_by(REVIEW.c.id.desc(), PHRASE_USE.c.id.desc())
    .limit(bindparam("limit"))
)
_USES = Prepared(
    select(PHRASE_USE.c.label, func.count(), func.max(PHRASE_USE.c.day))
    .where(PHRASE_USE.c.review_uuid.not_in(taken_back()), _COUNTS)
    .group_by(PHRASE_USE.c.label)
)
_LABELS = Prepared(
    select(PHRASE_USE.c.label, PHRASE_USE.c.said).where(PHRASE_USE.c.review_uuid == bindparam("review"), _COUNTS)
)
_HAS_PHRASES = Prepared(select(PHRASE_USE.c.id).where(PHRASE_USE.c.review_uuid == bindparam("review")).limit(1))
_PUT_UNHEARD = Prepared(insert(UNHEARD), ("review_uuid", "line"))
_FORGET_UNHEARD = Prepared(delete(UNHEARD).where(UNHEARD.c.review_uuid == bindparam("review")))
_WAITING = (
    select(ATTEMPT.c.review_uuid, REVIEW.c.at_ms, REVIEW.c.day, ATTEMPT.c.said, UNHEARD.c.line)
    .join(UNHEARD, UNHEARD.c.review_uuid == ATTEMPT.c.review_uuid)
    .join(REVIEW, REVIEW.c.uuid == ATTEMPT.c.review_uuid)
    .order_by(REVIEW.c.id)
)
_UNHEARD = Prepared(_WAITING)
_IS_UNHEARD = Prepared(_WAITING.where(UNHEARD.c.review_uuid == bindparam("review")))


def put_attempt(
    tx: Transaction, review_uuid: str, card_id: str, at_ms: int, given: Attempt, points: Sequence[int]
) -> None:
    """Keep what was said for one answer; `points` are the places of the points the rep ticked."""
    row = {"review_uuid": review_uuid, "card_id": card_id, "at_ms": at_ms, "said": given.said}
    row |= {"aloud": int(given.aloud), "gave_up": int(given.gave_up), "points": json.dumps(list(points))}
    _PUT_ATTEMPT.do(tx, **row, checksum=checksum(row.values()))


def attempt(tx: Transaction, review_uuid: str) -> Attempt:
    """What the rep did for one answer; an empty attempt when nothing was kept."""
    row = _ATTEMPT.row(tx, review=review_uuid)
    return Attempt(row[0], bool(row[1]), bool(row[2])) if row else Attempt()


def ticked(tx: Transaction, review_uuid: str) -> tuple[int, ...]:
    """Places of the points that the rep ticked for one answer."""
    return tuple(json.loads(_TICKED.value(tx, review=review_uuid) or "[]"))


def draft(tx: Transaction, card_id: str) -> str:
    """The answer that was begun for a card; empty without one."""
    return _DRAFT.value(tx, card_id=card_id) or ""


def begun(tx: Transaction) -> frozenset[str]:
    """Cards with a draft."""
    return frozenset(card_id for (card_id,) in _BEGUN.rows(tx))


def put_draft(tx: Transaction, card_id: str, said: str, at_ms: int) -> None:
    """Keep an answer that was begun; an empty one removes it."""
    _FORGET_DRAFT.do(tx, card_id=card_id)
    if said:
        _PUT_DRAFT.do(tx, card_id=card_id, said=said, at_ms=at_ms)


def put_phrases(tx: Transaction, review_uuid: str, at_ms: int, day: int, said: str, feedback: Feedback) -> None:
    """One row per family that counts as used in this answer, with the words that earned it first."""
    heard = [(finding.label.value, finding.start, finding.end) for finding in feedback.counting().findings]
    heard += [(noticed.family, noticed.start, noticed.end) for noticed in feedback.noticed]
    first = {family: said[start:end] for family, start, end in reversed(heard)}
    for family in dict.fromkeys(family for family, _, _ in heard):
        row = {"review_uuid": review_uuid, "label": family, "at_ms": at_ms, "day": day, "said": first[family]}
        _PUT_PHRASE.do(tx, **row)


def family_uses(tx: Transaction) -> Mapping[str, tuple[int, int]]:
    """Count and last learning day of every family that was heard, by its name in the phrase files.

    Answers that were taken back do not count, nor what the rep denies having said.
    """
    return {family: (count, last) for family, count, last in _USES.rows(tx)}


def labels(tx: Transaction, review_uuid: str) -> dict[Label, str]:
    """What was heard in one answer with the words that earned it, but for what the rep denies having said."""
    said = dict(_LABELS.rows(tx, review=review_uuid))
    return {label: said[label] for label in Label if label in said}


def put_unheard(tx: Transaction, review_uuid: str, line: str) -> None:
    """The coach was not done with this answer to a line; `hear` makes up for it."""
    _PUT_UNHEARD.do(tx, review_uuid=review_uuid, line=line)


def unheard(tx: Transaction) -> tuple[tuple[str, str, str], ...]:
    """The answers that the coach has yet to hear, the oldest first: their uuids, what was said, and to which line."""
    return tuple((review, said, line) for review, _, _, said, line in _UNHEARD.rows(tx))


def is_unheard(tx: Transaction, review_uuid: str) -> bool:
    """Whether the coach has yet to hear this answer."""
    return _IS_UNHEARD.row(tx, review=review_uuid) is not None


def hear(tx: Transaction, review_uuid: str, feedback: Feedback) -> None:
    """Add what the coach found in an answer after all; done twice, it is done once.

    A repaired answer may wait although it has its phrases: those stand.
    """
    row = _IS_UNHEARD.row(tx, review=review_uuid)
    if row is not None:
        _, at_ms, day, said, _ = row
        if not _HAS_PHRASES.value(tx, review=review_uuid):
            put_phrases(tx, review_uuid, at_ms, day, said, feedback)
        _FORGET_UNHEARD.do(tx, review=review_uuid)


def phrase_uses(tx: Transaction, labels: Sequence[Label]) -> tuple[PhraseUse, ...]:
    """Count and last learning day of each of these phrases."""
    uses = family_uses(tx)
    return tuple(PhraseUse(label, *uses.get(label.value, (0, 0))) for label in labels)


def recent_phrases(tx: Transaction, limit: int = 20) -> tuple[Label, ...]:
    """The newest softening phrases, the newest first; nothing else that was heard."""
    return tuple(Label(label) for (label,) in _RECENT.rows(tx, limit=limit))


def own_words(tx: Transaction, card_id: str) -> tuple[str, str]:
    """The rep's wording and the reply it was written for; two empty strings without one."""
    row = _OWN_WORDS.row(tx, card_id=card_id)
    return (row[0], row[1]) if row else ("", "")


def put_own_words(tx: Transaction, card_id: str, wording: str, written_for: str, at_ms: int) -> None:
    """Keep the rep's wording; an empty one removes it."""
    if not wording:
        tx.execute(delete(OWN_WORDS).where(OWN_WORDS.c.card_id == card_id))
        return
    values = {"wording": wording, "written_for": written_for, "at_ms": at_ms}
    statement = upsert(OWN_WORDS).values(card_id=card_id, **values)
    tx.execute(statement.on_conflict_do_update(index_elements=["card_id"], set_=values))
