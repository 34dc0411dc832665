"""Rows of a file within bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import a_deck
from trainer.deckfile.problems import DeckFileError
from trainer.deckfile.sheets.rows import HEADINGS, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, sheet, table

PATH = Path("x.csv")


def test_names_in_the_first_row_are_the_names_of_the_columns() -> None:
    found = sheet("t", [["Front", " Back "], ["a", "b", "c"], ["d"]], PATH)
    assert (found.columns, found.first) == (("Front", "Back", "Column 3"), 2)
    assert list(found.rows) == [("a", "b", "c"), ("d", "", "")]


def test_without_names_columns_are_counted() -> None:
    found = sheet("t", [["Too dear.", "Why?"]], PATH)
    assert (found.columns, found.first, list(found.rows)) == (("Column 1", "Column 2"), 1, [("Too dear.", "Why?")])


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "nothing in this table"),
        ([["", " "], [""]], "nothing in this table"),
        ([["x"] * (MOST_COLUMNS + 5)], "more than 100 columns"),
        ([["x" * (LONGEST_CELL + 1)]], "A cell has more than"),
        ((["x"] for _ in range(MOST_ROWS + 1)), "more than 100,000 rows"),
    ],
)
def test_what_nobody_could_look_through_is_refused(rows: list[list[str]], says: str) -> None:
    with pytest.raises(DeckFileError, match=says):
        sheet("t", rows, PATH)


def test_a_million_columns_are_not_even_read() -> None:
    with pytest.raises(DeckFileError, match="more than 100 columns"):
        sheet("t", [(str(number) for number in range(10**9))], PATH)


def test_our_own_table_has_a_row_for_each_card() -> None:
    deck = a_deck()
    rows = table(deck.cards)
    assert rows[0] == list(HEADINGS)
    assert len(rows) == len(deck.cards) + 1
