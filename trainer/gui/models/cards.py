"""Cards as a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trainer import words
from trainer.domain.memory import State
from trainer.domain.views import CardRow

ROW = Qt.ItemDataRole.UserRole

STATES = {
    State.NEW: "new",
    State.LEARNING: "being learned",
    State.REVIEW: "in practice",
    State.RELEARNING: "being relearned",
}


class CardsModel(QAbstractListModel):
    """Rows of `CardRow`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[CardRow, ...] = ()

    def show_rows(self, rows: tuple[CardRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, place: int) -> CardRow:
        return self._rows[place]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{words.curly(row.objection)}, {words.CATEGORIES[row.category]}, {under(row)}"
        return None


def under(row: CardRow) -> str:
    """The quiet second line of a row."""
    parts = ["no reply yet" if row.unanswered else STATES[row.state]]
    if row.has_own_words:
        parts.append("in your words")
    if row.unverified:
        parts.append("claim not verified")
    return ", ".join(parts)
