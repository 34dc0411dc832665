"""A choice from a list that the wheel leaves alone."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

SHOWN = 12


class Picker(QComboBox):
    """A combo box; the wheel moves the page, not the choice.

    Signals:
        activated: as in `QComboBox`.
    """

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxVisibleItems(SHOWN)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
