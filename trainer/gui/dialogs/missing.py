"""The database is gone and there are backups of it: which way to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.domain.backups import Reason
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose

if TYPE_CHECKING:
    from trainer.services.backups import Kept

QUIT, RESTORE, FRESH = 0, 1, 2
"""How it ends; the first two are Qt's own."""

TITLE = "Your practice file is missing"
MORE = " One of {when} has more, {answers}: once this one is back, Settings can put that one in its place."
EITHER = "Restore it and go on from there, or start fresh. The backups stay where they are."


class MissingDialog(Sheet):
    """Finished with `QUIT`, `RESTORE` or `FRESH`."""

    def __init__(self, newest: Kept, fullest: Kept, parent: QWidget) -> None:
        super().__init__(parent, TITLE)
        restore = Button("Restore it", "primary", "undo-2", key="Return")
        restore.clicked.connect(self.accept)
        fresh = Button("Start fresh", "plain")
        fresh.clicked.connect(lambda _checked=False: self.done(FRESH))
        leave = Button("Quit", "plain", key="Esc")
        leave.clicked.connect(self.reject)
        many = f", with {words.plural(newest.answers, 'answer')}" if newest.answers >= 0 else ""
        reason = newest.backup.reason
        why = f", made {words.REASONS[reason]}" if reason is Reason.RESTORE else ""
        told = f"The newest backup is of {words.when(newest.at)}{many}{why}."
        if fullest.answers > newest.answers:
            told += MORE.format(when=words.when(fullest.at), answers=words.plural(fullest.answers, "answer"))
        self.fill(
            col(Prose(TITLE, "title"), 8, Prose(told), 8, Prose(EITHER), None, gap=0), leave, None, fresh, restore
        )
        restore.setFocus()
