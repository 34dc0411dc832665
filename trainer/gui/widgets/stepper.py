"""A number that is stepped up and down."""

from __future__ import annotations

from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget


class Stepper(QSpinBox):
    """A spin box in the look of the app; the wheel moves the page, not the number.

    A number out of range may be typed; it becomes the nearest that is allowed when the typing is over.

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

    def setAccessibleName(self, name: str) -> None:
        """Say what is set, in the box and in the text inside it: a screen reader may land on either."""
        super().setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        found = super().validate(text, place)
        too_much = self._typed(text).isdecimal() and found[0] is QValidator.State.Invalid
        return (QValidator.State.Intermediate, text, place) if too_much else found

    def fixup(self, text: str) -> str:
        typed = self._typed(text)
        return str(self.maximum() if int(typed) > self.maximum() else self.minimum()) if typed.isdecimal() else text

    def _typed(self, text: str) -> str:
        return text.removesuffix(self.suffix()).strip()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
