"""We made a mistake: one sentence, the details to copy, and a way to go on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QWidget

from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose


class CrashDialog(Sheet):
    """Says that answers are safe, because each was stored when it was graded."""

    def __init__(self, details: str, log: Path) -> None:
        super().__init__(_window(), "Something went wrong")
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setAccessibleName("Details")
        copy = Button("Copy the details", icon="copy")
        copy.clicked.connect(self._on_copy)
        go_on = Button("Go on", "primary")
        go_on.clicked.connect(self.accept)
        what = col(
            Prose("The trainer made a mistake", "title"),
            Prose("Your answers are safe: each one was stored when you graded it. You can go on.", "body", "muted"),
            12,
            (self._details, 1),
            Prose(f"The same is in {log}.", "small", "muted"),
        )
        self.fill(what, copy, None, go_on, width=640)
        go_on.setFocus()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())


def _window() -> QWidget | None:
    """The window the person works in, or ours behind another program's: without a parent the dialog is gone at once."""
    windows = (window for window in QApplication.topLevelWidgets() if isinstance(window, QMainWindow))
    return QApplication.activeWindow() or QApplication.activeModalWidget() or next(windows, None)
