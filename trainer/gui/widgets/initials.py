"""The first letters of somebody's name in a circle."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from trainer.gui.theme import Theme
from trainer.gui.widgets.painted import Painted

SIDE = 32


class Initials(Painted):
    """Decoration: the name stands beside it."""

    def __init__(self, name: str) -> None:
        super().__init__("")
        self._letters = initials(name)

    def measure(self, look: Theme) -> QSize:
        return QSize(look.px(SIDE), look.px(SIDE))

    def draw(self, painter: QPainter, look: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.tint("text", "chip"))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(look.color("text"))
        painter.setFont(look.font("caption"))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._letters)


def initials(name: str) -> str:
    """``TA`` for Tom Adler: of the first name and the last."""
    names = name.split()
    return "".join(one[0].upper() for one in (names[:1] + names[1:][-1:]))
