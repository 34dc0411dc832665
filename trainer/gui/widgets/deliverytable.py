"""How a reply was said, measure by measure: a name, a trend and the same in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from trainer import voicewords
from trainer.domain.delivery import Compared, Measure
from trainer.gui import theme
from trainer.gui.layouts import col, row, wrap
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.trend import Trend

_NAME = 92


class DeliveryTable(QWidget):
    """Out of sight until there is a reply that was spoken."""

    def __init__(self, *, beside: bool = False) -> None:
        """A table; where it stands `beside` something else there is little width, and the words stand below."""
        super().__init__()
        self._told = {measure: Prose("", "small") for measure in Measure}
        self._trends = {measure: Trend() for measure in Measure}
        title = label(voicewords.HOW, "strong") if beside else label(voicewords.HOW, "label", "muted")
        self.setLayout(col(title, 4, *(self._line(measure, beside=beside) for measure in Measure), gap=4))
        self.hide()

    def show_compared(self, compared: Sequence[Compared]) -> None:
        """What was measured; with nothing go out of sight."""
        for one in compared:
            self._told[one.measure].setText(voicewords.told(one))
            self._trends[one.measure].show_compared(one)
        self.setVisible(bool(compared))

    def _line(self, measure: Measure, *, beside: bool) -> QWidget:
        name = label(voicewords.NAMES[measure], "small", "muted")
        told, trend = self._told[measure], self._trends[measure]
        if beside:
            return wrap(col(row(name, None, trend), told, gap=0, margins=(0, 0, 0, 4)))
        name.setFixedWidth(theme.current().px(_NAME))
        return wrap(row(name, (told, 1), trend, gap=8))
