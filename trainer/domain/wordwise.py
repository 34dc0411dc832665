"""What changed in a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_PIECE = re.compile(r"\w+(?:['’]\w+)*|\s+|[^\w\s]")


ISLAND = 2
"""Words that stay between two changes, at least."""


class Change(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    TAKEN_OUT = "taken_out"
    PUT_IN = "put_in"


@dataclass(frozen=True)
class Stretch:
    """Words that share a fate."""

    change: Change
    text: str


def compared(before: str, after: str) -> tuple[Stretch, ...]:
    """One text as it became another: what was taken out stands before what was put in for it.

    Without what was put in it reads as before, without what was taken out as after.
    """
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    return tuple(_joined(_stretches(old, new)))


def _stretches(old: list[str], new: list[str]) -> Iterator[Stretch]:
    for tag, first, last, from_, to in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Stretch(Change.SAME, "".join(old[first:last]))
            continue
        if first < last:
            yield Stretch(Change.TAKEN_OUT, "".join(old[first:last]))
        if from_ < to:
            yield Stretch(Change.PUT_IN, "".join(new[from_:to]))


def _joined(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """What stays between two changes goes with them, unless it is long enough: nobody reads what is cut to pieces."""
    taken = put = island = ""
    for one in stretches:
        if one.change is not Change.SAME:
            taken += island + (one.text if one.change is Change.TAKEN_OUT else "")
            put += island + (one.text if one.change is Change.PUT_IN else "")
            island = ""
        elif (taken or put) and len(one.text.split()) < ISLAND:
            island = one.text
        else:
            yield from _changed(taken, put)
            yield one
            taken = put = ""
    yield from _changed(taken, put)
    if island:
        yield Stretch(Change.SAME, island)


def _changed(taken: str, put: str) -> Iterator[Stretch]:
    if taken:
        yield Stretch(Change.TAKEN_OUT, taken)
    if put:
        yield Stretch(Change.PUT_IN, put)
