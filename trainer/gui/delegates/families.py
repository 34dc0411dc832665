"""One family in a list: its name, and below it how often it was used; or a heading."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from trainer.gui import theme
from trainer.gui.models.families import ROW, FamiliesModel, title

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
PAD = 8
ABOVE = 10
"""Pixels above a heading."""


class FamilyDelegate(QStyledItemDelegate):
    """Paints the rows of a `FamiliesModel`; what is too long is cut with an ellipsis."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        look = theme.current()
        if isinstance(index.data(ROW), str):
            return QSize(160, look.leading("label") + ABOVE + PAD)
        return QSize(160, look.leading("body") + look.leading("caption") + 2 * PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, row, box = theme.current(), index.data(ROW), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, str):
            _write(painter, box.adjusted(PAD, ABOVE, -PAD, 0), row, look, "label", "muted")
        else:
            _paint_ground(painter, box, option.state, look)
            model = index.model()
            assert isinstance(model, FamiliesModel)
            name = QRectF(box.left() + PAD, box.top() + PAD, box.width() - 2 * PAD, look.leading("body"))
            _write(painter, name, title(row), look, "body", "text")
            below = QRectF(name.left(), name.bottom(), name.width(), look.leading("caption"))
            _write(painter, below, model.used(row), look, "caption", "muted")
        painter.restore()


def _paint_ground(painter: QPainter, box: QRectF, state: QStyle.StateFlag, look: theme.Theme) -> None:
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.tint("accent" if chosen else "text", "selected" if chosen else "hover"))
        painter.drawRoundedRect(box.adjusted(0, 1, -4, -1), look.radius("control"), look.radius("control"))


def _write(painter: QPainter, room: QRectF, text: str, look: theme.Theme, role: str, ink: str) -> None:
    painter.setFont(look.font(role))
    painter.setPen(look.color(ink))
    fitting = look.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room.adjusted(0, 0, 2, 0), _LEFT, fitting)
