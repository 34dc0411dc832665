"""Something to choose with its icon, in one line that is cut where there is no room for it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.gui import icons
from trainer.gui.theme import Theme
from trainer.gui.widgets.pressable import Pressable
from trainer.gui.widgets.typeset import tooltip

TILE, ICON, PAD, GAP = 28, 15, 6, 10
NARROWEST = 120
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class OfferLine(Pressable):
    """As wide as there is room; what was cut is in its tooltip.

    Signals:
        clicked: as in `QPushButton`.
    """

    enter_presses = True

    def __init__(self, text: str, icon: str, hue: str, *, name: str = "", parent: QWidget | None = None) -> None:
        """Make a line.

        Args:
            text: its words.
            icon: the icon's name.
            hue: the colour role of the icon.
            name: what a screen reader says; the words unless given.
            parent: the Qt parent.
        """
        super().__init__(text, parent)
        self._icon, self._hue = icon, hue
        self.setAccessibleName(name or text)
        self.setToolTip(tooltip(text))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def measure(self, look: Theme) -> QSize:
        wide = look.px(TILE + 2 * PAD + GAP) + int(look.advance("label", self.shown)) + 2
        return QSize(wide, max(look.px(TILE), look.leading("label")) + look.px(2 * PAD))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, self.sizeHint().height())

    def draw(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("text", self.warmth * (0.06 if look.is_dark else 0.05)))
        painter.drawRoundedRect(box, self.radius(look), self.radius(look))
        side, icon = look.px(TILE), look.px(ICON)
        tile = QRectF(box.left() + look.px(PAD), box.center().y() - side / 2, side, side)
        painter.setBrush(look.tint(self._hue, "chip"))
        painter.drawRoundedRect(tile, look.radius("control"), look.radius("control"))
        corner = QRectF(tile.center().x() - icon / 2, tile.center().y() - icon / 2, icon, icon)
        icons.draw(painter, self._icon, corner, look.color(self._hue))
        left = tile.right() + look.px(GAP)
        room = box.right() - left - look.px(PAD)
        painter.setFont(look.font("label"))
        painter.setPen(look.color("text"))
        fitting = look.metrics("label").elidedText(self.shown, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, box.top(), room + 2, box.height()), _LEFT, fitting)
