"""One line of a review in a list: its kind, what the customer says, how it stands; or a heading."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from trainer import reviewwords, words
from trainer.gui import icons, theme
from trainer.gui.models.review import ICONS, ROW, Heading, LineRow

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
PAD, TILE, GAP, SIGN = 8, 30, 12, 16
ABOVE = 14
"""Pixels above a heading."""


class ReviewDelegate(QStyledItemDelegate):
    """Paints the rows of a `ReviewModel`; what is too long is cut with an ellipsis."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        look = theme.current()
        if isinstance(index.data(ROW), Heading):
            return QSize(200, look.leading("label") + ABOVE + PAD)
        return QSize(200, look.leading("speech_s") + look.leading("caption") + 2 * PAD + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, row, box = theme.current(), index.data(ROW), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            _paint_heading(painter, box.adjusted(PAD, ABOVE, -PAD - 4, 0), row, look)
        else:
            _paint_ground(painter, box, option.state, look)
            _paint_line(painter, box, row, look)
        painter.restore()


def _paint_heading(painter: QPainter, box: QRectF, row: Heading, look: theme.Theme) -> None:
    side = look.px(SIGN)
    icons.draw(painter, ICONS[row.fate], _square(box.left(), box, side), look.color("muted"))
    named = box.adjusted(side + look.px(8), 0, 0, 0)
    _write(painter, named, reviewwords.FATES[row.fate], look, "label", "muted")
    painter.drawText(named, _RIGHT, str(row.count))


def _paint_ground(painter: QPainter, box: QRectF, state: QStyle.StateFlag, look: theme.Theme) -> None:
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.tint("accent" if chosen else "text", "selected" if chosen else "hover"))
        painter.drawRoundedRect(box.adjusted(0, 1, -4, -1), look.radius("control"), look.radius("control"))


def _paint_line(painter: QPainter, box: QRectF, row: LineRow, look: theme.Theme) -> None:
    card, sign = row.line.card, look.px(SIGN)
    tile = _square(box.left() + PAD, box, look.px(TILE))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.tint(card.category, "chip"))
    painter.drawRoundedRect(tile, look.radius("control"), look.radius("control"))
    corner = _square(tile.center().x() - sign / 2, box, sign)
    icons.draw(painter, icons.of_category(card.category), corner, look.color(card.category))
    icon, hue = row.sign
    right = box.right() - PAD - 8 - sign
    icons.draw(painter, icon, _square(right, box, sign), look.color(hue))
    left = tile.right() + GAP
    line = QRectF(left, box.top() + PAD, right - left - GAP, look.leading("speech_s"))
    _write(painter, line, words.curly(card.objection), look, "speech_s", "text")
    below = QRectF(left, line.bottom(), line.width(), look.leading("caption"))
    _write(painter, below, row.told, look, "caption", "muted")


def _square(left: float, box: QRectF, side: float) -> QRectF:
    """A square in the middle of a line."""
    return QRectF(left, box.center().y() - side / 2, side, side)


def _write(painter: QPainter, room: QRectF, text: str, look: theme.Theme, role: str, ink: str) -> None:
    painter.setFont(look.font(role))
    painter.setPen(look.color(ink))
    fitting = look.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room.adjusted(0, 0, 2, 0), _LEFT, fitting)
