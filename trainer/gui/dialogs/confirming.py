"""Whether somebody who signed a deck is who the person thinks: compared once, by ear, and believed from then on."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from trainer.domain.approval import Approval, fingerprint
from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.prose import Prose, label

ASK = (
    "Ring whoever reviewed this deck and ask for the fingerprint of their key. They find it in their settings, under "
    "Reviews. A message will not do: whoever sent you the deck may have written that as well."
)
NAME = "Your name for them"


class ConfirmDialog(Sheet):
    """A fingerprint to compare, and a name to believe it by.

    Signals:
        confirmed: The key is believed from now on.
    """

    confirmed = Signal()

    def __init__(self, desk: Desk, approval: Approval, parent: QWidget) -> None:
        super().__init__(parent, "Confirm a reviewer")
        self._publishing, self._key = desk.workspace.publishing, approval.key
        self._name = Field(approval.reviewer, NAME, 320, name=NAME)
        confirm = Button("It is the same", "primary", "badge-check")
        confirm.clicked.connect(self._confirm)
        self._name.returnPressed.connect(self._confirm)
        content = col(
            Prose("Is it the same?", "title"),
            8,
            Prose(ASK),
            18,
            label("Fingerprint in this deck", "label", "muted"),
            4,
            Prose(fingerprint(approval.key), "headline"),
            18,
            label(NAME, "label", "muted"),
            4,
            self._name,
            gap=0,
        )
        self.fill(content, None, self.cancel_button(), confirm)
        self._name.setFocus()
        self._name.selectAll()

    @Slot()
    def _confirm(self) -> None:
        try:
            self._publishing.confirm(self._key, self._name.text())
        except TrainerError as error:
            self.strip.say(str(error))
            return
        self.accept()
        self.confirmed.emit()
