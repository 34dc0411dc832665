"""Lines below one another, of which one is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from trainer.gui.layouts import col
from trainer.gui.theme import Theme
from trainer.gui.widgets.ticklist import Tick

Choice = TypeVar("Choice")


class Option(Tick):
    """One line with a ring before it, filled where it is the one. Arrows go from one to the next."""

    def __init__(self, text: str, *, role: str = "body") -> None:
        super().__init__(text, role=role)
        self.setAutoExclusive(True)

    def _draw_box(self, painter: QPainter, corner: QPointF, look: Theme) -> None:
        side = look.px(18)
        ring = QRectF(corner.x(), corner.y(), side, side).adjusted(0.75, 0.75, -0.75, -0.75)
        on = self.isChecked()
        painter.setPen(QPen(look.mix("accent", 1.0 if on else self.warmth / 2, "line_strong"), 1.5))
        painter.setBrush(look.color("raised"))
        painter.drawEllipse(ring)
        if on:
            dot = look.px(4.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            painter.drawEllipse(ring.adjusted(dot, dot, -dot, -dot))


class Options(QWidget, Generic[Choice]):
    """Lines that may be long; the first is chosen unless another one was."""

    def __init__(self, lines: Mapping[Choice, str], *, role: str = "body", name: str = "") -> None:
        """Make a list.

        Args:
            lines: What each says, as plain text.
            role: The type role of all but the first, which is the program's and not the customer's.
            name: What the list is, for screen readers.
        """
        super().__init__()
        self._lines = {
            key: Option(text, role=role if place else "body") for place, (key, text) in enumerate(lines.items())
        }
        self.setLayout(col(*self._lines.values(), gap=2))
        self.setAccessibleName(name)
        next(iter(self._lines.values())).setChecked(True)

    @property
    def value(self) -> Choice:
        """The one that is chosen."""
        return next(key for key, line in self._lines.items() if line.isChecked())
