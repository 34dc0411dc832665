"""The ring around what the keyboard is on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFocusFrame, QWidget

from trainer.gui import theme

BY_KEY = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)
THICK = 2


class FocusRing(QFocusFrame):
    """Two pixels of the focus colour just outside a widget; Qt moves it along."""

    def __init__(self, widget: QWidget, radius: float) -> None:
        super().__init__(widget.window())
        self._radius = radius
        self.setWidget(widget)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().color("focus"), THICK))
        half = THICK / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        radius = min(self._radius + half, box.height() / 2)
        painter.drawRoundedRect(box, radius, radius)
        painter.end()
