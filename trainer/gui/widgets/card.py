"""Raised surfaces and the stage that paints their shadows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QMoveEvent, QPainter, QPaintEvent, QPen, QPixmap, QPixmapCache, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from trainer.gui import theme
from trainer.gui.theme import Theme


class Card(QFrame):
    """Something that can be acted on. Its edge is its geometry, so that neighbours align."""

    def __init__(
        self,
        layout: QLayout,
        *,
        level: str = "flat",
        fill: str = "raised",
        edge: str = "line",
        parent: QWidget | None = None,
    ) -> None:
        """Put a layout on a card.

        Args:
            layout: what stands on it, with its own margins.
            level: `flat`, `low` or `high`; the shadow needs a `Shadowed` around it.
            fill: the colour role of its ground.
            edge: the colour role of its edge.
            parent: the Qt parent.
        """
        super().__init__(parent)
        self.level, self._fill, self._edge, self._focused = level, fill, edge, False
        self.setLayout(layout)

    def setFocused(self, focused: bool) -> None:
        """Show that the cursor is inside."""
        self._focused = focused
        self.update()

    def isFocused(self) -> bool:
        return self._focused

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = 1.0 if self._focused else 0.5
        painter.setBrush(look.color(self._fill))
        painter.setPen(QPen(look.color("focus" if self._focused else self._edge), 2 * inset))
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, look.radius("card"), look.radius("card"))
        painter.end()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._stir()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stir()

    def _stir(self) -> None:
        """The shadow moves along."""
        if self.level == "flat":
            return
        around = self.parentWidget()
        while around is not None and not isinstance(around, Shadowed):
            around = around.parentWidget()
        if around is not None:
            around.update()


class Shadowed(QWidget):
    """A container that paints the shadows of its cards beneath them. Inside a scroll area, not around it."""

    def __init__(self, layout: QLayout | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if layout is not None:
            self.setLayout(layout)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for card in self.findChildren(Card):
            if card.level != "flat" and card.isVisibleTo(self):
                corner = card.mapTo(self, QPoint(0, 0))
                paint_shadow(painter, QRectF(corner, card.size()), look.radius("card"), card.level, look)
        painter.end()


def paint_shadow(painter: QPainter, box: QRectF, radius: float, level: str, look: Theme) -> None:
    """A soft shadow around a box. It is drawn once for a size and kept: a card is painted with every key."""
    blur, _, opacity = look.elevation(level)
    ratio = painter.device().devicePixelRatioF()
    hue = look.color("shadow", opacity).rgba()
    key = f"shadow/{level}/{hue}/{radius}/{box.width()}/{box.height()}/{ratio}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _shadow(box.size(), radius, level, look, ratio)
        QPixmapCache.insert(key, found)
    margin = 2 * blur
    painter.drawPixmap(box.topLeft() - QPointF(margin, margin), found)


def _shadow(size: QSizeF, radius: float, level: str, look: Theme, ratio: float) -> QPixmap:
    """Nested rounded rectangles: cheap, sharp at any scale, no graphics effect."""
    blur, offset, opacity = look.elevation(level)
    margin = 2 * blur
    drawn = QPixmap(((size + QSizeF(2 * margin, 2 * margin)) * ratio).toSize())
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    box = QRectF(QPointF(margin, margin), size)
    for step in range(round(blur)):
        grow = blur - step - blur * 0.45
        painter.setBrush(look.color("shadow", opacity / blur * 1.6 * (step + 1) / blur))
        corner = radius + max(grow, 0.0)
        painter.drawRoundedRect(box.adjusted(-grow, -grow + offset, grow, grow + offset), corner, corner)
    painter.end()
    return drawn
