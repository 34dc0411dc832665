"""The same row in other circumstances: as a speech recogniser would write it, or typed in haste."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from random import Random

from trainer.coaching.training.rows import Row

_FILLERS = ("uh", "um", "you know", "i mean", "like", "so", "well")
_FILLER, _DOUBLED, _NO_APOSTROPHES = 0.06, 0.03, 0.5
_SPOKEN, _LOWERED = 0.3, 0.1


def varied(row: Row, chance: Random) -> Row:
    """The same row, now and then as it would be heard or typed in haste."""
    drawn = chance.random()
    if drawn < _SPOKEN:
        return spoken(row, chance)
    return lowered(row) if drawn < _SPOKEN + _LOWERED else row


def spoken(row: Row, chance: Random) -> Row:
    """The same row as heard: no marks, fillers, doubled words. Its labels and their words survive."""
    closed = chance.random() < _NO_APOSTROPHES
    cuts = sorted({0, len(row.text), *(end for span in row.spans.values() for end in span)})
    text, starts, ends = "", dict[int, int](), dict[int, int]()
    for start, end in pairwise(cuts):
        piece = _heard(row.text[start:end], chance, closed=closed)
        text += " " * bool(text and piece)
        starts[start] = len(text)
        text += piece
        ends[end] = len(text)
    return replace(row, text=text, spans={column: (starts[a], ends[b]) for column, (a, b) in row.spans.items()})


def lowered(row: Row) -> Row:
    """The same row in small letters."""
    small = row.text.lower()
    return replace(row, text=small) if len(small) == len(row.text) else row


def _heard(said: str, chance: Random, *, closed: bool) -> str:
    out: list[str] = []
    for word in re.sub(r"[^\w' ]+", " ", said.lower().replace("’", "'")).split():
        if chance.random() < _FILLER:
            out.append(chance.choice(_FILLERS))
        out.append(word.replace("'", "") if closed else word)
        if chance.random() < _DOUBLED:
            out.append(word)
    return " ".join(out)
