"""On or off."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from trainer.gui.theme import Theme
from trainer.gui.widgets.motion import Glide
from trainer.gui.widgets.pressable import Pressable


class Switch(Pressable):
    """A toggle with its words to the right, or alone with a name for screen readers.

    Signals:
        toggled: as in `QPushButton`.
    """

    def __init__(self, text: str, on: bool = False, *, words: bool = True, parent: QWidget | None = None) -> None:
        """Make a switch.

        Args:
            text: what it switches.
            on: whether it is on.
            words: False when the words stand elsewhere; screen readers say them still.
            parent: the Qt parent.
        """
        super().__init__(text, parent)
        self._words = words
        self.setCheckable(True)
        self.setChecked(on)
        self._at = Glide(self, "instant", float(on))
        self.toggled.connect(self._on_toggled)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self._at.to(float(on))

    def radius(self, look: Theme) -> float:
        return look.radius("control") if self._words else look.radius("pill")

    def measure(self, look: Theme) -> QSize:
        words = look.px(10) + look.advance("body", self.shown) + look.px(6) if self._words else 0
        return QSize(look.px(36) + 2 + math.ceil(words), look.leading("body") + look.px(10))

    def draw(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        track = QRectF(1, (self.height() - look.px(20)) / 2, look.px(36), look.px(20))
        self._draw_track(painter, track, look)
        if self._words:
            painter.setFont(look.font("body"))
            painter.setPen(look.color("text"))
            left = track.right() + look.px(10)
            room = QRectF(left, 0, self.width() - left, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.shown)

    def _draw_track(self, painter: QPainter, track: QRectF, look: Theme) -> None:
        """Off is an outlined track with a dark knob, on a full one with a light knob: not by hue alone."""
        on = self._at.value
        edge = look.mix("accent", on, "line_strong")
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(look.color("accent", on) if on else look.mix("text", 0.05 * self.warmth, "raised"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        size = look.px(6) + on * look.px(1)
        travel = track.width() - track.height()
        middle = QPointF(track.left() + track.height() / 2 + travel * on, track.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.mix("on_accent", on, "line_strong"))
        painter.drawEllipse(middle, size, size)
