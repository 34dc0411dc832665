"""A table that somebody made elsewhere: what its columns are, and what its rows become, before anything is changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer import words
from trainer.domain.cards import Card
from trainer.domain.columns import Column
from trainer.domain.intake import Fields, Intake, Refused
from trainer.domain.sheet import Sheet as Table
from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import clear, col, row, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import category_chip
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.picker import Picker
from trainer.gui.widgets.prose import Prose, label
from trainer.services.intake import Preview, Target

LEFT_OUT, NEW_DECK = "Leave it out", "A new deck"
SHOWN, NAMED = 3, 5
"""Lines that are shown as they will be, and rows that are named which become none."""

SAMPLE = 50
"""Characters of a column's first cell that are shown."""

FOLD = 620


class ColumnsDialog(Sheet):
    """On the left what each column is, on the right the first lines as they will be.

    Signals:
        kept: The `Changes`.
        told: One sentence on what was done.
    """

    kept = Signal(object)
    told = Signal(object)

    def __init__(self, desk: Desk, tables: tuple[Table, ...], parent: QWidget) -> None:
        super().__init__(parent, "Import a table")
        self._intake, self._tables, self._table = desk.workspace.intake, tables, tables[0]
        self._preview: Preview | None = None
        self._pickers: list[Picker] = []
        self._which = self._picker("Which sheet", [(table.title, place) for place, table in enumerate(tables)])
        self._which.setVisible(len(tables) > 1)
        self._which.activated.connect(lambda place: self._show_table(tables[place]))
        decks = [(deck.title, deck.id) for deck in desk.workspace.library.decks()]
        self._into = self._picker("Into which deck", [(NEW_DECK, ""), *decks])
        self._into.activated.connect(self._on_changed)
        self._title = Field("", "Its title", 260, name="Title of the new deck", longest=200)
        self._title.textChanged.connect(self._on_changed)
        self._columns, self._shown = col(gap=10), col(gap=12)
        self._said, self._refused = Prose(""), Prose("", "small", "warning")
        self._import = Button("Import", "primary", "download", key="Return")
        self._import.clicked.connect(self._install)
        self._show_table(tables[0])
        self.fill(self._laid_out(), None, self.cancel_button(), self._import, width=880, tallest=620)
        self._import.setFocus()

    def _laid_out(self) -> QBoxLayout:
        left = wrap(col(label("What each column is", "strong"), self._which, self._columns, None, gap=10))
        into = row(self._into, (self._title, 1), gap=8)
        right = wrap(
            col(label("What it becomes", "strong"), into, self._said, self._refused, self._shown, None, gap=10)
        )
        return col(Prose("Import a table", "title"), 8, Fold(left, right, at=FOLD, shares=(1, 1), gap=32), None, gap=4)

    def _picker(self, name: str, items: list[tuple[str, object]]) -> Picker:
        picker = Picker(name=name)
        picker.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        picker.setMinimumContentsLength(14)
        for text, data in items:
            picker.addItem(text, data)
        return picker

    # ------------------------------------------------------------ the table

    def _show_table(self, table: Table) -> None:
        self._table = table
        fields = self._intake.fields(table)
        clear(self._columns)
        self._pickers = [self._column(place, name, fields[place]) for place, name in enumerate(table.columns)]
        target = self._intake.target(table, fields)
        self._into.setCurrentIndex(max(self._into.findData(target.deck_id), 0))
        self._title.setText(target.title or table.title)
        self._render()

    def _column(self, place: int, name: str, chosen: Column | None) -> Picker:
        """A column under its name, with the first thing that stands in it."""
        items: list[tuple[str, object]] = [(LEFT_OUT, None), *((column.value, column) for column in Column)]
        picker = self._picker(name, items)
        picker.setCurrentIndex(list(Column).index(chosen) + 1 if chosen else 0)
        picker.activated.connect(partial(self._on_column, picker))
        first = next((one[place] for one in self._table.rows if one[place]), "")
        sample = " ".join(first.split())[:SAMPLE]
        about = Prose(words.curly(sample), "small", "muted")
        self._columns.addWidget(wrap(col(row(label(name, "label"), None, picker, gap=12), about, gap=2)))
        return picker

    @Slot(object, int)
    def _on_column(self, changed: Picker, _place: int) -> None:
        """Each thing is one column: who had it before gives it up."""
        for picker in self._pickers:
            if picker is not changed and picker.currentData() == changed.currentData():
                picker.setCurrentIndex(0)
        self._render()

    @Slot()
    def _on_changed(self) -> None:
        self._render()

    def _fields(self) -> Fields:
        said = (picker.currentData() for picker in self._pickers)
        return tuple(Column(name) if name else None for name in said)  # Qt keeps the text alone

    # ------------------------------------------------------------ what it becomes

    def _render(self) -> None:
        deck_id = self._into.currentData()
        self._title.setVisible(not deck_id)
        clear(self._shown)
        try:
            self._preview = self._intake.preview(self._table, self._fields(), Target(deck_id, self._title.text()))
        except TrainerError as error:
            self._preview = None
            self._tell(str(error), "")
            return
        found = self._preview.intake
        self._tell(counts(found), "\n".join(refusals(found.refused)))
        for card in (*found.new, *found.changed)[:SHOWN]:
            self._shown.addWidget(_line(card))

    def _tell(self, said: str, refused: str) -> None:
        self._said.setText(said)
        self._refused.setText(refused)
        self._refused.setVisible(bool(refused))
        found = self._preview.intake if self._preview else Intake()
        self._import.setEnabled(bool(found.new or found.changed))

    @Slot()
    def _install(self) -> None:
        if self._preview is None:
            return
        try:
            changes = self._intake.install(self._preview, self._table, self._fields())
        except TrainerError as error:
            self.strip.say(str(error))
            return
        self.accept()
        self.kept.emit(changes)
        self.told.emit(counts(self._preview.intake))


def counts(found: Intake) -> str:
    """``12 new, 3 changed, 5 as they are, 2 rows left out.``"""
    parts = [f"{len(found.new)} new"] if found.new else []
    parts += [f"{len(found.changed)} changed"] if found.changed else []
    parts += [f"{found.unchanged} as they are"] if found.unchanged else []
    parts += [f"{words.plural(len(found.refused), 'row')} left out"] if found.refused else []
    return f"{', '.join(parts)}." if parts else "There is no line in it."


def refusals(refused: tuple[Refused, ...]) -> Iterator[str]:
    """Why the first rows become no lines, and how many more there are."""
    for one in refused[:NAMED]:
        yield f"Row {one.row}: {one.sentence or ' '.join(words.trouble(found) for found in one.troubles)}"
    if len(refused) > NAMED:
        yield f"And {len(refused) - NAMED} more."


def _line(card: Card) -> QWidget:
    said, reply = Prose(words.quote(card.objection), "speech_s"), Prose(words.curly(card.reply), "small", "muted")
    return wrap(col(row(category_chip(card.category, words.CATEGORIES[card.category]), None), said, reply, gap=4))
