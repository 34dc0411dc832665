"""Keeping a reply in the rep's own words."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.domain.ownvoice import Wording
from trainer.domain.views import Reveal
from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.dialogs.sheet import BACK, Sheet
from trainer.gui.layouts import col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.replybox import ReplyBox

SAVE = "Ctrl+Return"


class OwnWordsDialog(Sheet):
    """One box. It starts with the rep's wording, or with what they just said unless that was the card's.

    Signals:
        kept: The `Changes`.
    """

    kept = Signal(object)

    def __init__(self, desk: Desk, reveal: Reveal, parent: QWidget) -> None:
        super().__init__(parent, "In my words")
        self._desk, self._reveal = desk, reveal
        self._box = ReplyBox("The way you would say it", name="Your wording", lines=5, most=9)
        own = desk.workspace.editing.own_words(reveal.question.card_id)  # with its slots, which a reveal has filled
        self._box.setText(own or ("" if reveal.wording is Wording.VERBATIM else reveal.attempt.said))
        keep = Button("Keep it", "primary", "check", key=SAVE)
        keep.clicked.connect(self._keep)
        remove = Button("Remove my wording", "quiet", "trash-2")
        remove.clicked.connect(self._remove)
        remove.setVisible(bool(reveal.own_words))
        QShortcut(QKeySequence(SAVE), self, self._keep)
        tip = "It is shown above the model reply from now on, and no update of the deck changes it."
        what = col(
            Prose(words.quote(reveal.question.line), "speech_m", hang=reveal.question.category),
            8,
            Prose(tip, "body", "muted"),
            16,
            self._box,
            None,
        )
        self.fill(what, remove, None, self.cancel_button(), keep, width=620)
        self._box.changed.connect(self.on_written)
        self.guard(self._box.text, self._keep, self._begin)
        if begun := desk.workspace.editing.begun_words(reveal.question.card_id):
            self._box.setText(begun)
            self.strip.say(BACK, "neutral")
        self._box.setFocus()

    def _begin(self, wording: str | None) -> None:
        self._desk.workspace.editing.begin_words(self._reveal.question.card_id, wording or "")

    @Slot()
    def _keep(self) -> None:
        self._store(self._box.text())

    @Slot()
    def _remove(self) -> None:
        self._store("")

    def _store(self, wording: str) -> None:
        try:
            changes = self._desk.workspace.editing.keep_own_words(self._reveal.question.card_id, wording)
        except TrainerError as error:
            self.strip.say(str(error))
            return
        self.kept.emit(changes)
        self.accept()
