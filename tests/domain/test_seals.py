"""What a deck's approvals are worth today, to somebody who trusts some reviewers."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from tests.builders import a_deck, some_cards
from tests.domain.test_meaning import CARD_CHANGES, DECK_CHANGES
from tests.sharing.keyholder import ON, UNTIL, a_key, approved
from trainer.domain.cards import Deck
from trainer.domain.seals import Badge, Seal, badge, same_person
from trainer.sharing.signatures import verify

DECK = a_deck(*some_cards(2), owner="Tom Adler")
DANA, INES = a_key(1).key, a_key(2).key
TRUSTED = {DANA: "Dana from sales"}


def seal(deck: Deck, today: date = ON, trusted: dict[str, str] = TRUSTED) -> Badge:
    return badge(deck, trusted, today, verify)


def test_a_deck_that_nobody_looked_at_says_so() -> None:
    assert seal(DECK) == Badge(Seal.NONE)


def test_who_reviewed_it_is_called_as_the_person_knows_them() -> None:
    found = seal(approved(DECK, "Whatever The File Says"))
    assert (found.seal, found.reviewer) == (Seal.REVIEWED, "Dana from sales")
    assert found.approval is not None
    assert found.approval.until == UNTIL


def test_a_review_runs_out_the_day_after_its_last() -> None:
    assert seal(approved(DECK), UNTIL).seal is Seal.REVIEWED
    assert seal(approved(DECK), UNTIL + timedelta(days=1)).seal is Seal.RAN_OUT


def test_a_stranger_is_one_whatever_they_are_called() -> None:
    assert seal(approved(DECK, "Dana from sales", 2)) == Badge(
        Seal.UNCONFIRMED, "Dana from sales", approved(DECK, "Dana from sales", 2).approvals[0]
    )


def test_who_approves_their_own_deck_is_told_apart() -> None:
    assert seal(approved(DECK), trusted={DANA: "tom  ADLER"}).seal is Seal.OWN
    assert not same_person("", "")


def test_what_was_taken_back_counts_more_than_what_others_say() -> None:
    assert seal(approved(DECK, withdrawn=ON)).seal is Seal.WITHDRAWN
    both = approved(approved(DECK, withdrawn=ON), "Ines Costa", 2)
    assert seal(both, trusted=TRUSTED | {INES: "Ines Costa"}).seal is Seal.WITHDRAWN


def test_the_best_of_several_is_what_is_told() -> None:
    both = approved(approved(DECK, "A stranger", 3), "Ines Costa", 2)
    assert len(both.approvals) == 2
    assert seal(both, trusted={INES: "Ines"}).reviewer == "Ines"


def test_an_approval_that_was_tampered_with_is_told_before_all_others() -> None:
    deck = approved(approved(DECK), "Ines Costa", 2)
    first, second = deck.approvals
    longer = replace(second, until=UNTIL + timedelta(days=900))
    assert seal(replace(deck, approvals=(first, longer))).seal is Seal.ALTERED


@pytest.mark.parametrize("name", sorted(DECK_CHANGES))
def test_no_seal_survives_a_change_of_the_heading(name: str) -> None:
    changed = replace(approved(DECK), **{name: DECK_CHANGES[name]})
    assert seal(changed).seal is (Seal.ALTERED if name == "id" else Seal.CHANGED)


@pytest.mark.parametrize("name", sorted(CARD_CHANGES))
def test_no_seal_survives_a_change_of_a_card(name: str) -> None:
    deck = approved(DECK)
    card = replace(deck.cards[0], **{name: CARD_CHANGES[name]})
    assert seal(replace(deck, cards=(card, *deck.cards[1:]))).seal is Seal.CHANGED


def test_no_seal_survives_another_order_of_the_cards() -> None:
    deck = approved(DECK)
    assert seal(replace(deck, cards=deck.cards[::-1])).seal is Seal.CHANGED


def test_a_new_approval_takes_the_place_of_the_old_one_and_of_all_that_hold_no_more() -> None:
    deck = approved(approved(approved(DECK), "Ines Costa", 2))
    assert [one.key for one in deck.approvals] == [INES, DANA]
    edited = replace(deck, title="Another")
    assert [one.key for one in approved(edited).approvals] == [DANA]


def test_every_field_of_a_deck_is_tried() -> None:
    assert {*DECK_CHANGES, "approvals"} == {field.name for field in fields(Deck)}
