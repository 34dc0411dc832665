"""Whose voice reads lines aloud, and how fast."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot

from trainer.gui.audio import WHY_SILENT, Sound
from trainer.gui.desk import Desk
from trainer.gui.layouts import row, wrap
from trainer.gui.screens.settings.controls import Controls, Group
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.picker import Picker
from trainer.gui.widgets.prose import label
from trainer.gui.widgets.stepper import Stepper
from trainer.settings import RATE_RANGE
from trainer.speech.utterance import Voice

SAMPLE = "Can you send me some information on that?"


class SoundGroup(Group):
    """The customer's voice. Which voices there are is known a moment after it is shown."""

    def __init__(self, desk: Desk, controls: Controls) -> None:
        self._desk, self._controls = desk, controls
        self._voices = Picker(name="Voice")
        self._voices.activated.connect(lambda index: controls.keep(voice=self._voices.itemData(index)))
        self._heard = label("", "small", "muted")
        hear = Button("Hear it", "plain", "volume-2")
        super().__init__(
            "Sound",
            "",
            ("Read lines aloud", controls.switch("sound"), ""),
            ("Voice", self._voices, ""),
            ("Pace", _pace(controls), ""),
            ("", wrap(row(hear, self._heard)), ""),
            ("Show the line", controls.switch("captions"), "Off: listen first, read only when you need to."),
        )
        hear.clicked.connect(self._hear)
        desk.voice.changed.connect(self._on_sound)
        self.fill(())
        desk.tasks.run(desk.workspace.speaking.voices, self.fill)

    def fill(self, voices: Sequence[Voice]) -> None:
        """Offer these voices."""
        wanted = self._desk.workspace.preferences().voice
        self._voices.clear()
        self._voices.addItem("The default voice", "")
        for voice in voices:
            self._voices.addItem(voice.name, voice.id)
        self._voices.setCurrentIndex(max(self._voices.findData(wanted), 0))

    @Slot()
    def _hear(self) -> None:
        self._desk.voice.say(SAMPLE)
        self._on_sound(self._desk.voice.state)

    @Slot(object)
    def _on_sound(self, state: Sound) -> None:
        if self.isVisible():
            self._heard.setText(WHY_SILENT.get(state, ""))


def _pace(controls: Controls) -> Stepper:
    rate = Stepper(controls.now.rate, *RATE_RANGE, name="Pace", suffix=" words a minute")
    rate.setSingleStep(10)
    rate.valueChanged.connect(lambda value: controls.keep(rate=value))
    return rate
