"""What was salvaged: how much of it is answers, what is missing, and what a backup adds to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable

from trainer.domain.cards import Deck
from trainer.domain.log import Kind
from trainer.domain.meaning import plain
from trainer.store import cards
from trainer.store.salvage import Found, Row
from trainer.store.tables import ATTEMPT, CARD, DECK, DEVICE, PHRASE_USE, REVIEW, UNHEARD


def merged(one: Found, other: Found, tables: Iterable[str]) -> Found:
    """What the first has, and from the other what it lacks in these tables; no answer that it never had.

    What was said and heard belongs to its answer and is only taken with it, so in `tables` the answers come first.
    """
    both = {name: dict(rows) for name, rows in one.items()}
    counted = _counted(one)
    belongs: dict[str, Callable[[Row], bool]] = {
        REVIEW.name: lambda row: row[_SEQ] <= counted.get(row[_DEVICE], row[_SEQ]),
        ATTEMPT.name: lambda row: row[_SAID_IN] in both[REVIEW.name],
        PHRASE_USE.name: lambda row: row[_USED_IN] in both[REVIEW.name],
        UNHEARD.name: lambda row: row[_UNHEARD_IN] in both[REVIEW.name],
    }
    for name in tables:
        for found, row in other[name].items():
            if name not in belongs or belongs[name](row):
                both[name].setdefault(found, row)
    return both


def is_of_one_history(one: Found, other: Found) -> bool:
    """Whether no number of the log stands for one answer here and for another there, as after putting one back."""
    numbered = {(row[_DEVICE], row[_SEQ]): uuid for uuid, row in one[REVIEW.name].items()}
    rows = other[REVIEW.name].items()
    return all(numbered.get((row[_DEVICE], row[_SEQ]), uuid) == uuid for uuid, row in rows)


def expected(found: Found) -> int:
    """How many rows the log had, going by the numbers they bear and by how far this computer had counted."""
    counted, newest = _counted(found), _newest(found)
    return sum(max(counted.get(device, 0), newest.get(device, 0)) for device in counted | newest)


def _counted(found: Found) -> dict[str, int]:
    """How many rows each computer has written by its own count."""
    return {row[0]: row[1] for row in found[DEVICE.name].values()}


def _newest(found: Found) -> dict[str, int]:
    """The highest number that each computer has given to a row that is there."""
    newest: dict[str, int] = {}
    for row in found[REVIEW.name].values():
        newest[row[_DEVICE]] = max(newest.get(row[_DEVICE], 0), row[_SEQ])
    return newest


def lost(found: Found) -> int:
    """How many answers are not there any more.

    Undoing and doing again are rows of the log, too. What was said tells which of the missing rows were answers; where
    some of that may be lost as well, each missing row counts as one.
    """
    there, said = found[REVIEW.name], found[ATTEMPT.name].keys()
    missing, newest = max(expected(found) - len(there), 0), _newest(found)
    is_cut_off = any(count > newest.get(device, 0) for device, count in _counted(found).items())
    if is_cut_off or any(row[_KIND] == Kind.REVIEW.value and uuid not in said for uuid, row in there.items()):
        return missing
    undone = {row[_TARGET] for row in there.values() if row[_TARGET]}
    return min(missing, len((said | undone) - there.keys()))


def name_own_deck(found: Found, title: str, shipped: Container[str]) -> None:
    """Give the rep's own deck its heading again when only cards are left of it: each of them was written here."""
    headings = found[DECK.name]
    if any(row[_DIGEST] == cards.OWN for row in headings.values()):
        return
    written: dict[str, list[bool]] = {}
    for row in found[CARD.name].values():
        written.setdefault(row[_DECK_ID], []).append(row[_EDITED] > 0)
    own = [deck for deck, here in written.items() if deck not in headings and deck not in shipped and all(here)]
    if own:
        deck = Deck(max(own, key=lambda one: len(written[one])), title)
        heading = json.dumps({name: value for name, value in plain(deck).items() if name != "cards"})
        headings[deck.id] = (deck.id, title, deck.version, heading, cards.OWN, 0, len(headings))


def answers(found: Found) -> frozenset[str]:
    """The answers that count, by their uuids: those that were not taken back."""
    rows = found[REVIEW.name]
    last = {row[_TARGET]: row[_KIND] for row in sorted(rows.values())}
    given = (uuid for uuid, row in rows.items() if row[_KIND] == Kind.REVIEW.value)
    return frozenset(uuid for uuid in given if last.get(uuid) != Kind.UNDO.value)


_DEVICE, _SEQ, _KIND, _TARGET = (
    REVIEW.c.keys().index(name) for name in ("device_id", "device_seq", "kind", "target_uuid")
)
_SAID_IN, _USED_IN, _UNHEARD_IN = (table.c.keys().index("review_uuid") for table in (ATTEMPT, PHRASE_USE, UNHEARD))
_DECK_ID, _EDITED = (CARD.c.keys().index(name) for name in ("deck_id", "edited_at_ms"))
_DIGEST = DECK.c.keys().index("digest")
