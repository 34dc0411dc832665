"""A number that is stepped up and down."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget


class Stepper(QSpinBox):
    """A spin box in the look of the app; the wheel moves the page, not the number.

    Signals:
        valueChanged: as in `QSpinBox`.
    """

    def __init__(
        self, value: int, least: int, most: int, *, name: str, suffix: str = "", parent: QWidget | None = None
    ) -> None:
        """Make a stepper.

        Args:
            value: the number at first.
            least: the smallest number.
            most: the largest number.
            name: what is set, for screen readers.
            suffix: the unit, with its blank.
            parent: the Qt parent.
        """
        super().__init__(parent)
        self.setRange(least, most)
        self.setValue(value)
        self.setSuffix(suffix)
        self.setAccessibleName(name)
        self.lineEdit().setTextMargins(10, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
