"""What a session is told of answers that were given before."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.domain import slots, variety
from trainer.domain.feedback import SOFTENERS, Label, Variety
from trainer.domain.log import LogRow, effective
from trainer.domain.sitting import Given
from trainer.store import cards, replies, reviews
from trainer.store.engine import Transaction


def recalled(tx: Transaction, row: LogRow, own: Mapping[str, str]) -> Given:
    """A standing answer as the log has it, to the line that was asked, the rep's own words in its slots."""
    card, attempt = cards.card(tx, row.card_id), replies.attempt(tx, row.uuid)
    answers = [answer.uuid for answer in effective(reviews.of_card(tx, row.card_id))]
    line = slots.fill(card.cue(answers.index(row.uuid)), own, card.slots)
    return Given(row.uuid, card.id, card.category, line, attempt, row.grade, not row.minutes)


def variety_of(tx: Transaction, recent: tuple[Label, ...]) -> Variety | None:
    """The softener that has taken over of late, and what would be fresher; None when none has."""
    worn = variety.worn(recent)
    return Variety(worn, variety.fresher(worn, recent, replies.phrase_uses(tx, SOFTENERS))) if worn else None
