"""Rows of a table become cards: which column is what, and what becomes of every row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from trainer.domain.cards import Card
from trainer.domain.categories import Category
from trainer.domain.columns import CellError, Column, kind_of, with_cells
from trainer.domain.meaning import digest, is_id
from trainer.domain.sheet import Sheet
from trainer.domain.writing import Trouble, tidied, troubles

Fields = tuple[Column | None, ...]
"""What each column of a sheet is; None for one that is left out."""

_ALSO: Mapping[Column, tuple[str, ...]] = {
    Column.OBJECTION: ("objection", "front", "question", "term", "customer", "concern", "prospect says", "text"),
    Column.REPLY: ("answer", "back", "response", "rebuttal", "definition", "handling", "answers"),
    Column.CATEGORY: ("category", "type", "group", "topic", "objection type"),
    Column.VARIANT: ("variant", "variation", "alternative", "rephrased"),
    Column.POINTS: ("point", "key points", "talking points"),
    Column.TELLS: ("tells", "meaning", "insight"),
    Column.TAGS: ("tag", "labels"),
    Column.NOTES: ("note", "comment", "comments", "extra"),
    Column.ID: ("guid", "card id"),
}
NAMES = {name.casefold(): column for column in Column for name in (column.value, *_ALSO.get(column, ()))}


@dataclass(frozen=True)
class Refused:
    """A row that becomes no card.

    Attributes:
        row: Its number in the file.
        troubles: Why the card cannot be kept; empty where `sentence` says it.
    """

    row: int
    sentence: str = ""
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True)
class Intake:
    """What the rows of a sheet would do to a deck."""

    new: tuple[Card, ...] = ()
    changed: tuple[Card, ...] = ()
    unchanged: int = 0
    refused: tuple[Refused, ...] = ()


def is_heading(row: Iterable[str]) -> bool:
    """Whether the first row of a table names its columns."""
    return any(_folded(cell) in NAMES for cell in row)


def guessed(columns: Sequence[str]) -> Fields:
    """What columns with these names are likely to be, each thing once; the first two where nothing tells."""
    found: list[Column | None] = []
    for name in columns:
        column = NAMES.get(_folded(name))
        found.append(column if column not in found else None)
    for place, wanted in enumerate((Column.OBJECTION, Column.REPLY)):
        if wanted not in found and place < len(found) and found[place] is None:
            found[place] = wanted
    return tuple(found)


def taken(
    sheet: Sheet,
    fields: Fields,
    there: Iterable[Card],
    kind: Callable[[str], Category],
    blank: Callable[[Category], Card],
) -> Intake:
    """What the rows would do to the cards that are there. Nothing is ever retired by a table.

    A row is about the card with its id, else about the one with the same objection. Of two rows about one card the
    later one is refused.

    Args:
        sheet: The rows.
        fields: What its columns are.
        there: The cards of the deck that they go into.
        kind: The kind of an objection for which no cell tells one.
        blank: A new card of a kind.
    """
    by_id = {card.id: card for card in there}
    by_line = {_folded(card.objection): card for card in by_id.values()}
    seen: dict[str, int] = {}
    new, changed, refused, unchanged = [], [], [], 0
    for number, row in enumerate(sheet.rows, sheet.first):
        given = {column: cell for column, cell in zip(fields, row, strict=False) if column is not None}
        if not any(cell.strip() for cell in given.values()):
            continue
        known = by_id.get(given.get(Column.ID, "").strip()) or by_line.get(_folded(given.get(Column.OBJECTION, "")))
        card = _card(given, known, kind, blank, number)
        if isinstance(card, Refused):
            refused.append(card)
        elif (first := seen.setdefault(_folded(card.objection), number)) != number:
            refused.append(Refused(number, f"The customer says the same on row {first}; keep one of the two."))
        elif known is None:
            new.append(card)
        elif digest(card) != digest(known):
            changed.append(card)
        else:
            unchanged += 1
    return Intake(tuple(new), tuple(changed), unchanged, tuple(refused))


def _card(
    given: Mapping[Column, str],
    known: Card | None,
    kind: Callable[[str], Category],
    blank: Callable[[Category], Card],
    number: int,
) -> Card | Refused:
    """A row as a card, or why it is none."""
    named = given.get(Column.CATEGORY, "").strip()
    category = kind_of(named) or (known.category if known else kind(given.get(Column.OBJECTION, "")))
    usual = known or _with_id(blank(category), given.get(Column.ID, "").strip())
    try:
        card = tidied(with_cells(usual, {**given, Column.CATEGORY: category.value}))
    except CellError as error:
        return Refused(number, str(error))
    found = troubles(card)
    return Refused(number, troubles=found) if found else card


def _with_id(card: Card, wanted: str) -> Card:
    return replace(card, id=wanted) if is_id(wanted) else card


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" :?.!\"'“”’*")
