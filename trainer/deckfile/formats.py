"""Kinds of deck file, by the ending of their name. A new one is a module here and its entry in `FORMATS`."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from trainer.deckfile import reading, writing
from trainer.deckfile.problems import DeckFileError, Problem, quoted
from trainer.domain.cards import Deck
from trainer.domain.sheet import Sheet


@dataclass(frozen=True)
class Format:
    """One kind of deck file.

    Attributes:
        ending: With its dot, in small letters; the file's name may have capitals.
        read: Raises `DeckFileError` with a line for anything that is no valid deck; None for tables.
        write: Leaves the old file as it was when it raises `DeckFileError`; None for what is only read.
        sheets: The tables of a file that has no deck, for somebody to say what their columns are; None for a deck.
    """

    name: str
    ending: str
    read: Callable[[Path], Deck] | None
    write: Callable[[Path, Deck], None] | None
    sheets: Callable[[Path], tuple[Sheet, ...]] | None = None


def _csv(path: Path) -> tuple[Sheet, ...]:
    from trainer.deckfile.sheets import delimited

    return delimited.read(path)


def _write_csv(path: Path, deck: Deck) -> None:
    from trainer.deckfile.sheets import delimited

    delimited.write(path, deck)


def _workbook(path: Path) -> tuple[Sheet, ...]:
    from trainer.deckfile.sheets import workbook

    return workbook.read(path)


def _write_workbook(path: Path, deck: Deck) -> None:
    from trainer.deckfile.sheets import workbook

    workbook.write(path, deck)


NATIVE = Format("Deck", ".deck.toml", reading.read, writing.write)
FORMATS = (
    NATIVE,
    Format("Excel", ".xlsx", None, _write_workbook, _workbook),
    Format("CSV", ".csv", None, _write_csv, _csv),
    Format("Text with tabs", ".txt", None, None, _csv),
)
"""Libraries are imported with the first file that needs them."""


def for_path(path: Path) -> Format:
    """The format of a file, by the ending of its name.

    Raises:
        DeckFileError: No format has that ending, or it is a folder.
    """
    for known in FORMATS:
        if path.name.lower().endswith(known.ending):
            return known
    if os.path.isdir(path):
        raise DeckFileError.at(path, 0, "This is a folder; choose a deck file inside it.")
    endings = ", ".join(known.ending for known in FORMATS)
    sentence = f"The ending of {quoted(path.name)} is not one of {endings}; choose a file whose name has it."
    raise DeckFileError.at(path, 0, sentence)


def check(path: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with a deck file; nothing when it can be used."""
    try:
        deck_of(path)
    except DeckFileError as error:
        return error.problems
    return ()


def deck_of(path: Path) -> Deck:
    """The deck in a file.

    Raises:
        DeckFileError: It is no valid deck, or a table of which somebody has to say what its columns are.
    """
    known = for_path(path)
    if known.read is None:
        sentence = f"This is a table ({known.ending}), and no deck yet; import it, and its lines become one."
        raise DeckFileError.at(path, 0, sentence)
    return known.read(path)
