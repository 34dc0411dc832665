"""Talks as a list, month by month."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from trainer import talkwords, words
from trainer.domain.talks import TalkRow
from trainer.gui.models.paged import ROW, PagedModel

MONTH = Qt.ItemDataRole.UserRole + 1
"""The month that begins with a row; empty for a row of the same month as the one above."""


class TalksModel(PagedModel[TalkRow]):
    """Rows of `TalkRow`."""

    def place_of(self, uuid: str) -> int:
        """Where a talk stands among the rows that are here; -1 when it is none of them."""
        return next((place for place, row in enumerate(self._rows) if row.uuid == uuid), -1)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = index.row()
        row = self._rows[place]
        if role == ROW:
            return row
        if role == MONTH:
            is_first = place == 0 or self._rows[place - 1].month != row.month
            return talkwords.month(row) if is_first else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{words.curly(title(row))}, {talkwords.kind(row.category)}, {talkwords.listed(row)}"
        return None


def title(row: TalkRow) -> str:
    """Who talked: the customer, and a rep who is not the one whose program it is."""
    return f"{row.customer}, with {row.rep}" if row.rep else row.customer
