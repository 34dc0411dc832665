"""What of a card is other than it was."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from tests.builders import a_card, a_deck
from trainer.domain.cards import Card, Fact, Layer
from trainer.domain.categories import Category
from trainer.domain.redline import Part, Passage, headings, passages

CARD = replace(a_card(1), reply="I see. Why?", points=("One", "Two"), slots={"saving": "a week"})


def test_only_what_differs_is_told_the_reply_first() -> None:
    after = replace(CARD, objection="It costs too much.", reply="I see. Compared with what?", points=("One",))
    assert passages(CARD, after) == (
        Passage(Part.REPLY, "I see. Why?", "I see. Compared with what?"),
        Passage(Part.OBJECTION, CARD.objection, "It costs too much."),
        Passage(Part.POINTS, "One\nTwo", "One"),
    )
    assert passages(CARD, CARD) == ()


def test_of_a_new_card_everything_that_says_something_is_told() -> None:
    card = Card("abcdefghijkl", Category.PRICE, "Too much.", "Compared with what?", points=("One", "Two"))
    told = [(one.part, one.before, one.after) for one in passages(None, card)]
    assert told == [
        (Part.REPLY, "", "Compared with what?"),
        (Part.OBJECTION, "", "Too much."),
        (Part.POINTS, "", "One\nTwo"),
        (Part.CATEGORY, "", "price"),
    ]


def test_no_part_of_a_card_can_change_unseen() -> None:
    assert {part.value for part in Part} == {field.name for field in fields(Card)} - {"id"}


def test_claims_say_whether_somebody_verified_them_and_layers_who_speaks() -> None:
    card = replace(
        CARD,
        facts=(Fact(claim="It is fast."), Fact(means="what they save", slot="saving", verified=True)),
        layers=(Layer("Why?", "The budget is gone."),),
    )
    said = {one.part: one.after for one in passages(CARD, card)}
    assert said[Part.FACTS] == "It is fast. (not verified)\n{saving}: what they save (verified)"
    assert said[Part.LAYERS] == "Why? – The budget is gone."


def test_what_a_deck_says_of_itself_is_compared_too() -> None:
    before = a_deck(CARD, title="Price", review_by=date(2026, 3, 1))
    after = replace(before, title="Prices", review_by=None, version=2, changes="A new name.", credits=("Dana",))
    assert headings(before, after) == (
        ("title", "Price", "Prices"),
        ("credits", "", "Dana"),
        ("review_by", "2026-03-01", ""),
    )
