"""The ring around what the keyboard is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
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

    def __init__(self, widget: QWidget, radius: float, reach: int = REACH) -> None:
        """Lay a ring around a widget, above everything between it and its window or scroll area.

        Args:
            widget: what has the focus.
            radius: how round its corners are, in pixels.
            reach: how far outside its edge the ring ends, in pixels; 0 for one that fills a window to its edge.
        """
        way = _way_up(widget)
        super().__init__(way[-1])
        self._around, self._widget, self._radius, self._reach = way[-1], widget, radius, reach
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
        reach = self._reach
        self.setGeometry(QRect(corner, self._widget.size()).adjusted(-reach, -reach, reach, reach))
        self.setVisible(self._widget.isVisibleTo(self._around))
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().color("focus"), THICK))
        half = THICK / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        radius = min(self._radius + self._reach - half, box.height() / 2)
        painter.drawRoundedRect(box, radius, radius)
        painter.end()


class KeyRing(QObject):
    """Gives a widget of Qt's own a ring for as long as the keyboard is on it and came there by a key."""

    def __init__(self, widget: QWidget, reach: int = REACH) -> None:
        super().__init__(widget)
        self._widget, self._reach = widget, reach
        self._ring: FocusRing | None = None
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            if event.reason() in BY_KEY:
                self._show()
        elif event.type() == QEvent.Type.KeyPress:
            self._show()
        elif event.type() == QEvent.Type.FocusOut:
            self._drop()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        if self._ring is None and self._widget.hasFocus():
            self._ring = FocusRing(self._widget, theme.current().radius("control"), self._reach)

    def _drop(self) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None


def _way_up(widget: QWidget) -> list[QWidget]:
    """The widget and what holds it, up to its window or to what scrolls."""
    way = [widget]
    while not way[-1].isWindow() and (around := way[-1].parentWidget()) is not None:
        if len(way) > 1 and isinstance(around.parentWidget(), QAbstractScrollArea):
            break
        way.append(around)
    return way
