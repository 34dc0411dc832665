"""How a reply was said, measure by measure: a name, a trend and the same in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from trainer import voicewords
from trainer.domain.delivery import Compared, Measure
from trainer.gui import theme
from trainer.gui.layouts import col, row
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.trend import Trend

_NAME = 92


class DeliveryTable(QWidget):
    """Out of sight until there is a reply that was spoken."""

    def __init__(self) -> None:
        super().__init__()
        self._told = {measure: Prose("", "small") for measure in Measure}
        self._trends = {measure: Trend() for measure in Measure}
        self.setLayout(col(label(voicewords.HOW, "label", "muted"), 4, *map(self._line, Measure), gap=4))
        self.hide()

    def show_compared(self, compared: Sequence[Compared]) -> None:
        """What was measured; with nothing go out of sight."""
        for one in compared:
            self._told[one.measure].setText(voicewords.told(one))
            self._trends[one.measure].show_compared(one)
        self.setVisible(bool(compared))

    def _line(self, measure: Measure) -> QWidget:
        name = label(voicewords.NAMES[measure], "small", "muted")
        name.setFixedWidth(theme.current().px(_NAME))
        line = QWidget()
        line.setLayout(row(name, (self._told[measure], 1), self._trends[measure], gap=8))
        return line
