"""A row to be chosen from a short list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from trainer.gui.theme import Theme
from trainer.gui.widgets.pressable import TARGET, Pressable


class ListRow(Pressable):
    """Anything in a layout, chosen as a whole. One of its siblings is chosen at a time; arrows move.

    Signals:
        clicked: as in `QPushButton`; also when an arrow key moved here.
    """

    enter_presses = True

    def __init__(self, layout: QLayout, name: str, on: bool = False, parent: QWidget | None = None) -> None:
        """Make a row.

        Args:
            layout: what it shows; nothing in it is pressed by itself.
            name: what a screen reader says.
            on: whether it is the chosen one.
            parent: the Qt parent.
        """
        super().__init__(name, parent)
        self.setLayout(layout)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setChecked(on)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            child.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def radius(self, look: Theme) -> float:
        return look.radius("control") + 2

    def measure(self, look: Theme) -> QSize:
        return self._inside().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside().minimumSize().expandedTo(QSize(TARGET, TARGET))

    def hasHeightForWidth(self) -> bool:
        return self._inside().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        return max(self._inside().totalHeightForWidth(width), TARGET)

    def _inside(self) -> QLayout:
        layout = self.layout()
        assert layout is not None, "a row has a layout from its making on"
        return layout

    def draw(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(look.tint("accent", "selected"))
        else:
            painter.setBrush(look.color("text", 0.05 * self.warmth))
        if look.high_contrast and self.isChecked():
            painter.setPen(look.color("accent"))
        painter.drawRoundedRect(box, self.radius(look), self.radius(look))
