"""The ground of every widget that is drawn whole from the theme."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.gui import theme
from trainer.gui.theme import Theme


class Painted(QLabel):
    """A still picture of something. Screen readers see a text: its accessible name.

    It is a label only in the eyes of a screen reader; the label's own text stays empty, so nothing
    is ever read as rich text.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def measure(self, look: Theme) -> QSize:
        """The size it wants under a look."""
        raise NotImplementedError

    def draw(self, painter: QPainter, look: Theme) -> None:
        """Paint it; the painter is antialiased."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return self.measure(theme.current())

    def minimumSizeHint(self) -> QSize:
        return self.measure(theme.current())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, theme.current())
        painter.end()

    def refresh(self) -> None:
        """Its content changed: measure and paint again."""
        self.updateGeometry()
        self.update()
