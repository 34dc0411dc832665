"""Whether what the rep says is kept as sound, how much of it, and the way to be rid of it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from trainer import voicewords
from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.dialogs.sure import Sure
from trainer.gui.layouts import col
from trainer.gui.screens.settings.controls import Controls, Group
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.stepper import Stepper
from trainer.settings import RECORDINGS_RANGE

ABOUT = "So that you can hear an earlier take of yours again. It stays in {folder}, and no backup has it."
DELETE = "Delete every recording?"
DELETING = "None of what you said will be heard any more, and that cannot be undone. Its words stay."


class RecordingsGroup(QWidget):
    """Off until somebody turns it on."""

    def __init__(self, desk: Desk, controls: Controls) -> None:
        super().__init__()
        self._desk, self._recordings = desk, desk.workspace.recordings
        self._held = Prose("", "small", "muted")
        self._delete = Button("Delete all…", "plain", "trash-2")
        self._delete.clicked.connect(self._ask)
        group = Group(
            "Recordings",
            ABOUT.format(folder=self._recordings.folder),
            ("Keep what you say", controls.switch("recordings"), "Off: only its words and figures are kept."),
            ("At most", _size(controls), "The oldest go first."),
            ("", self._delete, self._held),
        )
        self.setLayout(col(group, gap=0))
        self._show()

    def _show(self) -> None:
        held = self._recordings.held()
        self._held.setText(f"{voicewords.how_much(held)} {self._recordings.trouble}".strip())
        self._delete.setEnabled(held.count > 0)

    @Slot()
    def _ask(self) -> None:
        question = Sure(DELETE, DELETING, Button("Delete all", "plain", "trash-2"), self)
        question.accepted.connect(self._delete_all)
        question.open()

    @Slot()
    def _delete_all(self) -> None:
        self._desk.voice.stop()
        try:
            self._recordings.delete_all()
        except TrainerError as error:
            self._show()
            self._held.setText(str(error))
        else:
            self._show()


def _size(controls: Controls) -> Stepper:
    size = Stepper(controls.now.recordings_mb, *RECORDINGS_RANGE, name="At most", suffix=" MB")
    size.setSingleStep(50)
    size.valueChanged.connect(lambda value: controls.keep(recordings_mb=value))
    return size
