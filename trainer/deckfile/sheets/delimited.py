"""CSV, and text with tabs as Anki and Quizlet write it."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from trainer.deckfile import atomic
from trainer.deckfile.problems import DeckFileError
from trainer.deckfile.sheets.bounded import fetched
from trainer.deckfile.sheets.markup import without_markup
from trainer.deckfile.sheets.rows import FORMULA, LONGEST_CELL, sheet, table
from trainer.domain.cards import Deck
from trainer.domain.sheet import Sheet

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = ("\t", ";", ",", "|")
_NAMED = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " ", "colon": ":"}
_SAMPLE = 50
"""Rows that tell what stands between cells."""


def read(path: Path) -> tuple[Sheet, ...]:
    """The one table of a file.

    Raises:
        DeckFileError: It is no text, or no table.
    """
    text = _decoded(fetched(path), path)
    directions, body = _directed(text)
    separator = directions.get("separator") or _separator(body)
    rows = _rows(body, separator, path)
    if directions.get("html") == "true":
        rows = ([without_markup(cell) for cell in row] for row in rows)
    found = sheet(path.stem, rows, path)
    if "columns" not in directions:
        return (found,)
    named = directions["columns"].split(separator)
    columns = (*named, *found.columns[len(named) :])[: len(found.columns)]
    return (Sheet(found.title, columns, found.rows, found.first),)


def write(path: Path, deck: Deck) -> None:
    """A deck as CSV that Excel opens as it is.

    Raises:
        DeckFileError: The disk refuses; an old file is as it was.
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([_guarded(cell) for cell in row] for row in table(deck.cards))
    atomic.replace(path, codecs.BOM_UTF8 + out.getvalue().encode())


def _guarded(cell: str) -> str:
    """A text that no spreadsheet evaluates: an apostrophe stands before it, and before one that is there already."""
    return f"'{cell}" if cell.startswith((*FORMULA, "'")) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*FORMULA, "'")) else cell


def _decoded(data: bytes, path: Path) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")  # what Excel writes where nobody asked for more
    if "\0" in text:
        raise DeckFileError.at(path, 0, "This is no text; save the table as CSV or as an Excel file (.xlsx).")
    return text


def _directed(text: str) -> tuple[dict[str, str], str]:
    """What the first lines say of the rest, as Anki has it (``#separator:tab``) and Excel (``sep=;``)."""
    found: dict[str, str] = {}
    rest = text
    while rest.startswith(("#", "sep=")):
        line, _, after = rest.partition("\n")
        name, colon, value = line.rstrip("\r").lstrip("#").partition("=" if line.startswith("sep=") else ":")
        if not colon:
            break
        key, rest = {"sep": "separator"}.get(name.strip(), name.strip()), after
        found[key] = _NAMED.get(value.strip().lower(), value) if key == "separator" else value
    return found, rest


def _separator(text: str) -> str:
    """What stands between the cells: whatever cuts most of the first rows into the same number of them."""
    return max(_SEPARATORS, key=lambda one: _evenness(text, one))


def _evenness(text: str, separator: str) -> tuple[int, int]:
    sample = io.StringIO("".join(line for line, _ in zip(io.StringIO(text), range(_SAMPLE), strict=False)), newline="")
    try:
        widths = Counter(len(row) for row in csv.reader(sample, delimiter=separator) if row)
    except csv.Error:
        return 0, 0
    width, count = max(widths.items(), key=lambda item: item[1], default=(0, 0))
    return (count, width) if width > 1 else (0, 0)


def _rows(text: str, separator: str, path: Path) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL * 4)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator[:1] or ",")
    try:
        for row in reader:
            yield [_unguarded(cell) for cell in row]
    except csv.Error as error:
        sentence = "A cell never ends; look for a quotation mark that is not closed."
        raise DeckFileError.at(path, reader.line_num, sentence) from error
