"""What happens when we made a mistake: the log keeps it, the person is told in one sentence, answers are safe."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit

from trainer import __version__, logs
from trainer.gui.layouts import col, row
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose

logger = logging.getLogger(__name__)


class CrashDialog(QDialog):
    """One sentence, the details to copy, and a way to go on."""

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

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())


def watch(app: QApplication, folder: Path) -> None:
    """Send every exception that nobody caught to the log and to a dialog."""
    log = logs.start(folder)

    def on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            app.quit()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        logger.error("not caught:\n%s", details)
        CrashDialog(f"Objection trainer {__version__}\n\n{details}", log).open()

    sys.excepthook = on_exception
