"""A figure among those before it: the usual as a shade, each take as a dot, the newest one filled."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from trainer.domain.delivery import Compared, Usual
from trainer.gui.theme import Theme
from trainer.gui.widgets.painted import Painted

SHOWN = 12
"""Takes before the present one that have a dot."""
_WIDE, _TALL, _DOT, _NOW = 116, 20, 1.5, 3.5


class Trend(Painted):
    """Shows one measure; what it means is told in words beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._values: tuple[float, ...] = ()
        self._usual: Usual | None = None

    def show_compared(self, one: Compared) -> None:
        """The latest takes and the present one."""
        self._values = () if one.value is None else (*one.earlier[-SHOWN:], one.value)
        self._usual = one.usual
        self.setVisible(len(self._values) > 1)
        self.update()

    def measure(self, look: Theme) -> QSize:
        return QSize(look.px(_WIDE), look.px(_TALL))

    def draw(self, painter: QPainter, look: Theme) -> None:
        if not self._values:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        if self._usual is not None:
            top, foot = self._height(self._usual.high, look), self._height(self._usual.low, look)
            painter.setBrush(look.color("sunken"))
            painter.drawRoundedRect(QRectF(0, top - 2, self.width(), max(foot - top, 0) + 4), 3, 3)
        *before, now = [self._point(place, look) for place in range(len(self._values))]
        painter.setBrush(look.color("muted"))
        for point in before:
            painter.drawEllipse(point, look.px(2 * _DOT) / 2, look.px(2 * _DOT) / 2)
        painter.setPen(QPen(look.color("surface"), 1))
        painter.setBrush(look.color("accent"))
        painter.drawEllipse(now, look.px(2 * _NOW) / 2, look.px(2 * _NOW) / 2)

    def _point(self, place: int, look: Theme) -> QPointF:
        step = self.width() / (SHOWN + 1)
        right = self.width() - look.px(6)
        return QPointF(right - (len(self._values) - 1 - place) * step, self._height(self._values[place], look))

    def _height(self, value: float, look: Theme) -> float:
        edges = (*self._values, *((self._usual.low, self._usual.high) if self._usual is not None else ()))
        low, high = min(edges), max(edges)
        share = (value - low) / (high - low) if high > low else 0.5
        margin = look.px(5)
        return self.height() - margin - share * (self.height() - 2 * margin)
