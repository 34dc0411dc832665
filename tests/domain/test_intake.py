"""Rows of a table become cards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import a_deck, some_cards
from trainer.domain.cards import Card
from trainer.domain.categories import Category
from trainer.domain.columns import Column, cells
from trainer.domain.intake import Fields, Intake, guessed, is_heading, taken
from trainer.domain.sheet import Sheet

DECK = a_deck(*some_cards(3))
SAID_AND_REPLY: Fields = (Column.OBJECTION, Column.REPLY)


def blank(category: Category) -> Card:
    blank.count += 1  # type: ignore[attr-defined]
    return Card(f"{'n' * 10}{blank.count:02}".translate(str.maketrans("0189", "abcd")), category, "", "")  # type: ignore[attr-defined]


blank.count = 10  # type: ignore[attr-defined]


def take(rows: list[tuple[str, ...]], fields: Fields = SAID_AND_REPLY, there: tuple[Card, ...] = DECK.cards) -> Intake:
    sheet = Sheet("t", tuple("abcdefgh"[: len(fields)]), rows)
    return taken(sheet, fields, there, lambda _: Category.PRICE, blank)


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        (("Front", "Back"), SAID_AND_REPLY),
        (("Objection:", "Rebuttal", "Category", "Owner"), (*SAID_AND_REPLY, Column.CATEGORY, None)),
        (("Term", "Definition", "Term"), (*SAID_AND_REPLY, None)),
        (("Column 1", "Column 2", "Column 3"), (*SAID_AND_REPLY, None)),
        (("Reply", "The customer says"), (Column.REPLY, Column.OBJECTION)),
    ],
)
def test_columns_are_known_by_the_names_that_people_give_them(names: tuple[str, ...], fields: Fields) -> None:
    assert guessed(names) == fields


def test_a_first_row_of_names_is_no_line() -> None:
    assert is_heading(("Front", "x"))
    assert not is_heading(("It's too expensive.", "Compared with what?"))


def test_a_row_becomes_a_line_of_the_kind_it_names_or_of_the_one_its_words_tell() -> None:
    found = take(
        [("Too dear.", "Compared with what?", "budget"), ("Too late.", "Since when?", "")],
        (*SAID_AND_REPLY, Column.CATEGORY),
    )
    assert [card.category for card in found.new] == [Category.BUDGET, Category.PRICE]
    assert (found.changed, found.unchanged, found.refused) == ((), 0, ())


def test_a_row_about_a_line_that_is_there_changes_it_by_its_id_or_by_what_the_customer_says() -> None:
    first, second, _ = DECK.cards
    by_words = take([(first.objection.upper(), "Why?")])
    assert [(card.id, card.reply) for card in by_words.changed] == [(first.id, "Why?")]
    by_id = take([("Other words.", "Why?", second.id)], (*SAID_AND_REPLY, Column.ID))
    assert [(card.id, card.objection) for card in by_id.changed] == [(second.id, "Other words.")]
    assert by_words.new == by_id.new == ()


def test_taking_a_deck_of_ones_own_in_again_changes_nothing() -> None:
    rows = [tuple(cells(card)[column] for column in Column) for card in DECK.cards]
    found = take(rows, tuple(Column))
    assert (found.new, found.changed, found.unchanged, found.refused) == ((), (), 3, ())
    alone = take(rows, tuple(Column), there=())
    assert alone.new == DECK.cards


def test_rows_that_become_no_line_are_told_with_their_number() -> None:
    found = take(
        [("Too dear.", ""), ("", ""), ("Too late.", "Why?"), ("too late", "Since when?"), ("", "Why?")],
    )
    assert [(one.row, bool(one.sentence), len(one.troubles)) for one in found.refused] == [
        (2, False, 1),
        (5, True, 0),
        (6, False, 1),
    ]
    assert "on row 4" in found.refused[1].sentence
    assert len(found.new) == 1


def test_a_cell_that_says_nothing_a_card_could_hold_refuses_its_row_alone() -> None:
    found = take([("A?", "Why?", "later"), ("B?", "Why?", "")], (*SAID_AND_REPLY, Column.STAGE))
    assert "is no stage" in found.refused[0].sentence
    assert len(found.new) == 1


def test_nothing_that_nobody_can_see_comes_in() -> None:
    (card,) = take([("Too\u202e dear.\u200b", "Why?\u0000")]).new
    assert (card.objection, card.reply) == ("Too dear.", "Why?")


def test_an_id_that_could_be_one_is_kept_and_any_other_is_not() -> None:
    ids = (*SAID_AND_REPLY, Column.ID)
    kept = replace(DECK.cards[0], objection="New?")
    found = take([("New?", "Why?", kept.id), ("Newer?", "Why?", "17")], ids, there=())
    assert found.new[0].id == kept.id
    assert found.new[1].id != "17"
