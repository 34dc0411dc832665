"""Where a pause fell: three named zones and a dot, and no number."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.gui.theme import Theme
from trainer.gui.widgets.painted import Painted
from trainer.voicewords import LONG_MS, QUICK_MS

ZONES = ("quick", "easy", "long")
_GAP, _TRACK, _DOT = 3, 6, 6


class Band(Painted):
    """The pause before a reply; empty until one was measured."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._name = name
        self._at = -1.0
        super().__init__(name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPause(-1)

    def setPause(self, pause_ms: int) -> None:
        """Show a pause in milliseconds; a negative one was not measured."""
        self._at = _place(pause_ms)
        zone = ZONES[int(self._at * len(ZONES))] if self._at >= 0 else "not measured yet"
        self.setAccessibleName(f"{self._name}: {zone}")
        self.update()

    def measure(self, look: Theme) -> QSize:
        return QSize(look.px(120), look.px(20) + look.leading("caption"))

    def draw(self, painter: QPainter, look: Theme) -> None:
        width = (self.width() - 2 * _GAP) / len(ZONES)
        middle = look.px(8)
        for place, zone in enumerate(ZONES):
            here = self._at >= 0 and int(self._at * len(ZONES)) == place
            left = place * (width + _GAP)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.mix("accent", 0.42) if here else look.color("sunken"))
            painter.drawRoundedRect(QRectF(left, middle - _TRACK / 2, width, _TRACK), _TRACK / 2, _TRACK / 2)
            painter.setFont(look.font("caption"))
            painter.setPen(look.color("text" if here else "muted"))
            below = QRectF(left, look.px(18), width, look.leading("caption"))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, zone)
        if self._at >= 0:
            painter.setPen(QPen(look.color("surface"), 2))
            painter.setBrush(look.color("accent"))
            painter.drawEllipse(QPointF(self._at * self.width(), middle), _DOT, _DOT)


def _place(pause_ms: int) -> float:
    """From 0 to just below 1, a third for each zone; -1 for none."""
    if pause_ms < 0:
        return -1.0
    if pause_ms < QUICK_MS:
        return pause_ms / QUICK_MS / 3
    if pause_ms < LONG_MS:
        return (1 + (pause_ms - QUICK_MS) / (LONG_MS - QUICK_MS)) / 3
    return min((2 + (pause_ms - LONG_MS) / (3 * LONG_MS)) / 3, 0.97)
