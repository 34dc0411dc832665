"""Two columns that become one where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from trainer.gui import theme
from trainer.gui.layouts import row

SLACK = 40
"""Pixels; more than a scroll bar is wide."""


class Fold(QWidget):
    """A main part and a side part: beside each other in a wide place, the side one below in a narrow one.

    Signals:
        turned: True when the side part went below, False when it came back.
    """

    turned = Signal(bool)

    def __init__(
        self, main: QWidget, side: QWidget, *, at: int, shares: tuple[int, int] = (1, 0), gap: int = 48
    ) -> None:
        """Put two widgets together.

        Args:
            main: the first part.
            side: the second part.
            at: the width below which they fold, in pixels at 100 %.
            shares: how spare width is divided while they stand side by side.
            gap: pixels between them.
        """
        super().__init__()
        self._at = at
        self._line = row((main, shares[0]), (side, shares[1]), gap=gap)
        self.setLayout(self._line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def folded(self) -> bool:
        return self._line.direction() is QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._settle()

    def _settle(self) -> None:
        """Unfolding asks for more room than staying unfolded.

        Folding may bring a scroll bar, which takes room, and unfolding may take it away again: without that slack the
        two would chase each other for ever.
        """
        wide = self.width() >= theme.current().px(self._at) + (SLACK if self.folded else 0)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._line.direction() is not direction:
            self._line.setDirection(direction)
            self.turned.emit(not wide)
