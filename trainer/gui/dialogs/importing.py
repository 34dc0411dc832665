"""What an import would do, before it does it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.domain.views import DeckDiff
from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose


class ImportDialog(Sheet):
    """One sentence on what changes, one button that does it.

    Signals:
        kept: The `Changes`.
    """

    kept = Signal(object)

    def __init__(self, desk: Desk, diff: DeckDiff, parent: QWidget) -> None:
        super().__init__(parent, "Import a deck")
        self._desk, self._diff = desk, diff
        install = Button("Import", "primary", "download", key="Return")
        install.clicked.connect(self._install)
        install.setEnabled(bool(diff.new or diff.changed or diff.retired))
        cancel = Button("Cancel", "plain")
        cancel.clicked.connect(self.reject)
        deck = diff.deck
        by = f" by {deck.owner}" if deck.owner else ""
        what = col(
            Prose(deck.title, "headline"),
            Prose(f"Version {deck.version}{by}", "body", "muted"),
            14,
            Prose(said(diff)),
            Prose(words.curly(deck.changes), "body", "muted"),
            None,
        )
        self.fill(what, None, cancel, install)
        install.setFocus()

    @Slot()
    def _install(self) -> None:
        try:
            changes = self._desk.workspace.library.install(self._diff)
        except TrainerError as error:
            self.strip.say(str(error))
            return
        self.kept.emit(changes)
        self.accept()


def said(diff: DeckDiff) -> str:
    """``3 new, 2 changed, 1 retired. Your schedule stays as it is.``"""
    parts = [
        f"{len(ids)} {name}"
        for name, ids in (("new", diff.new), ("changed", diff.changed), ("retired", diff.retired))
        if ids
    ]
    if not parts:
        return "Everything in this file is already here."
    return f"{', '.join(parts)}. Your schedule stays as it is."
