"""What's new, as the file says it; plain text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trainer import __version__, paths
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import Item, col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose


class NewsDialog(Sheet):
    """Headings and lines of `resources/whats_new.md`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "What’s new")
        text = (paths.resources() / "whats_new.md").read_text(encoding="utf-8")
        parts: list[Item] = [Prose(f"Objection trainer {__version__}", "small", "muted")]
        for line in text.splitlines():
            if line.startswith("#"):
                parts += [10, Prose(line.lstrip("# "), "title")]
            elif line:
                parts.append(Prose(line.removeprefix("* ")))
        close = Button("Close", "plain", key="Esc")
        close.clicked.connect(self.reject)
        self.fill(col(*parts, None, gap=4), None, close)
