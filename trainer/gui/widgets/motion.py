"""Small movements of painted values."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QVariantAnimation
from PySide6.QtWidgets import QWidget

from trainer.gui import theme


class Glide(QVariantAnimation):
    """A number that glides to its goal and repaints its widget on the way."""

    def __init__(self, widget: QWidget, motion: str = "instant", value: float = 0.0) -> None:
        """Start at rest.

        Args:
            widget: what is repainted; it owns the movement.
            motion: `instant`, `quick` or `calm`.
            value: where it rests at first.
        """
        super().__init__(widget)
        self._widget, self._motion = widget, motion
        self.value = value
        self.valueChanged.connect(self._on_moved)

    def to(self, goal: float) -> None:
        """Glide there, or be there at once when motion is unwelcome or nobody is looking."""
        look = theme.current()
        self.stop()
        if not look.ms(self._motion) or not self._widget.isVisible():
            self._on_moved(goal)
            return
        self.setStartValue(float(self.value))
        self.setEndValue(float(goal))
        self.setDuration(look.ms(self._motion))
        self.setEasingCurve(look.easing())
        self.start()

    def _on_moved(self, value: Any) -> None:
        self.value = float(value)
        self._widget.update()
