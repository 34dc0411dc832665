"""What lies behind the objection: for the person who plays the customer, and for nobody else."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer import words
from trainer.domain.partner import Script
from trainer.gui.layouts import Item, clear, col, row
from trainer.gui.widgets.glyph import Glyph
from trainer.gui.widgets.prose import Prose, label

ICON = 16


class Behind(QWidget):
    """The layers in their order, opened or not, with a question that would open each, and the pain."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = col(gap=10)
        self.setLayout(self._rows)

    def show_script(self, script: Script) -> None:
        clear(self._rows)
        self._rows.addWidget(label("What lies behind it", "strong"))
        for place, layer in enumerate(script.casting.layers):
            is_open = place < script.depth
            self._rows.addLayout(_layer(layer.ask, layer.customer, is_open=is_open, is_next=place == script.depth))
        if script.casting.real_pain:
            self._rows.addWidget(label("What it is really about", "caption", "muted"))
            self._rows.addWidget(Prose(words.curly(script.casting.real_pain), "body"))


def _layer(ask: str, told: str, *, is_open: bool, is_next: bool) -> QBoxLayout:
    icon = Glyph("door-open" if is_open else "door-closed", "accent" if is_open or is_next else "muted", ICON)
    lines: list[Item] = [Prose(words.curly(told), "speech_s", "text" if is_open or is_next else "muted")]
    if is_next:
        lines.insert(0, Prose(f"A question like: {words.quote(ask)}", "small", "muted"))
    return row(col(icon, None, gap=0), (col(*lines, gap=2), 1), gap=10)
