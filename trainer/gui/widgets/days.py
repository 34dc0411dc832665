"""Days of practice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.gui.theme import Theme
from trainer.gui.widgets.painted import Painted


class Days(Painted):
    """The last days as dots; a missed day is only an empty place, today is a ring until it is done."""

    def __init__(self, done: Sequence[bool], *, name: str = "", parent: QWidget | None = None) -> None:
        """Show days.

        Args:
            done: one per day, the last one is today.
            name: what a screen reader says; "11 of the last 14 days" unless given.
            parent: the Qt parent.
        """
        super().__init__(name, parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setDone(done)

    def setDone(self, done: Sequence[bool]) -> None:
        """Show other days."""
        self._done = tuple(done)
        self.setAccessibleName(self._name or f"{sum(self._done)} of the last {len(self._done)} days")
        self.refresh()

    def measure(self, look: Theme) -> QSize:
        return QSize(len(self._done) * look.px(12), look.px(14))

    def draw(self, painter: QPainter, look: Theme) -> None:
        dot, last = look.px(9), len(self._done) - 1
        step = (self.width() - dot - 3) / max(last, 1)
        for i, done in enumerate(self._done):
            ring = i == last and not done
            painter.setPen(QPen(look.color("accent"), 1.5) if ring else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if ring else look.color("accent" if done else "sunken"))
            painter.drawEllipse(QRectF(1.5 + i * step, (self.height() - dot) / 2, dot, dot))
