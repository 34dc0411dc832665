"""The clock looks wrong: asked once, before anything is planned by it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.domain.views import ClockDoubt
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose


class ClockDialog(Sheet):
    """Accepted when the clock is right: Enter says so.

    It may come while one types, so at first no button has the keyboard: a space would press it.
    """

    def __init__(self, doubt: ClockDoubt, parent: QWidget) -> None:
        super().__init__(parent, "The clock")
        wrong = Button("I’ll set the clock", "plain", key="Esc")
        wrong.clicked.connect(self.reject)
        right = Button("Yes, go on", "primary", key="Return")
        right.clicked.connect(self.accept)
        what = col(
            Prose("Is your clock right?", "title"),
            6,
            Prose(words.clock_doubt(doubt)),
            Prose("When a line comes back is counted from today’s date.", "body", "muted"),
            gap=4,
        )
        self.fill(what, wrong, None, right, width=520)
        right.setDefault(True)
        self.setFocus()
