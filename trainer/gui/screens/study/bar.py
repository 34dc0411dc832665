"""The narrow bar above a question: leave, how far, undo, captions, sound."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.domain.views import Progress
from trainer.gui import theme
from trainer.gui.actions import key
from trainer.gui.layouts import row, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.meter import Meter
from trainer.gui.widgets.prose import label
from trainer.settings import Settings


class StudyBar(QWidget):
    """Nothing but what may be needed while answering.

    Signals:
        left, undo_requested, captions_toggled, sound_toggled: A button was pressed.
    """

    left = Signal()
    undo_requested = Signal()
    captions_toggled = Signal()
    sound_toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._leave = Button(kind="quiet", icon="x", name="Leave; every answer is kept", key=key("leave"))
        self._undo = Button("Undo", "quiet", "undo-2", key=key("undo"))
        self._captions = Button(
            kind="quiet", icon="captions", name="Hide the line while it is read", key=key("captions")
        )
        self._sound = Button(kind="quiet", icon="volume-2", name="Sound off", key=key("sound"))
        self._meter = Meter(width=240, name="Done")
        self._count = label("", "small", "muted")
        left, right = (
            wrap(row(self._leave, None, gap=4)),
            wrap(row(None, self._undo, self._captions, self._sound, gap=4)),
        )
        self.setLayout(row((left, 1), self._meter, self._count, (right, 1), gap=12, margins=(14, 0, 14, 0)))
        self.setMinimumHeight(theme.current().space("bar"))
        for button, signal in (
            (self._leave, self.left),
            (self._undo, self.undo_requested),
            (self._captions, self.captions_toggled),
            (self._sound, self.sound_toggled),
        ):
            button.clicked.connect(signal)

    def show_progress(self, progress: Progress) -> None:
        """How many lines are done."""
        self._meter.setShare(progress.done / progress.total if progress.total else 0.0)
        self._count.setText(f"{progress.done} of {progress.total}")

    def show_settings(self, settings: Settings) -> None:
        """The two switches as they stand."""
        self._sound.setIconName("volume-2" if settings.sound else "volume-x")
        self._sound.setName("Sound off" if settings.sound else "Sound on")
        self._captions.setIconName("captions" if settings.captions else "eye-off")
        self._captions.setName("Hide the line while it is read" if settings.captions else "Show the line")
