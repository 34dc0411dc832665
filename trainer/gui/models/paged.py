"""Rows of a list that are fetched when a person comes to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW = Qt.ItemDataRole.UserRole

Row = TypeVar("Row")
More = Callable[[int], tuple[Row, ...]]
"""The rows from a place on; none when there are no more."""


class PagedModel(QAbstractListModel, Generic[Row]):
    """What is shown so far, and how to come by the rest; what a row looks like is told by who knows its kind."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._more: More[Row] | None = None

    def show_rows(self, rows: tuple[Row, ...], more: More[Row] | None = None) -> None:
        """Show other rows, and how to come by those after them."""
        self.beginResetModel()
        self._rows, self._more = rows, more
        self.endResetModel()

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not parent.isValid() and self._more is not None

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Add the rows that come next."""
        if parent.isValid() or self._more is None:
            return
        count = len(self._rows)
        found = self._more(count)
        if not found:
            self._more = None
            return
        self.beginInsertRows(QModelIndex(), count, count + len(found) - 1)
        self._rows += found
        self.endInsertRows()

    def row_at(self, place: int) -> Row:
        return self._rows[place]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)
