"""What is signed, and what a signature is worth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import a_deck
from tests.sharing.keyholder import a_key, approved
from trainer.domain.approval import Approval
from trainer.sharing.signatures import verify

DECK = approved(a_deck())
(APPROVAL,) = DECK.approvals


def test_a_signature_is_that_of_its_key_over_these_words() -> None:
    assert verify(APPROVAL, APPROVAL.statement(DECK.id))
    assert APPROVAL.key == a_key().key


@pytest.mark.parametrize(
    "change",
    [
        {"reviewer": "Tom Adler"},
        {"key": a_key(2).key},
        {"on": date(2026, 3, 3)},
        {"until": date(2036, 3, 2)},
        {"digest": "0" * 64},
        {"withdrawn": date(2026, 3, 3)},
        {"signature": "A" * 86 + "=="},
        {"signature": "no base64"},
        {"signature": ""},
        {"key": "AAAA"},
    ],
)
def test_nothing_of_it_can_be_changed_afterwards(change: dict[str, str]) -> None:
    other: Approval = replace(APPROVAL, **change)  # type: ignore[arg-type]
    assert not verify(other, other.statement(DECK.id))


def test_it_cannot_be_moved_to_another_deck() -> None:
    assert not verify(APPROVAL, APPROVAL.statement("a" * 12))
