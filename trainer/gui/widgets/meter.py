"""A share, as a thin bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.gui.theme import Theme
from trainer.gui.widgets.motion import Glide
from trainer.gui.widgets.painted import Painted

PART_GAP = 4


class Meter(Painted):
    """A bar with a share in one hue, whole or cut into equal parts, perhaps with a tick of comparison."""

    def __init__(
        self,
        share: float = 0.0,
        hue: str = "accent",
        *,
        parts: int = 0,
        mark: float | None = None,
        thick: int = 6,
        width: int = 0,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show a share.

        Args:
            share: 0 to 1.
            hue: the colour role of the filled part.
            parts: cut into so many equal pieces, 0 for one bar.
            mark: the share of an earlier time, drawn as a tick.
            thick: pixels at 100 %.
            width: a fixed width in pixels, 0 to take the width there is.
            name: what is measured, for screen readers; the percentage is added.
            parent: the Qt parent.
        """
        super().__init__(parent=parent)
        self._hue, self._parts, self._mark, self._thick, self._name = hue, parts, mark, thick, name
        self._glide = Glide(self, "calm", _bounded(share))
        self._share = _bounded(share)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Fixed if width else policy.Expanding, policy.Fixed)
        if width:
            self.setFixedWidth(width)
        self._tell()

    def share(self) -> float:
        """The share it stands for, 0 to 1."""
        return self._share

    def setShare(self, share: float) -> None:
        """Glide to another share."""
        self._share = _bounded(share)
        self._glide.to(self._share)
        self._tell()

    def setMark(self, mark: float | None) -> None:
        """Move the tick; None for no tick."""
        self._mark = mark
        self.update()

    def _tell(self) -> None:
        share = f"{self._share:.0%}"
        self.setAccessibleName(f"{self._name}: {share}" if self._name else share)

    def measure(self, look: Theme) -> QSize:
        return QSize(look.px(60), look.px(max(self._thick, 14)))

    def draw(self, painter: QPainter, look: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self._parts:
            self._draw_parts(painter, look)
            return
        thick = look.px(self._thick)
        bar = QRectF(0, (self.height() - thick) / 2, self.width(), thick)
        _pill(painter, bar, "sunken", look)
        if self._glide.value > 0:
            filled = QRectF(bar)
            filled.setWidth(max(bar.width() * self._glide.value, thick))
            _pill(painter, filled, self._hue, look)
        if self._mark is not None:
            tick = QRectF(self.width() * _bounded(self._mark) - 1, bar.top() - look.px(3), 2, thick + 2 * look.px(3))
            painter.setBrush(look.color("text"))
            painter.drawRoundedRect(tick, 1, 1)

    def _draw_parts(self, painter: QPainter, look: Theme) -> None:
        thick = look.px(self._thick)
        width = (self.width() - PART_GAP * (self._parts - 1)) / self._parts
        filled = round(self._glide.value * self._parts)
        for part in range(self._parts):
            left = part * (width + PART_GAP)
            box = QRectF(left, (self.height() - thick) / 2, width, thick)
            _pill(painter, box, self._hue if part < filled else "sunken", look)


def _pill(painter: QPainter, box: QRectF, role: str, look: Theme) -> None:
    painter.setBrush(look.color(role))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


def _bounded(share: float) -> float:
    return min(max(share, 0.0), 1.0)
