"""Widgets in a line that breaks when it is full."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

ANY = 16_777_215


class Flow(QWidget):
    """Chips side by side, in as many rows as they need."""

    def __init__(self, *items: QWidget, gap: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[QWidget, ...] = ()
        self._gap = gap
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setItems(*items)

    def items(self) -> tuple[QWidget, ...]:
        return self._items

    def setItems(self, *items: QWidget) -> None:
        """Show these widgets instead of the ones before, which are let go."""
        for old in self._items:
            if old not in items:
                old.hide()
                old.deleteLater()
        self._items = items
        for item in items:
            item.setParent(self)
            item.show()
        self._settle()

    def _settle(self) -> None:
        self._place(self.width(), move=True)
        self.updateGeometry()

    def _place(self, width: int, *, move: bool) -> int:
        """Where everything goes at a width; returns the height, in pixels."""
        y = 0
        for row in self._rows(max(width, 1)):
            tall = max(size.height() for _, size in row)
            if move:
                self._place_row(row, y, tall)
            y += tall + self._gap
        return max(y - self._gap, 0)

    def _rows(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        rows: list[list[tuple[QWidget, QSize]]] = []
        x = width + 1
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(width, ANY))
            if x + size.width() > width:
                rows.append([])
                x = 0
            rows[-1].append((item, size))
            x += size.width() + self._gap
        return rows

    def _place_row(self, row: list[tuple[QWidget, QSize]], y: int, tall: int) -> None:
        x = 0
        for item, size in row:
            item.setGeometry(QRect(QPoint(x, y + (tall - size.height()) // 2), size))
            x += size.width() + self._gap

    def event(self, event: QEvent) -> bool:
        """A child that changed its size asks for a new layout."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._settle()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(event.size().width(), move=True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint().width() for item in self._items]
        width = sum(hints) + self._gap * max(len(hints) - 1, 0)
        return QSize(width, self._place(max(width, 1), move=False))

    def minimumSizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items]
        widest = max((hint.width() for hint in hints), default=0)
        return QSize(min(widest, 240), max((hint.height() for hint in hints), default=0))
