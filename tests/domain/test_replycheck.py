"""What is told of a reply while it is written or reviewed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import a_card
from trainer.domain.cards import Fact
from trainer.domain.feedback import Certainty, Feedback, Finding, Label
from trainer.domain.replycheck import checked, empty_slots, ends_in_question

CARD = a_card(1)


@pytest.mark.parametrize("said", ["Is it the price?", "Is it the price? ", "He asked, “is it the price?”", "(Is it?)"])
def test_a_reply_that_hands_the_word_back_ends_in_a_question(said: str) -> None:
    assert ends_in_question(said)


@pytest.mark.parametrize("said", ["", "I see.", "Is it the price? I think so.", "What about it…"])
def test_a_reply_that_does_not_is_told_so(said: str) -> None:
    assert not ends_in_question(said)


def test_softeners_are_counted_by_families_and_none_that_is_only_to_be_checked() -> None:
    def found(label: Label, certainty: Certainty = Certainty.SURE) -> Finding:
        return Finding(label, 0, 2, certainty)

    heard = Feedback(
        (found(Label.THANKS), found(Label.THANKS), found(Label.AGREE), found(Label.EMPATHY, Certainty.CHECK))
    )
    assert checked(CARD, "Well.", heard, ()).softeners == 2


def test_how_long_it_takes_is_told_in_words_and_seconds() -> None:
    short, long = (checked(CARD, "word " * count, Feedback(), ()) for count in (20, 100))
    assert (short.words, short.seconds, short.is_long) == (20, 8, False)
    assert (long.words, long.seconds, long.is_long) == (100, 40, True)


def test_claims_and_slots_that_nobody_filled_are_told() -> None:
    card = replace(
        CARD,
        reply="{newest_customer} saved {saving} with {product}.",
        facts=(Fact(slot="newest_customer"), Fact(slot="saving", verified=True), Fact(claim="It is fast.")),
        slots={"saving": "a week"},
    )
    found = checked(card, "…", Feedback(), ("Always", "always", "never"))
    assert (found.unverified, found.empty, found.absolutes) == (2, ("newest_customer",), ("always", "never"))


def test_a_slot_that_stands_for_no_fact_may_be_left_to_the_program() -> None:
    assert empty_slots("With {product}?", {}, set()) == ()
    assert empty_slots("With {product}?", {"product": " "}, {"product"}) == ("product",)
