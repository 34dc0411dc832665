"""Which reply of a card may be drilled."""

import pytest

from tests.builders import a_card, a_claim
from trainer.domain.cards import Fact


def test_a_card_without_claims_is_drilled_with_its_reply():
    assert a_card(plain_reply="Plainly.").trained_reply == a_card().reply


def test_an_unverified_claim_is_not_drilled():
    card = a_card(plain_reply="Plainly.", facts=(a_claim(verified=True), a_claim()))
    assert card.trained_reply == "Plainly."


def test_a_reply_is_drilled_once_every_claim_of_it_is_verified():
    card = a_card(plain_reply="Plainly.", facts=(a_claim(verified=True), a_claim(verified=True)))
    assert card.trained_reply == card.reply


@pytest.mark.parametrize(("words", "drilled"), [("", "Plainly."), (" ", "Plainly."), ("Acme", "As {customer_abc}.")])
def test_a_claim_with_a_slot_is_drilled_in_words_of_the_cards_own_only(words, drilled):
    claim = Fact("May be named.", slot="customer_abc", verified=True)
    card = a_card(reply="As {customer_abc}.", plain_reply="Plainly.", facts=(claim,), slots={"customer_abc": words})
    assert card.trained_reply == drilled


def test_a_card_cannot_be_changed_by_accident():
    with pytest.raises(AttributeError):
        a_card().reply = "Something else."


def test_objection_and_variant_take_turns_as_cues():
    card = a_card(objection="No money.", variant="The budget is spent.")
    assert [card.cue(reps) for reps in range(3)] == ["No money.", "The budget is spent.", "No money."]
    assert a_card(objection="No money.", variant="").cue(1) == "No money."
