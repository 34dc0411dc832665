"""F1: every key, from the one table they are defined in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from trainer.gui.actions import ACTIONS, EVERYWHERE, native
from trainer.gui.layouts import col, scrolled, wrap
from trainer.gui.widgets.prose import Prose, label

GROUPS = {"study": "Study", "decks": "Decks", EVERYWHERE: "Everywhere"}


class KeysDialog(QDialog):
    """A list to read; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 620)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for screen, title in GROUPS.items():
            self._add_group(grid, screen, title)
        tip = "Letters and figures work while no text box has the cursor. They can be switched off in Settings."
        body = col(
            Prose("Keys", "headline"), Prose(tip, "body", "muted"), 12, grid, None, gap=4, margins=(32, 28, 32, 24)
        )
        self.setLayout(col(scrolled(wrap(body)), gap=0))

    def _add_group(self, grid: QGridLayout, screen: str, title: str) -> None:
        grid.setRowMinimumHeight(grid.rowCount(), 12)
        grid.addWidget(label(title, "strong"), grid.rowCount(), 0, 1, 2)
        for action in ACTIONS:
            if action.screen == screen:
                place = grid.rowCount()
                grid.addWidget(label(" or ".join(dict.fromkeys(map(native, action.keys))), "label"), place, 0)
                grid.addWidget(Prose(action.words, "body", "muted"), place, 1)
