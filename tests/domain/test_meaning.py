"""The same meaning gives the same bytes, and any other meaning gives other ones."""

import json
import string
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from tests.builders import a_card, a_claim, a_deck
from tests.deckfile.strategies import cards
from trainer.domain.approval import Approval
from trainer.domain.cards import Card, Deck, Layer
from trainer.domain.categories import Category, SaleStage
from trainer.domain.feedback import Label
from trainer.domain.meaning import ID_LENGTH, canonical, digest, is_id, new_id

CARD_CHANGES = {
    "id": "b" * 12,
    "category": Category.FEAR,
    "objection": "Something else.",
    "reply": "Another reply.",
    "variant": "Something else again.",
    "plain_reply": "Plainly.",
    "bad_reply": "You are wrong.",
    "points": ("asks what comes first", "agrees"),
    "softener": Label.THANKS,
    "stage": SaleStage.DESIRE,
    "tells": "Something.",
    "real_pain": "Nights.",
    "deflections": ("No.",),
    "likely_in": ("cold call",),
    "notes": "A note.",
    "tags": ("BUD-01",),
    "slots": {"region": "the north"},
    "facts": (a_claim(),),
    "layers": (Layer("Why?", "Because."),),
}
DECK_CHANGES = {
    "id": "e" * 12,
    "title": "Another",
    "version": 2,
    "language": "de",
    "owner": "Ada",
    "credits": ("Grace",),
    "review_by": date(2027, 5, 31),
    "changes": "All of it.",
    "cards": (a_card(9),),
}


def test_every_field_is_tried_below():
    assert CARD_CHANGES.keys() == {field.name for field in fields(Card)}
    assert {*DECK_CHANGES, "approvals"} == {field.name for field in fields(Deck)}


def test_what_is_said_of_a_deck_is_no_part_of_it():
    approval = Approval("Ada", "k", date(2026, 1, 1), date(2027, 1, 1), digest(a_deck()))
    assert digest(a_deck(approvals=(approval,))) == digest(a_deck())


@pytest.mark.parametrize("name", CARD_CHANGES)
def test_a_card_with_another_value_has_another_digest(name):
    assert digest(replace(a_card(), **{name: CARD_CHANGES[name]})) != digest(a_card())


@pytest.mark.parametrize("name", DECK_CHANGES)
def test_a_deck_with_another_value_has_another_digest(name):
    assert digest(replace(a_deck(), **{name: DECK_CHANGES[name]})) != digest(a_deck())


def test_a_claim_that_was_verified_changes_the_digest():
    claims = [a_card(facts=(a_claim(verified=verified),)) for verified in (False, True)]
    assert digest(claims[0]) != digest(claims[1])


def test_words_that_move_to_the_next_point_change_the_digest():
    assert digest(a_card(points=("ab", "c"))) != digest(a_card(points=("a", "bc")))


def test_the_order_in_which_slots_were_written_does_not_matter():
    assert digest(a_card(slots={"a": "1", "b": "2"})) == digest(a_card(slots={"b": "2", "a": "1"}))


def test_empty_fields_are_left_out_so_that_new_ones_break_no_seal():
    assert "deflections" not in json.loads(canonical(a_card()))


def test_letters_are_written_as_themselves():
    assert "café".encode() in canonical(a_card(objection="At the café."))


@given(cards, cards)
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_digests_are_equal_exactly_when_cards_are(one, other):
    assert (digest(one) == digest(other)) == (one == other)


def test_new_ids_are_usable_and_different():
    ids = {new_id() for _ in range(500)}
    assert len(ids) == 500
    assert all(is_id(one) for one in ids)


@pytest.mark.parametrize("text", ["", "a" * 11, "a" * 13, "A" * 12, "a" * 11 + "1", "a" * 11 + "8", "a" * 11 + "ä"])
def test_what_is_no_id_is_told_apart(text):
    assert not is_id(text)


def test_an_id_has_twelve_letters_of_a_to_z_and_2_to_7():
    assert ID_LENGTH == 12
    assert set(new_id()) <= set(string.ascii_lowercase + "234567")
