"""One talk in a list: its kind, with whom, when, how deep and how it ended; above the first of a month its name."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from trainer import talkwords, words
from trainer.domain.talks import TalkRow
from trainer.gui import icons, theme
from trainer.gui.models.paged import ROW
from trainer.gui.models.talks import MONTH, title

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
PAD, TILE, GAP = 8, 30, 12
ABOVE, BELOW = 14, 4
"""Around the name of a month, in pixels."""


class TalkDelegate(QStyledItemDelegate):
    """Paints `TalkRow`s; what is too long is cut with an ellipsis."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        look = theme.current()
        tall = look.leading("label") + look.leading("caption") + 2 * PAD + 2
        return QSize(200, tall + (_month_height(look) if index.data(MONTH) else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.current()
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if month := index.data(MONTH):
            box.setTop(box.top() + _month_height(look))
            head = QRectF(box.left() + PAD, option.rect.top() + ABOVE, box.width(), look.leading("caption"))
            _write(painter, head, month, look, "caption", "muted")
        self._paint_ground(painter, box, option, look)
        self._paint_row(painter, box, index.data(ROW), look)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, look: theme.Theme) -> None:
        state = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            use = "selected" if state & QStyle.StateFlag.State_Selected else "hover"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.tint("accent" if use == "selected" else "text", use))
            painter.drawRoundedRect(box.adjusted(0, 1, -4, -1), look.radius("control"), look.radius("control"))

    def _paint_row(self, painter: QPainter, box: QRectF, row: TalkRow, look: theme.Theme) -> None:
        side, icon = look.px(TILE), look.px(16)
        tile = QRectF(box.left() + PAD, box.center().y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        name, hue = icons.of_talk(row.category)
        painter.setBrush(look.tint(hue, "chip"))
        painter.drawRoundedRect(tile, look.radius("control"), look.radius("control"))
        corner = QRectF(tile.center().x() - icon / 2, tile.center().y() - icon / 2, icon, icon)
        icons.draw(painter, name, corner, look.color(hue))
        left = tile.right() + GAP
        line = QRectF(left, box.top() + PAD, box.right() - left - 2 * PAD, look.leading("label"))
        _write(painter, line, words.curly(title(row)), look, "label", "text")
        below = QRectF(left, line.bottom(), line.width(), look.leading("caption"))
        _write(painter, below, talkwords.listed(row), look, "caption", "muted")


def _month_height(look: theme.Theme) -> int:
    return ABOVE + look.leading("caption") + BELOW


def _write(painter: QPainter, room: QRectF, text: str, look: theme.Theme, role: str, ink: str) -> None:
    painter.setFont(look.font(role))
    painter.setPen(look.color(ink))
    fitting = look.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room.adjusted(0, 0, 2, 0), _LEFT, fitting)
