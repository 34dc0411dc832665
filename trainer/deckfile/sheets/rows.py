"""Rows of a file as a sheet, within bounds; and texts that no spreadsheet takes for a formula."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from trainer.deckfile.problems import DeckFileError
from trainer.domain.cards import Card
from trainer.domain.characters import shown
from trainer.domain.columns import Column, cells
from trainer.domain.intake import is_heading
from trainer.domain.sheet import Sheet

MOST_ROWS, MOST_COLUMNS = 100_000, 100
LONGEST_CELL = 32_767
"""Characters; what Excel holds."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet evaluates: https://owasp.org/www-community/attacks/CSV_Injection."""

HEADINGS = tuple(column.value for column in Column)


def table(cards: Iterable[Card]) -> list[list[str]]:
    """The headings, and below them a row for each card."""
    return [list(HEADINGS), *([cells(card)[column] for column in Column] for card in cards)]


def sheet(title: str, rows: Iterable[Iterable[str]], path: Path) -> Sheet:
    """The rows of a file, under the names in the first one where it has names.

    Raises:
        DeckFileError: There are none, or more than a person could look through.
    """
    found = [tuple(_cell(cell, number, path) for cell in row) for number, row in enumerate(_some(rows, path), 1)]
    width = max((len(row) for row in found), default=0)
    is_headed = bool(found) and is_heading(found[0])
    if not any(any(row) for row in found[is_headed:]):
        raise DeckFileError.at(path, 0, "There is nothing in this table; write a line below its headings.")
    if width > MOST_COLUMNS:
        sentence = f"The table has more than {MOST_COLUMNS} columns; keep those that you need."
        raise DeckFileError.at(path, 0, sentence)
    padded = [(*row, *[""] * (width - len(row))) for row in found]
    if is_headed:
        return Sheet(title, _named(padded[0]), padded[1:])
    return Sheet(title, _named([""] * width), padded, first=1)


def _some(rows: Iterable[Iterable[str]], path: Path) -> Iterable[Iterable[str]]:
    for number, row in enumerate(islice(rows, MOST_ROWS + 1), 1):
        if number > MOST_ROWS:
            sentence = f"The table has more than {MOST_ROWS:,} rows; split it into several files."
            raise DeckFileError.at(path, number, sentence)
        yield islice(row, MOST_COLUMNS + 1)


def _cell(text: str, number: int, path: Path) -> str:
    if len(text) > LONGEST_CELL:
        sentence = f"A cell has more than {LONGEST_CELL:,} characters; shorten it."
        raise DeckFileError.at(path, number, sentence)
    return shown(text)


def _named(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) or f"Column {place}" for place, name in enumerate(names, 1))
