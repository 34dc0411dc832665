"""A card as a row, and back: nothing is lost, and what is no card is told with what to write."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given

from tests.builders import a_card
from tests.deckfile.strategies import decks
from trainer.domain.cards import Card, Deck, Fact
from trainer.domain.categories import Category
from trainer.domain.columns import CellError, Column, cells, kind_of, with_cells

BLANK = Card(a_card(1).id, Category.BUDGET, "", "")


@given(decks)
def test_a_card_comes_back_from_its_cells_as_it_was(deck: Deck) -> None:
    for card in deck.cards:
        told = cells(card)
        assert with_cells(replace(BLANK, id=card.id), told) == card
        assert told[Column.ID] == card.id


def test_no_part_of_a_card_is_without_a_column() -> None:
    named = {column.name.lower() for column in Column}
    assert {field.name for field in fields(Card)} - named == {"layers"}


def test_what_cells_do_not_speak_of_stays() -> None:
    card = replace(a_card(1), tags=("spring",))
    assert with_cells(card, {Column.REPLY: "Why?"}) == replace(card, reply="Why?")


@pytest.mark.parametrize("text", ["no_interest", "No interest", " NO  INTEREST ", "no interest"])
def test_a_kind_is_known_however_it_is_written(text: str) -> None:
    assert kind_of(text) is Category.NO_INTEREST
    assert kind_of("Fear of change") is Category.FEAR
    assert kind_of("weather") is None


@pytest.mark.parametrize(
    ("column", "text", "says"),
    [
        (Column.CATEGORY, "weather", "is no kind; write one of budget"),
        (Column.STAGE, "later", "is no stage; write one of attention"),
        (Column.SOFTENER, "overpromise", "is no softener"),
        (Column.SLOTS, "saving", "a colon and the words"),
        (Column.FACTS, "It is fast.", "write for example: not verified | claim"),
    ],
)
def test_what_a_cell_cannot_hold_is_told_with_what_to_write(column: Column, text: str, says: str) -> None:
    with pytest.raises(CellError, match=says.replace("|", r"\|")):
        with_cells(BLANK, {column: text})


def test_a_claim_may_have_the_sign_that_stands_between_its_parts() -> None:
    fact = Fact(claim="a | b \\ c", means="d|e", verified=True)
    told = cells(replace(BLANK, facts=(fact,)))[Column.FACTS]
    assert with_cells(BLANK, {Column.FACTS: told}).facts == (fact,)
