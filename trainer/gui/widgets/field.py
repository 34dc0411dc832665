"""A line to type in."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from trainer.gui import theme

LONGEST, SENTENCE, SPOKEN = 80, 240, 4_000
"""Characters of a name, of a sentence, and of all that somebody says."""
NARROWEST = 120


class Field(QLineEdit):
    """A few words. It has its usual width where there is room for it."""

    def __init__(
        self,
        text: str,
        placeholder: str,
        width: int,
        *,
        name: str = "",
        longest: int = LONGEST,
        parent: QWidget | None = None,
    ) -> None:
        """Make a field.

        Args:
            text: what stands in it at first.
            placeholder: what is meant while nothing is typed.
            width: its usual width in pixels at 100 %.
            name: what a screen reader says.
            longest: how many characters it takes.
            parent: the Qt parent.
        """
        super().__init__(text, parent)
        self._width = width
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setMaxLength(longest)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(self._width), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, super().minimumSizeHint().height())
