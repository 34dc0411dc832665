"""The ring around what the keyboard is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from trainer.gui import theme

_Reason = Qt.FocusReason
BY_KEY = frozenset({_Reason.TabFocusReason, _Reason.BacktabFocusReason, _Reason.ShortcutFocusReason})
MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})
THICK = 2
REACH = 4


class FocusRing(QWidget):
    """Two pixels of the focus colour, two pixels outside a widget; it moves along with it.

    A `QFocusFrame` insists on lying closer to the widget than the look wants it.
    """

    def __init__(self, widget: QWidget, radius: float) -> None:
        """Lay a ring around a widget, above everything between it and its window or scroll area."""
        way = _way_up(widget)
        super().__init__(way[-1])
        self._around, self._widget, self._radius = way[-1], widget, radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        widget.destroyed.connect(self.deleteLater)
        for step in way[:-1]:
            step.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move along with the widget and with what holds it, which Qt also hides while it takes them down."""
        if event.type() in MOVES and isValid(self._around) and isValid(self._widget):
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        corner = self._widget.mapTo(self._around, QPoint(0, 0))
        self.setGeometry(QRect(corner, self._widget.size()).adjusted(-REACH, -REACH, REACH, REACH))
        self.setVisible(self._widget.isVisibleTo(self._around))
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().color("focus"), THICK))
        half = THICK / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        radius = min(self._radius + REACH - half, box.height() / 2)
        painter.drawRoundedRect(box, radius, radius)
        painter.end()


def _way_up(widget: QWidget) -> list[QWidget]:
    """The widget and what holds it, up to its window or to what scrolls."""
    way = [widget]
    while not way[-1].isWindow() and (around := way[-1].parentWidget()) is not None:
        if len(way) > 1 and isinstance(around.parentWidget(), QAbstractScrollArea):
            break
        way.append(around)
    return way
