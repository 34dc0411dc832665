"""Deck files as bytes: read within bounds, checked with line numbers, written in one canonical spelling."""

from trainer.deckfile.formats import FORMATS, NATIVE, Format, check, deck_of, for_path
from trainer.deckfile.problems import DeckFileError, Problem
from trainer.deckfile.reading import loads, read
from trainer.deckfile.writing import dumps, write

__all__ = [
    "FORMATS",
    "NATIVE",
    "DeckFileError",
    "Format",
    "Problem",
    "check",
    "deck_of",
    "dumps",
    "for_path",
    "loads",
    "read",
    "write",
]
