"""A question before something that cannot be undone."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose


class Sure(Sheet):
    """It is accepted by its button alone. Enter leaves everything as it is."""

    def __init__(self, title: str, told: str, yes: Button, parent: QWidget) -> None:
        super().__init__(parent, title)
        yes.clicked.connect(self.accept)
        cancel = self.cancel_button()
        self.fill(col(Prose(title, "title"), 8, Prose(told)), None, yes, cancel)
        cancel.setFocus()
