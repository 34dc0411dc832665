"""One card in a list: its kind, its line in the customer's voice, its state and what was decided about it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from trainer import words
from trainer.domain.views import CardRow
from trainer.gui import icons, theme
from trainer.gui.models.cards import ROW, decided, under

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
PAD = 8
TILE = 30
GAP = 12
SIGN, SIGN_GAP = 13, 5


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
        self._paint_line(painter, QRectF(left, top, room, look.leading("speech_s")), words.curly(row.objection), look)
        below = QRectF(left, top + look.leading("speech_s"), room, look.leading("caption"))
        below.setLeft(self._paint_decisions(painter, below, row, look))
        self._paint_line(painter, below, under(row), look, "caption", "muted")

    def _paint_line(
        self,
        painter: QPainter,
        room: QRectF,
        text: str,
        look: theme.Theme,
        role: str = "speech_s",
        ink: str = "text",
    ) -> None:
        painter.setFont(look.font(role))
        painter.setPen(look.color(ink))
        fitting = look.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.adjusted(0, 0, 2, 0), _LEFT, fitting)

    def _paint_decisions(self, painter: QPainter, room: QRectF, row: CardRow, look: theme.Theme) -> float:
        """An icon for each; returns where the words begin that say the same."""
        side, left = look.px(SIGN), room.left()
        for _, icon, hue in decided(row):
            icons.draw(painter, icon, QRectF(left, room.center().y() - side / 2, side, side), look.color(hue))
            left += side + look.px(SIGN_GAP)
        return left
