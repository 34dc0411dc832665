"""Saying of a finding of the coach's: that is not what I did."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from trainer.domain.disputes import Disputed
from trainer.domain.feedback import Certainty, Feedback, Label
from trainer.domain.views import Question
from trainer.services.clock import Clock
from trainer.store import disputes
from trainer.store.engine import Database

_LABELS = frozenset(Label)


class Disputes:
    """What the rep denies having done. It holds for the same reply to the same card, whenever it is given."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of(self, card_id: str, said: str) -> frozenset[str]:
        """The families that are denied for a reply to a card."""
        with self._database.reading() as tx:
            return disputes.of(tx, card_id, said)

    def deny(self, question: Question, said: str, feedback: Feedback, family: str) -> None:
        """The rep says that one of the findings is not what they did; what the coach heard is kept beside it.

        What is only to be checked is not: that nobody disputed it does not make it so.
        """
        heard: dict[str, str] = {}
        for found in feedback.findings:
            if found.label == family or found.certainty is not Certainty.CHECK:
                heard.setdefault(found.label.value, said[found.start : found.end])
        for one in feedback.noticed:
            heard.setdefault(one.family, said[one.start : one.end])
        disputed = Disputed(question.card_id, question.line, question.category.value, said, heard, (family,))
        at_ms = self._clock.now().at_ms
        self._database.write(lambda tx: disputes.put(tx, disputed, at_ms))

    def accept(self, card_id: str, said: str, family: str) -> None:
        """The rep takes that back."""
        self._database.write(lambda tx: disputes.take_back(tx, card_id, said, family))

    def all(self) -> tuple[Disputed, ...]:
        """Every reply of which something is denied."""
        with self._database.reading() as tx:
            return disputes.everything(tx)

    def export(self, path: Path) -> int:
        """Write them as labelled replies, one JSON object a line, as the coach is taught by; returns how many.

        Raises:
            DeckFileError: The file cannot be written; an older one is as it was.
        """
        from trainer.deckfile import atomic

        found = self.all()
        atomic.replace(path, "".join(f"{line}\n" for line in _lines(found)).encode())
        return len(found)


def _lines(found: Iterable[Disputed]) -> Iterable[str]:
    return (json.dumps(_row(one), ensure_ascii=False) for one in found)


def _row(one: Disputed) -> dict[str, Any]:
    """The labels are those that the rep lets stand; families without a label teach nobody anything."""
    stand = {label: words for label, words in one.heard.items() if label in _LABELS and label not in one.denied}
    name = hashlib.sha256(f"{one.card_id}\x1f{one.said}".encode()).hexdigest()[:12]
    return {
        "id": f"dispute-{name}",
        "objection": one.objection,
        "category": one.category,
        "reply": one.said,
        "labels": list(stand),
        "spans": stand,
        "disputed": list(one.denied),
    }
