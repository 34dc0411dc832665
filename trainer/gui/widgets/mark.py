"""The app's mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from trainer.gui import theme
from trainer.gui.theme import Theme
from trainer.gui.widgets.painted import Painted

SHARES = (0.3, 0.5, 0.75, 1.0)


class Mark(Painted):
    """The four slabs, small. Decoration: the app's name stands beside it."""

    def measure(self, look: Theme) -> QSize:
        return QSize(look.px(18), look.px(20))

    def draw(self, painter: QPainter, look: Theme) -> None:
        paint(painter, QRectF(self.rect()), look)


def paint(painter: QPainter, box: QRectF, look: Theme) -> None:
    """Paint the mark into a box."""
    painter.setPen(Qt.PenStyle.NoPen)
    pitch = box.height() / len(SHARES)
    for i, share in enumerate(SHARES):
        painter.setBrush(look.mix("accent", share, "background"))
        slab = QRectF(box.left(), box.top() + i * pitch, box.width(), pitch * 0.8)
        painter.drawRoundedRect(slab, pitch * 0.3, pitch * 0.3)


def window_icon() -> QIcon:
    """The mark as the icon of windows, at the usual sizes."""
    icon = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        drawn = QPixmap(side, side)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = side * 0.08
        paint(painter, QRectF(inset, inset * 0.6, side - 2 * inset, side - inset), theme.current())
        painter.end()
        icon.addPixmap(drawn)
    return icon
