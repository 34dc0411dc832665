"""The backups there are: when, why, how many answers; making one, and putting one back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer import words
from trainer.domain.backups import Reason
from trainer.errors import DamagedError, TrainerError
from trainer.gui import theme
from trainer.gui.desk import Desk
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import clear, col, row
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose, label
from trainer.services.backups import Kept

ABOUT = "One is made each day and before anything that changes much. They lie in the folder of your answers."
ASKED = (
    "Cards, flags, stars and the lines you heard go back, too. What is there now is backed up first, so this can be "
    "taken back in the same way. Phrase files of your team that are missing come back; those you have stay as they are."
)


class BackupsDialog(Sheet):
    """A list, newest first.

    Signals:
        chosen: The `Kept` that is to be put back, after a question; the dialog is closed by then.
        made: One was made.
        damaged: The `DamagedError` for which none can be; the dialog is closed by then.
    """

    chosen = Signal(object)
    made = Signal()
    damaged = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, "Backups")
        self._desk = desk
        self._list = col(gap=10)
        self._none = Prose("There is none yet; the first one is made at the next start.", "body", "muted")
        self._none.hide()
        self._make = make = Button("Back up now", "plain", "save")
        make.clicked.connect(self._back_up)
        close = Button("Close", "plain", key="Esc")
        close.clicked.connect(self.reject)
        self._failure = Prose("", "body", "warning")
        head = (Prose("Backups", "headline"), Prose(ABOUT, "body", "muted"), 4, self._failure, 12, self._none)
        self.fill(col(*head, self._list, None, gap=4), make, None, close, width=640)
        self.resize(self.width(), theme.current().px(480))
        self._desk.tasks.run(self._desk.workspace.backups.listed, self._show)

    def _show(self, found: Sequence[Kept]) -> None:
        clear(self._list)
        self._none.setVisible(not found)
        self._failure.setText(self._desk.workspace.backups.failure)
        self._failure.setVisible(bool(self._failure.text()))
        for kept in found:
            self._list.addLayout(self._line(kept))

    def _line(self, kept: Kept) -> QBoxLayout:
        back = Button("Restore", "plain", "undo-2", name=f"Restore the one of {words.when(kept.at)}")
        back.clicked.connect(lambda _checked=False: self._ask(kept))
        back.setEnabled(kept.answers >= 0)
        told = f"{_many(kept)}, {words.REASONS[kept.backup.reason]}"
        about = col(label(words.when(kept.at), "strong"), Prose(told, "small", "muted"), gap=0)
        line = row((about, 1), back, gap=16)
        line.setAlignment(back, Qt.AlignmentFlag.AlignVCenter)
        return line

    @Slot()
    def _back_up(self) -> None:
        self._make.setEnabled(False)
        self.strip.clear()
        backups = self._desk.workspace.backups
        self._desk.tasks.run(lambda: (backups.make(Reason.HAND), backups.listed())[1], self._on_made, self._on_failed)

    def _on_made(self, found: Sequence[Kept]) -> None:
        self._make.setEnabled(True)
        self._show(found)
        self.strip.say("The backup is written and checked.", "positive")
        self.made.emit()

    def _on_failed(self, error: TrainerError) -> None:
        self._make.setEnabled(True)
        if isinstance(error, DamagedError):
            self.reject()
            self.damaged.emit(error)
        else:
            self.strip.say(str(error))

    def _ask(self, kept: Kept) -> None:
        """Who thinks better of it is back in the list."""
        question = RestoreDialog(kept, self)
        question.accepted.connect(self.accept)
        question.accepted.connect(lambda: self.chosen.emit(kept))
        question.open()


class RestoreDialog(Sheet):
    """Whether a backup is to be put back. Enter leaves everything as it is."""

    def __init__(self, kept: Kept, parent: QWidget) -> None:
        super().__init__(parent, "Put this backup back?")
        back = Button("Put it back", "plain", "undo-2")
        back.clicked.connect(self.accept)
        cancel = self.cancel_button()
        told = f"You go back to {words.when(kept.at)}, with {_many(kept)}. {ASKED}"
        self.fill(col(Prose("Put this backup back?", "title"), 8, Prose(told)), None, back, cancel)
        cancel.setFocus()


def _many(kept: Kept) -> str:
    return words.plural(kept.answers, "answer") if kept.answers >= 0 else "cannot be read"
