"""A pill for something the coach found; it opens what there is to say about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPen

from trainer.gui.theme import Theme
from trainer.gui.widgets.chip import Face
from trainer.gui.widgets.pressable import Pressable

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class FoundChip(Pressable):
    """Pressed by a click, Enter or Space; checked while it is open.

    Signals:
        clicked: as in `QPushButton`.
        pointed: True when the mouse or the keyboard comes to it, False when it leaves.
        stepped: an arrow key wants the chip so many places further.
    """

    pointed = Signal(bool)
    stepped = Signal(int)
    enter_presses = True

    def __init__(self, face: Face) -> None:
        super().__init__(face.label)
        self.setCheckable(True)
        self.setFace(face)

    def setFace(self, face: Face) -> None:
        """Show something else."""
        self._face = face
        self.setAccessibleName(face.spoken)
        self.refresh()

    def radius(self, look: Theme) -> float:
        return look.radius("pill")

    def measure(self, look: Theme) -> QSize:
        return self._face.measure(look)

    def minimumSizeHint(self) -> QSize:
        """A chip may give way; its words are then cut with an ellipsis."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), hint.height() * 3), hint.height())

    def draw(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        """A pill as tall as a chip that is only read, in the middle of a target that is taller."""
        pill = QRectF(box)
        pill.setHeight(min(box.height(), self._face.measure(look).height() - 1))
        pill.moveCenter(box.center())
        self._face.draw(painter, pill, look, self.warmth / 2)
        if self.isChecked():
            painter.setPen(QPen(look.color(self._face.hue), 1.5 * look.scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)

    # ------------------------------------------------------------ pointing and stepping

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(False)
