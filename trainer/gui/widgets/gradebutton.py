"""A grade: its name, and below it what it leads to."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.gui import icons, theme
from trainer.gui.theme import Theme
from trainer.gui.widgets import keycap
from trainer.gui.widgets.pressable import Pressable

USUAL = 168
ICON, LEAD, EDGE = 18, 48, 14
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class GradeButton(Pressable):
    """An icon, two lines and a key. Where there is little room the icon goes first, then the key; the words stay.

    Signals:
        clicked: as in `QPushButton`.
    """

    enter_presses = True

    def __init__(
        self, text: str, icon: str, hue: str, *, sub: str = "", key: str = "", parent: QWidget | None = None
    ) -> None:
        """Make a grade.

        Args:
            text: its name.
            icon: the icon's name.
            hue: the colour role of the icon.
            sub: what it leads to.
            key: the key to show.
            parent: the Qt parent.
        """
        super().__init__(text, parent)
        self._icon, self._hue = icon, hue
        self._sub, self._key = sub, key
        self._extras = 2
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setChoice(text, sub, key)

    def setChoice(self, text: str, sub: str, key: str) -> None:
        """Show another name, another outcome, another key."""
        self._sub, self._key = sub, key
        self.setText(text)
        self.setAccessibleDescription(", ".join(part for part in (sub, key) if part))

    def setExtras(self, extras: int) -> None:
        """Show words alone (0), the key as well (1), or the icon too (2)."""
        self._extras = extras
        self.refresh()

    def needs(self, extras: int, look: Theme) -> int:
        """The width in which nothing is cut, in pixels."""
        words = max(look.advance("strong", self.shown), look.advance("small", self._sub))
        lead = look.px(LEAD if extras > 1 else EDGE)
        return math.ceil(lead + words + (self._cap(look) if extras else 0) + look.px(EDGE))

    def _cap(self, look: Theme) -> float:
        return keycap.width(self._key, look) + look.px(keycap.GAP) if self._key else 0.0

    def measure(self, look: Theme) -> QSize:
        tall = look.leading("strong") + look.leading("small") + look.px(18)
        return QSize(max(self.needs(2, look), look.px(USUAL)), tall)

    def minimumSizeHint(self) -> QSize:
        """Where not all can have the same width, one with longer words takes what it needs."""
        return QSize(self.needs(0, theme.current()), self.sizeHint().height())

    def draw(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        painter.setPen(QPen(look.edge(), 1))
        painter.setBrush(look.mix("text", self.warmth * (0.06 if look.is_dark else 0.05), "raised"))
        painter.drawRoundedRect(box, self.radius(look), self.radius(look))
        if self._extras > 1:
            size = look.px(ICON)
            icons.draw(
                painter, self._icon, QRectF(look.px(18), (box.height() - size) / 2, size, size), look.color(self._hue)
            )
        cap = self._cap(look) if self._extras else 0.0
        if cap:
            keycap.paint(painter, self.width() - cap - look.px(6), self.height() / 2, self._key, look)
        self._draw_words(painter, look.px(LEAD if self._extras > 1 else EDGE), cap + look.px(8), look)

    def _draw_words(self, painter: QPainter, left: int, right: float, look: Theme) -> None:
        room = self.width() - left - right
        top = (self.height() - look.leading("strong") - look.leading("small")) / 2
        for role, ink, said in (("strong", "text", self.shown), ("small", "muted", self._sub)):
            painter.setFont(look.font(role))
            painter.setPen(look.color(ink))
            fitting = look.metrics(role).elidedText(said, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, top, room + 2, look.leading(role)), _LEFT, fitting)
            top += look.leading(role)
