"""Excel files: a table that is pleasant to fill in, and whatever tables others have."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.deckfile import atomic
from trainer.deckfile.problems import DeckFileError
from trainer.deckfile.sheets.bounded import fetched, refuse_bomb
from trainer.deckfile.sheets.rows import FORMULA, MOST_COLUMNS, MOST_ROWS, sheet, table
from trainer.domain.cards import Deck
from trainer.domain.categories import Category, SaleStage
from trainer.domain.columns import Column
from trainer.domain.feedback import SOFTENERS
from trainer.domain.sheet import Sheet

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

WIDE, NARROW = 48, 16
"""Widths of columns, in characters."""

_NARROW = {Column.CATEGORY, Column.SOFTENER, Column.STAGE, Column.ID, Column.TAGS, Column.LIKELY_IN}
_LISTS = {
    Column.CATEGORY: [kind.value.replace("_", " ") for kind in Category],
    Column.STAGE: [stage.value for stage in SaleStage],
    Column.SOFTENER: [label.value for label in SOFTENERS],
}
_FILLING_IN = (
    ("The customer says", "Needed: the objection in the customer’s words."),
    ("Reply", "Needed: one honest way to answer it. Best with one softening phrase, and a question at its end."),
    ("Kind", f"One of {', '.join(_LISTS[Column.CATEGORY])}. Left empty, the words decide."),
    ("Reply without claims", "The same without anything that somebody has to verify; needed beside a claim."),
    ("Points, Tags, Likely in", "One on each line of the cell (Alt+Enter makes a new line)."),
    ("Question 1–4, Answer 1–4", "Four questions that lead to the real pain, and what the customer says to each."),
    ("Claims", "One on each line, for example: not verified | claim | It takes a week."),
    ("Words for slots", "One on each line, for example: saving: two days a month"),
    ("Id", "Leave it empty in new rows, and as it is in the others."),
)
_HELP = "How to fill this in"


def read(path: Path) -> tuple[Sheet, ...]:
    """Every sheet of a workbook that has anything in it; of formulas their last result.

    Raises:
        DeckFileError: It is no workbook, is damaged or too large, or there is nothing in it.
    """
    fetched(path)
    refuse_bomb(path, xml=True)
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
        found = [(one.title, list(_rows(one))) for one in book.worksheets if one.title != _HELP]
        book.close()
    except DeckFileError:
        raise
    except Exception as error:  # whatever openpyxl stumbles over in a file that somebody made up
        sentence = "The workbook is damaged; open it in a spreadsheet and save it again as .xlsx."
        raise DeckFileError.at(path, 0, sentence) from error
    full = [(title, rows) for title, rows in found if any(any(row) for row in rows)]
    if not full:
        raise DeckFileError.at(path, 0, "There is nothing in this workbook; write a line below its headings.")
    return tuple(sheet(title, rows, path) for title, rows in full)


def write(path: Path, deck: Deck) -> None:
    """A deck as a workbook; without cards it is a template to fill in.

    Raises:
        DeckFileError: The disk refuses; an old file is as it was.
    """
    import openpyxl

    book = openpyxl.Workbook()
    cards = book.active
    assert cards is not None
    cards.title = "".join(letter for letter in deck.title if letter not in "[]:*?/\\'")[:31].strip() or "Deck"
    for number, row in enumerate(table(deck.cards), 1):
        for place, text in enumerate(row, 1):
            _put(cards.cell(number, place), text)
    _dress(cards)
    _explain(book.create_sheet(_HELP))
    out = io.BytesIO()
    book.save(out)
    atomic.replace(path, out.getvalue())


def _put(cell: Cell | MergedCell, text: str) -> None:
    """A text, whatever it begins with: no spreadsheet takes it for a formula, now or when it is edited."""
    from openpyxl.styles import Alignment

    cell.value = text or None
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text.startswith((*FORMULA, "'"))
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _dress(cards: Worksheet) -> None:
    """Headings that stay, columns as wide as what they hold, and lists to choose from."""
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    cards.freeze_panes = "B2"
    for place, column in enumerate(Column, 1):
        letter = get_column_letter(place)
        cards.column_dimensions[letter].width = NARROW if column in _NARROW else WIDE
        cards.cell(1, place).font = Font(bold=True, color="FFFFFF")
        cards.cell(1, place).fill = PatternFill("solid", fgColor="3F4DC4")
        if column in _LISTS:
            rule = DataValidation("list", formula1=f'"{",".join(_LISTS[column])}"', allow_blank=True)
            rule.add(f"{letter}2:{letter}2001")
            cards.add_data_validation(rule)


def _explain(help_sheet: Worksheet) -> None:
    for number, (name, about) in enumerate(_FILLING_IN, 1):
        _put(help_sheet.cell(number, 1), name)
        _put(help_sheet.cell(number, 2), about)
    help_sheet.column_dimensions["A"].width = 28
    help_sheet.column_dimensions["B"].width = 90


def _rows(sheet: Any) -> Iterator[list[str]]:
    """The cells as texts; a sheet that lies about its size is read as far as it goes."""
    sheet.reset_dimensions()
    for row in sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1, values_only=True):
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time().isoformat() == "00:00:00" else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)
