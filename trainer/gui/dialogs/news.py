"""What's new, as the file says it; plain text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from trainer import __version__, paths
from trainer.gui.layouts import Item, col, wrap
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.scroller import Scroller


class NewsDialog(QDialog):
    """Headings and lines of `resources/whats_new.md`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("What’s new")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 520)
        text = (paths.resources() / "whats_new.md").read_text(encoding="utf-8")
        parts: list[Item] = [Prose(f"Objection trainer {__version__}", "small", "muted")]
        for line in text.splitlines():
            if line.startswith("#"):
                parts += [10, Prose(line.lstrip("# "), "title")]
            elif line:
                parts.append(Prose(line.removeprefix("* ")))
        self.setLayout(col(Scroller(wrap(col(*parts, None, gap=4, margins=(32, 28, 32, 24)))), gap=0))
