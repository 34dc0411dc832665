"""The takes of one card: to be heard, and to be deleted."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from trainer import voicewords
from trainer.domain.spoken import Kept
from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.dialogs.sure import Sure
from trainer.gui.layouts import col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.takelist import TakeList
from trainer.speech.microphone import HERTZ
from trainer.speech.wav import Pcm

SHOWN = 40
DELETE = "Delete this recording?"
DELETING = "What you said on {day} will no longer be heard, and that cannot be undone. Its words stay."


class CardTakes(QWidget):
    """Out of sight for a card that has none."""

    def __init__(self, desk: Desk, card_id: str) -> None:
        super().__init__()
        self._desk, self._card_id = desk, card_id
        self._trouble = Prose("", "small", "warning")
        self._list = TakeList(label(voicewords.TAKES, "strong"), SHOWN, may_delete=True)
        self._list.hear_requested.connect(self._hear)
        self._list.delete_requested.connect(self._ask)
        self.setLayout(col(self._list, self._trouble, gap=4, margins=(0, 0, 0, 18)))
        self._show()

    def _show(self, trouble: str = "") -> None:
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        takes = self._desk.workspace.takes.kept(self._card_id)
        self._list.show_takes(takes)
        self.setVisible(bool(takes or trouble))

    @Slot(object)
    def _hear(self, take: Kept) -> None:
        self._desk.voice.play(Pcm(HERTZ, 1, self._desk.workspace.recordings.sound(take.of_uuid)))

    @Slot(object)
    def _ask(self, take: Kept) -> None:
        told = DELETING.format(day=voicewords.day_of(take))
        question = Sure(DELETE, told, Button("Delete it", "plain", "trash-2"), self)
        question.accepted.connect(lambda: self._delete(take))
        question.open()

    def _delete(self, take: Kept) -> None:
        self._desk.voice.stop()
        try:
            self._desk.workspace.recordings.delete(take.of_uuid)
        except TrainerError as error:
            self._show(str(error))
        else:
            self._show()
