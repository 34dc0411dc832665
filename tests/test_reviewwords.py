"""Whose word a deck has, in one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import a_deck
from tests.sharing.keyholder import approved
from trainer import reviewwords
from trainer.domain.remarks import Belief, State
from trainer.domain.seals import Badge, Seal
from trainer.services.publishing import Fate

(GIVEN,) = approved(a_deck()).approvals


@pytest.mark.parametrize(
    ("seal", "told"),
    [
        (Seal.REVIEWED, "Reviewed by Dana until 2 Sep 2026."),
        (Seal.OWN, "Approved by its own author, Dana, until 2 Sep 2026."),
        (Seal.RAN_OUT, "The review by Dana ran out on 2 Sep 2026."),
        (Seal.WITHDRAWN, "Dana took the review back on 3 Mar 2026."),
        (Seal.CHANGED, "Changed after it was approved."),
        (Seal.ALTERED, "Altered: what was signed is not what stands there. Fetch the deck again."),
    ],
)
def test_every_seal_has_its_sentence(seal: Seal, told: str) -> None:
    given = replace(GIVEN, withdrawn=date(2026, 3, 3)) if seal is Seal.WITHDRAWN else GIVEN
    assert reviewwords.seal(Badge(seal, "Dana", given)) == told


def test_a_stranger_is_shown_by_their_fingerprint_and_never_by_their_name() -> None:
    told = reviewwords.seal(Badge(Seal.UNCONFIRMED, "Your Boss", GIVEN))
    assert "Your Boss" not in told
    assert "not confirmed: " in told


def test_what_nobody_signed_says_so() -> None:
    assert reviewwords.seal(Badge(Seal.NONE)) == "Not reviewed."


def test_everything_has_a_name() -> None:
    assert (set(reviewwords.STATES), set(reviewwords.BELIEFS)) == (set(State), set(Belief))
    assert set(reviewwords.FATES) == set(Fate)
