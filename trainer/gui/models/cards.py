"""Cards as a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from trainer import words
from trainer.domain.memory import State
from trainer.domain.views import CardRow
from trainer.gui.models.paged import ROW as ROW
from trainer.gui.models.paged import PagedModel
from trainer.gui.widgets.glyph import FLAG_ROLES

STATES = {
    State.NEW: "new",
    State.LEARNING: "being learned",
    State.REVIEW: "in practice",
    State.RELEARNING: "being relearned",
}


class CardsModel(PagedModel[CardRow]):
    """Rows of `CardRow`; with many of them the next ones are fetched when a person comes to them."""

    def place_of(self, card_id: str) -> int:
        """Where a card stands among the rows that are here; -1 when it is none of them."""
        return next((place for place, row in enumerate(self._rows) if row.id == card_id), -1)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """A card can be drawn to another place where the list lets it."""
        drawn = Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | drawn

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{words.curly(row.objection)}, {words.CATEGORIES[row.category]}, {under(row)}"
        return None


def decided(row: CardRow) -> tuple[tuple[str, str, str], ...]:
    """What the rep decided about a card: for each decision its words, its icon and the colour role of that."""
    flag = words.FLAGS[row.flag].lower()
    decisions = (
        (row.marked, "starred", "star", "warning"),
        (row.flag > 0, f"{flag} flag", "flag", FLAG_ROLES[row.flag]),
        (row.suspended, "suspended", "pause", "muted"),
        (row.buried_until > 0, "buried until tomorrow", "clock", "muted"),
    )
    return tuple((told, icon, hue) for is_so, told, icon, hue in decisions if is_so)


def under(row: CardRow) -> str:
    """The quiet second line of a row."""
    parts = [told for told, _, _ in decided(row)]
    parts.append("no reply yet" if row.unanswered else STATES[row.state])
    if row.has_own_words:
        parts.append("in your words")
    if row.unverified:
        parts.append("claim not verified")
    return ", ".join(parts)
