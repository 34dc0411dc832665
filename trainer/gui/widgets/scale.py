"""A few named steps, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from trainer.gui import theme
from trainer.gui.theme import Theme
from trainer.gui.widgets.pressable import Pressable

NONE = -1


class Step(Pressable):
    """One step of a scale; a radio button to screen readers."""

    def __init__(self, text: str, ordinal: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._ordinal = ordinal
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleDescription(ordinal)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def _label(self) -> str:
        return f"{self._ordinal}  {self.shown}" if self._ordinal else self.shown

    def measure(self, look: Theme) -> QSize:
        return QSize(round(look.advance("label", self._label)) + look.px(24), look.leading("label") + look.px(18))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(48, self.sizeHint().width()), self.sizeHint().height())

    def draw(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        on = self.isChecked()
        if on or self.warmth:
            inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(look.color("accent"), 1.5) if on else Qt.PenStyle.NoPen)
            fill = look.tint("accent", "selected", "raised") if on else look.color("text", 0.05 * self.warmth)
            painter.setBrush(fill)
            painter.drawRoundedRect(inner, look.radius("control") - 1, look.radius("control") - 1)
        painter.setFont(look.font("label"))
        painter.setPen(look.color("accent" if on else "muted"))
        fitting = look.metrics("label").elidedText(self._label, Qt.TextElideMode.ElideRight, self.width() - 8)
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, fitting)


class Scale(QWidget):
    """Named steps side by side. Arrows move, the keys 1 to 9 choose.

    Signals:
        chosen: the person chose the step of this index.
    """

    chosen = Signal(int)

    def __init__(
        self,
        names: Sequence[str],
        chosen: int = NONE,
        *,
        name: str = "",
        numbered: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make a scale.

        Args:
            names: the steps.
            chosen: the index of the chosen step, -1 for none.
            name: what is asked, for screen readers.
            numbered: show the key of each step.
            parent: the Qt parent.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._steps = [Step(text, str(i + 1) if numbered else "", self) for i, text in enumerate(names)]
        for step in self._steps:
            self._layout.addWidget(step, 1)
            step.clicked.connect(self._on_clicked)
            step.toggled.connect(self.update)
        self.setFocusProxy(self._steps[0])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setValue(chosen)

    def sizeHint(self) -> QSize:
        """All steps are as wide as the widest."""
        hints = [step.sizeHint() for step in self._steps]
        return QSize(max(hint.width() for hint in hints) * len(hints), max(hint.height() for hint in hints))

    def value(self) -> int:
        """The index of the chosen step, -1 for none."""
        return next((i for i, step in enumerate(self._steps) if step.isChecked()), NONE)

    def setValue(self, index: int) -> None:
        """Choose a step, or none with -1, without emitting."""
        for i, step in enumerate(self._steps):
            step.setAutoExclusive(False)
            step.setChecked(i == index)
        for step in self._steps:
            step.setAutoExclusive(True)
        self.setFocusProxy(self._steps[max(index, 0)])

    @Slot()
    def _on_clicked(self) -> None:
        self.setFocusProxy(self._steps[max(self.value(), 0)])
        self.chosen.emit(self.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = event.key() - Qt.Key.Key_1
        if 0 <= index < len(self._steps) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._steps[index].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._steps[index].click()
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.edge(), 1))
        painter.setBrush(look.color("raised"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, look.radius("control"), look.radius("control"))
        self._paint_seams(painter, look)
        painter.end()

    def _paint_seams(self, painter: QPainter, look: Theme) -> None:
        painter.setPen(QPen(look.color("line"), 1))
        inset = self.height() // 4
        for left, right in zip(self._steps, self._steps[1:], strict=False):
            if not left.isChecked() and not right.isChecked():
                painter.drawLine(right.x(), inset, right.x(), self.height() - inset)
