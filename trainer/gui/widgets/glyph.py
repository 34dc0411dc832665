"""A lone icon."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from trainer.gui import icons
from trainer.gui.theme import Theme
from trainer.gui.widgets.painted import Painted
from trainer.gui.widgets.typeset import tooltip

FLAG_ROLES = ("muted", "danger", "warning", "positive", "move")
"""The colour roles of the flags 1 to 4; 0 is no flag."""


class Glyph(Painted):
    """An icon, bare or on a soft tile of its own hue. Without a name it is decoration."""

    def __init__(
        self,
        icon: str,
        role: str = "muted",
        size: int = 18,
        *,
        tile: int = 0,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show an icon.

        Args:
            icon: the icon's name.
            role: its colour role.
            size: its side in pixels at 100 %.
            tile: the side of the tile behind it in pixels at 100 %, 0 for none.
            name: what a screen reader says; also the tooltip.
            parent: the Qt parent.
        """
        super().__init__(name, parent)
        self._icon, self._role, self._size, self._tile = icon, role, size, tile
        self.setToolTip(tooltip(name))

    def setIcon(self, icon: str, role: str = "", name: str = "") -> None:
        """Show another icon, in the same colour role unless one is given."""
        self._icon, self._role = icon, role or self._role
        self.setAccessibleName(name)
        self.setToolTip(tooltip(name))
        self.refresh()

    def measure(self, look: Theme) -> QSize:
        side = look.px(self._tile or self._size)
        return QSize(side, side)

    def draw(self, painter: QPainter, look: Theme) -> None:
        if self._tile:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.tint(self._role, "chip"))
            painter.drawRoundedRect(QRectF(self.rect()), look.radius("control"), look.radius("control"))
        size = look.px(self._size)
        edge_x, edge_y = (self.width() - size) / 2, (self.height() - size) / 2
        icons.draw(painter, self._icon, QRectF(edge_x, edge_y, size, size), look.color(self._role))


def category_glyph(category: str, *, name: str = "", size: int = 16, tile: int = 32) -> Glyph:
    """The icon of one of the seven kinds on its tile."""
    return Glyph(icons.of_category(category), category, size, tile=tile, name=name)
