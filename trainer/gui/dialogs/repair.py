"""Whether a damaged file is to be repaired now."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose

WHAT = "Every answer that can still be read comes back, and the newest backup gives what it can of the rest."
SAFE = "The damaged file is kept beside the new one, so nothing gets worse by this. It takes a few seconds."


class RepairDialog(Sheet):
    """Accepted when it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "Repair the file")
        repair = Button("Repair", "primary", "refresh-cw", key="Return")
        repair.clicked.connect(self.accept)
        words = col(
            Prose("The file with your answers is damaged", "title"), 8, Prose(WHAT), 8, Prose(SAFE), None, gap=0
        )
        self.fill(words, None, self.cancel_button(), repair)
        repair.setFocus()
