"""One card in a list: its kind, its line in the customer's voice, its state."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from trainer import words
from trainer.domain.views import CardRow
from trainer.gui import icons, theme
from trainer.gui.models.cards import ROW, under

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
PAD = 8
TILE = 30
GAP = 12


class CardDelegate(QStyledItemDelegate):
    """Paints `CardRow`s; long lines are cut with an ellipsis, the whole one is in the detail."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        look = theme.current()
        return QSize(200, look.leading("speech_s") + look.leading("caption") + 2 * PAD + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.current()
        row: CardRow = index.data(ROW)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            use = "selected" if state & QStyle.StateFlag.State_Selected else "hover"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.tint("accent" if use == "selected" else "text", use))
            painter.drawRoundedRect(box.adjusted(0, 1, -4, -1), look.radius("control"), look.radius("control"))
        self._paint_tile(painter, box, row, look)
        self._paint_words(painter, box, row, look)
        painter.restore()

    def _paint_tile(self, painter: QPainter, box: QRectF, row: CardRow, look: theme.Theme) -> None:
        side, icon = look.px(TILE), look.px(16)
        tile = QRectF(box.left() + PAD, box.center().y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.tint(row.category, "chip"))
        painter.drawRoundedRect(tile, look.radius("control"), look.radius("control"))
        corner = QRectF(tile.center().x() - icon / 2, tile.center().y() - icon / 2, icon, icon)
        icons.draw(painter, icons.of_category(row.category), corner, look.color(row.category))

    def _paint_words(self, painter: QPainter, box: QRectF, row: CardRow, look: theme.Theme) -> None:
        left, top = box.left() + PAD + look.px(TILE) + GAP, box.top() + PAD
        room = box.right() - left - 2 * PAD
        line = words.curly(row.objection)
        for role, ink, text in (("speech_s", "text", line), ("caption", "muted", under(row))):
            painter.setFont(look.font(role))
            painter.setPen(look.color(ink))
            fitting = look.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, top, room + 2, look.leading(role)), _LEFT, fitting)
            top += look.leading(role)
