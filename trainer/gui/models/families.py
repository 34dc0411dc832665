"""Families of phrases as a list under headings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trainer import words
from trainer.domain.feedback import LabelKind
from trainer.services.phrases import KnownFamily, Shelf

ROW = Qt.ItemDataRole.UserRole
OURS, TAUGHT = "Your team’s", "Also taught"
HEADINGS = {LabelKind.SOFTENER: "Softeners", LabelKind.MOVE: "Moves", LabelKind.FAULT: "Faults"}

Row: TypeAlias = KnownFamily | str
"""A family, or a heading."""


def title(known: KnownFamily) -> str:
    """What a family is called where a rep meets it, too."""
    usual = known.label is not None and not known.is_ours
    return words.curly(words.LABELS[known.label] if usual and known.label else known.draft.name)


def meaning(known: KnownFamily) -> str:
    """What a family does, in the words of the other screens."""
    usual = words.DEFINITIONS.get(known.label, "") if known.label and not known.is_ours else ""
    return words.curly(usual or known.draft.definition)


def heading(known: KnownFamily) -> str:
    """Under which heading a family stands."""
    if known.is_ours:
        return OURS
    return HEADINGS[known.draft.kind] if known.label else TAUGHT


class FamiliesModel(QAbstractListModel):
    """Rows of `Row`; who goes through them with the keyboard comes to families only."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._day = 0

    def show_shelf(self, shelf: Shelf) -> None:
        """Show these families."""
        self.beginResetModel()
        self._rows, self._day = tuple(_rows(shelf)), shelf.day
        self.endResetModel()

    def place_of(self, file: str, family: str) -> int:
        """Where a family stands; that of the first one where there is no such."""
        rows = [(at, row) for at, row in enumerate(self._rows) if not isinstance(row, str)]
        first = next((at for at, _ in rows), -1)
        return next((at for at, row in rows if (row.file, row.draft.family) == (file, family)), first)

    def used(self, known: KnownFamily) -> str:
        """How often a family was used, and when last; or with which other one it is counted."""
        if known.adds:
            return f"counts as {self._added_to(known)}"
        return words.used(known.uses, known.last_day, self._day, measured=known.label is not None)

    def _added_to(self, known: KnownFamily) -> str:
        """What the family of the program is called; of some that are measured no file tells."""
        rows = (row for row in self._rows if isinstance(row, KnownFamily) and not row.is_ours)
        named = (title(row) for row in rows if row.draft.family == known.draft.family)
        return words.LABELS[known.label] if known.label else next(named, known.draft.name)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        is_family = index.isValid() and not isinstance(self._rows[index.row()], str)
        return super().flags(index) if is_family else Qt.ItemFlag.NoItemFlags

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else f"{title(row)}, {self.used(row)}"
        return None


def _rows(shelf: Shelf) -> Iterator[Row]:
    above = ""
    for known in shelf.families:
        if heading(known) != above:
            above = heading(known)
            yield above
        yield known
