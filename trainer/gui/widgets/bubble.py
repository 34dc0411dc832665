"""One turn of a talk."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from trainer.gui import theme
from trainer.gui.layouts import col
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.strata import rounded

ROUND, TIGHT = 14, 4
WIDEST = 460
SIDES, ABOVE, BELOW = 16, 10, 11


class Bubble(QFrame):
    """What one of the two said. The customer: serif, on the left, raised. The rep: sans, on the right, tinted."""

    def __init__(self, said: str, *, is_rep: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_rep = is_rep
        self._prose = Prose(said, "body" if is_rep else "speech_m")
        self.setLayout(col(self._prose, gap=0, margins=(SIDES, ABOVE, SIDES, BELOW)))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(min(theme.current().px(WIDEST), self._prose.sizeHint().width() + 2 * SIDES + 3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edged = not self._is_rep or look.high_contrast
        painter.setPen(QPen(look.color("line"), 1) if edged else Qt.PenStyle.NoPen)
        painter.setBrush(look.color("sunken" if self._is_rep else "raised"))
        below = (TIGHT, ROUND) if self._is_rep else (ROUND, TIGHT)
        painter.drawPath(rounded(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND, *below))
        painter.end()
