"""Kinds of deck file, by the ending of their name. A new one is a module here and its entry in `FORMATS`."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from trainer.deckfile import reading, writing
from trainer.deckfile.problems import DeckFileError, Problem, quoted
from trainer.domain.cards import Deck


@dataclass(frozen=True)
class Format:
    """One kind of deck file.

    Attributes:
        ending: With its dot, in small letters; the file's name may have capitals.
        read: Raises `DeckFileError` with a line for anything that is no valid deck.
        write: Leaves the old file as it was when it raises `DeckFileError`.
    """

    name: str
    ending: str
    read: Callable[[Path], Deck]
    write: Callable[[Path, Deck], None]


NATIVE = Format("Deck", ".deck.toml", reading.read, writing.write)
FORMATS = (NATIVE,)


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
        for_path(path).read(path)
    except DeckFileError as error:
        return error.problems
    return ()
