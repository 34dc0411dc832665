"""How loud it was in the last seconds: a row of bars, the newest on the right."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from trainer.gui.theme import Theme
from trainer.gui.widgets.painted import Painted

BARS = 20
PER_BAR = 3
"""Pieces of sound that one bar tells of, the loudest of them: about a tenth of a second."""
_WIDE, _GAP, _TALL = 3, 3, 24


class Levels(Painted):
    """Moves while somebody speaks; at rest it is a row of dots."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._bars: deque[float] = deque(maxlen=BARS)
        self._pieces: list[float] = []

    def add(self, loudness: float) -> None:
        """The next piece of sound, from 0 to 1."""
        self._pieces.append(loudness)
        if len(self._pieces) == PER_BAR:
            self._bars.append(max(self._pieces))
            self._pieces.clear()
            self.update()

    def clear(self) -> None:
        """Nothing is listened to."""
        self._bars.clear()
        self._pieces.clear()
        self.update()

    def shares(self) -> tuple[float, ...]:
        """The bars, the oldest first."""
        return tuple(self._bars)

    def measure(self, look: Theme) -> QSize:
        return QSize(look.px(BARS * (_WIDE + _GAP) - _GAP), look.px(_TALL))

    def draw(self, painter: QPainter, look: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        wide, step, middle = look.px(_WIDE), look.px(_WIDE + _GAP), self.height() / 2
        bars = [*self._bars, *([-1.0] * (BARS - len(self._bars)))]
        for place, share in enumerate(bars):
            tall = max(share * self.height(), wide)
            painter.setBrush(look.color("accent" if share >= 0 else "line_strong"))
            painter.drawRoundedRect(QRectF(place * step, middle - tall / 2, wide, tall), wide / 2, wide / 2)
