"""We made a mistake: one sentence, the details to copy, and a way to go on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit

from trainer.gui.layouts import col, row
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose


class CrashDialog(QDialog):
    """Says that answers are safe, because each was stored when it was graded."""

    def __init__(self, details: str, log: Path) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle("Something went wrong")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 420)
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setAccessibleName("Details")
        copy = Button("Copy the details", icon="copy")
        copy.clicked.connect(self._on_copy)
        go_on = Button("Go on", "primary")
        go_on.clicked.connect(self.accept)
        self.setLayout(
            col(
                Prose("The trainer made a mistake", "title"),
                Prose("Your answers are safe: each one was stored when you graded it. You can go on.", "body", "muted"),
                12,
                (self._details, 1),
                Prose(f"The same is in {log}.", "small", "muted"),
                12,
                row(copy, None, go_on),
                margins=(24, 24, 24, 20),
            )
        )
        go_on.setFocus()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
