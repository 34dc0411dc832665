"""Tables that others made become lines of a deck: looked at first, then all of it at once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.domain.cards import Card, Deck
from trainer.domain.categories import Category
from trainer.domain.columns import Column
from trainer.domain.intake import Fields, Intake, guessed, taken
from trainer.domain.meaning import new_id
from trainer.domain.sheet import Sheet
from trainer.domain.views import Changes
from trainer.errors import TrainerError
from trainer.services.arranging import MOST_CARDS, Arranging
from trainer.services.clock import Clock
from trainer.services.steps import Steps
from trainer.store import cards
from trainer.store.drafts import Drafts
from trainer.store.engine import Database, Transaction

_SAME = "columns"
_TOO_MANY = f"A deck holds {MOST_CARDS:,} lines; split the table into several files."
MOST_ROWS = 2 * MOST_CARDS
"""Rows that are looked at; some may be of lines that are there."""


@dataclass(frozen=True)
class Target:
    """Where lines go: a deck that is there, by its id, or a new one of this title."""

    deck_id: str = ""
    title: str = ""


@dataclass(frozen=True)
class Preview:
    """What taking a table in would do; nothing is changed yet."""

    target: Target
    intake: Intake


class IntakeService:
    """Reads tables, remembers what their columns were, and puts their lines into decks."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        steps: Steps,
        arranging: Arranging,
        kind_of: Callable[[str], Category],
        drafts: Path,
    ) -> None:
        self._database, self._clock, self._steps, self._arranging = database, clock, steps, arranging
        self._kind_of, self._drafts = kind_of, Drafts(drafts)

    @staticmethod
    def is_table(path: Path) -> bool:
        """Whether somebody has to say what the columns of this file are.

        Raises:
            DeckFileError: Its ending is unknown.
        """
        from trainer import deckfile

        return deckfile.for_path(path).sheets is not None

    @staticmethod
    def open(path: Path) -> tuple[Sheet, ...]:
        """The tables of a file, at least one.

        Raises:
            DeckFileError: It is none, or there is nothing in it.
        """
        from trainer import deckfile

        sheets = deckfile.for_path(path).sheets
        return sheets(path) if sheets else ()

    def template(self, path: Path) -> None:
        """Write an empty table to fill in.

        Raises:
            DeckFileError: It cannot be written, or decks are not written with that ending.
        """
        from trainer import deckfile

        write = deckfile.for_path(path).write
        if write is None:
            raise deckfile.DeckFileError.at(path, 0, "A template is an Excel file or CSV; choose .xlsx or .csv.")
        write(path, Deck(new_id(), "Objections"))

    # ------------------------------------------------------------ columns

    def fields(self, sheet: Sheet) -> Fields:
        """What the columns are: what was said of columns with the same names before, else what is likely."""
        try:
            names = json.loads(self._drafts.get(_remembered(sheet)) or "null")
            found = tuple(Column(name) if name else None for name in names)
        except (ValueError, TypeError):
            return guessed(sheet.columns)
        return found if len(found) == len(sheet.columns) else guessed(sheet.columns)

    def target(self, sheet: Sheet, fields: Fields) -> Target:
        """Where its lines most likely belong: into the deck that has most of them, else into one of their own."""
        if Column.ID in fields:
            place = fields.index(Column.ID)
            with self._database.reading() as tx:
                owners = Counter(cards.owners(tx, [row[place].strip() for row in sheet.rows[:MOST_CARDS]]).values())
            if owners:
                return Target(owners.most_common(1)[0][0])
        return Target(title=sheet.title)

    # ------------------------------------------------------------ taking in

    def preview(self, sheet: Sheet, fields: Fields, target: Target) -> Preview:
        """What its rows would become.

        Raises:
            TrainerError: No column says what the customer says, the title cannot be used, or a row's id is that of a
                line in another deck.
        """
        if Column.OBJECTION not in fields:
            raise TrainerError("Say which column is what the customer says.")
        if len(sheet.rows) > MOST_ROWS:
            raise TrainerError(_TOO_MANY)
        if not target.deck_id:
            target = Target(title=self._arranging.title(target.title))
        with self._database.reading() as tx:
            there = cards.deck(tx, target.deck_id).cards if target.deck_id else ()
            found = taken(sheet, fields, there, self._kind_of, self._arranging.blank)
            foreign = cards.owners(tx, [card.id for card in found.new])
        if foreign:
            found = replace(found, new=tuple(_own(card, foreign) for card in found.new))
        if len(there) + len(found.new) > MOST_CARDS:
            raise TrainerError(_TOO_MANY)
        return Preview(target, found)

    def install(self, preview: Preview, sheet: Sheet, fields: Fields) -> Changes:
        """Do it, in one transaction that can be taken back, and remember what the columns were.

        Raises:
            TrainerError: There is nothing to take in.
        """
        found, target = preview.intake, preview.target
        if not (found.new or found.changed):
            raise TrainerError("There is nothing new in this table.")
        at_ms = self._clock.now().at_ms
        deck = Deck(target.deck_id or new_id(), target.title)

        def act(tx: Transaction) -> None:
            if not target.deck_id:
                cards.put_heading(tx, deck, at_ms)
            for card in found.new:
                cards.add_card(tx, deck.id, card, at_ms)
            for card in found.changed:
                cards.put_card(tx, card, at_ms)

        changes = self._steps.do([card.id for card in (*found.new, *found.changed)], act)
        with suppress(OSError):  # on a full disk it is asked again the next time
            self._drafts.put(_remembered(sheet), json.dumps([column.value if column else "" for column in fields]))
        return replace(changes, decks=True, schedule=True)


def _remembered(sheet: Sheet) -> str:
    return f"{_SAME} {json.dumps([name.casefold() for name in sheet.columns])}"


def _own(card: Card, foreign: dict[str, str]) -> Card:
    """A line whose id belongs to another deck here is another line."""
    return replace(card, id=new_id()) if card.id in foreign else card
