"""What hears the rep: a model, a microphone, and a sentence to try them with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from trainer.domain.transcript import understood
from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.ear import Hears, Said
from trainer.gui.layouts import col, row, wrap
from trainer.gui.screens.settings.controls import Controls, Group, Line
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.levels import Levels
from trainer.gui.widgets.meter import Meter
from trainer.gui.widgets.picker import Picker
from trainer.gui.widgets.prose import Prose
from trainer.services.hearing import NOT_INSTALLED, Ears
from trainer.speech.microphone import Device
from trainer.speech.models import MODELS, HearingModel

ABOUT = "What you say is written down on this computer, by a model that is fetched once. Nothing is sent."
SENTENCE = "Thank you for telling me. What would you want to fix first?"
TRY = f"Press the button and say: “{SENTENCE}”"
OWN = "A folder of my own…"
CHOOSE_FOLDER = "Choose the folder of a faster-whisper model"
NAMES = {"tiny.en": "Quick", "base.en": "More exact, half as fast"}
LOOK_MS = 250
"""So often the progress is looked at while a model is being fetched."""


def hearing_group(desk: Desk, controls: Controls) -> QWidget:
    """Everything that can be chosen about hearing; where it is not installed, how it is."""
    if desk.workspace.hearing.ears is Ears.NOT_INSTALLED:
        return Group("Hearing", NOT_INSTALLED)
    return HearingGroup(desk, controls)


class HearingGroup(QWidget):
    """The model, the microphone and a trial of both."""

    def __init__(self, desk: Desk, controls: Controls) -> None:
        super().__init__()
        self._desk, self._controls = desk, controls
        self._hearing = desk.workspace.hearing
        self._models, self._model_note = Picker(name="Model"), Prose("", "small", "muted")
        self._fetch, self._remove = Button("Fetch it", "plain", "download"), Button("Remove it", "quiet", "trash-2")
        self._bar = Meter(name="Fetched", width=160)
        self._microphones = Picker(name="Microphone")
        self._try, self._levels = Button("Try it", "plain", "mic"), Levels("Loudness")
        self._heard = Prose(TRY, "small", "muted")
        self._looking = QTimer(self, interval=LOOK_MS)
        self._is_trying = False
        self.setLayout(col(Group("Hearing", ABOUT, *self._lines()), gap=0))
        self._connect()
        self._show_models()
        self._fill_microphones(())
        desk.tasks.run(desk.ear.microphone.devices, self._fill_microphones)

    def _lines(self) -> tuple[Line, ...]:
        self._levels.hide()
        return (
            ("Model", wrap(row(self._models, self._fetch, self._remove, self._bar, gap=8)), self._model_note),
            ("Microphone", self._microphones, ""),
            ("", wrap(row(self._try, self._levels, gap=10)), self._heard),
            (
                "Hands-free",
                self._controls.switch("hands_free"),
                "Listens by itself once the customer has spoken; a silence ends your turn.",
            ),
            (
                "Headphones",
                self._controls.switch("headphones"),
                "The microphone does not hear the customer, so you can be heard while they still speak.",
            ),
        )

    def _connect(self) -> None:
        ear = self._desk.ear
        self._models.activated.connect(self._on_model)
        self._fetch.clicked.connect(self._on_fetch)
        self._remove.clicked.connect(self._on_remove)
        self._looking.timeout.connect(self._show_fetching)
        self._microphones.activated.connect(
            lambda place: self._controls.keep(microphone=self._microphones.itemData(place))
        )
        self._try.clicked.connect(self._on_try)
        ear.loudness.connect(lambda loudness: self._levels.add(loudness) if self._is_trying else None)
        ear.changed.connect(self._on_ear)
        ear.said.connect(self._on_said)
        ear.cancelled.connect(self._on_cancelled)

    # ------------------------------------------------------------ models

    @Slot()
    def _show_models(self) -> None:
        """Which ones there are, which one is chosen, and whether it is here."""
        own = self._desk.workspace.preferences().hearing_folder
        self._models.clear()
        for model in MODELS:
            self._models.addItem(f"{NAMES[model.id]} ({_megabytes(model.size)} MB)", model.id)
        self._models.addItem(f"My own: {Path(own).name}" if own else OWN, "")
        self._models.setCurrentIndex(len(MODELS) if own else MODELS.index(self._hearing.chosen))
        self._show_fetching()

    @Slot()
    def _show_fetching(self) -> None:
        """How far the model is on its way, and what can be done about it."""
        own, chosen = self._desk.workspace.preferences().hearing_folder, self._hearing.chosen
        fetching, is_here = self._hearing.fetching, self._hearing.model is not None
        self._fetch.setVisible(fetching is not None or not (is_here or own))
        self._fetch.setText("Stop" if fetching else "Fetch it")
        self._fetch.setIconName("x" if fetching else "download")
        self._remove.setVisible(fetching is None and is_here and not own)
        self._bar.setVisible(fetching is not None)
        self._try.setEnabled(is_here)
        if fetching is not None:
            self._bar.setShare(fetching.done / fetching.total)
            self._model_note.setText(f"{_megabytes(fetching.done)} of {_megabytes(fetching.total)} MB")
            self._looking.start()
        else:
            self._looking.stop()
            self._model_note.setText(_where(chosen, own, is_here=is_here))

    @Slot(int)
    def _on_model(self, place: int) -> None:
        if place < len(MODELS):
            self._do(partial(self._hearing.choose, MODELS[place]))
        else:
            from trainer.gui.dialogs.files import Files

            self._show_models()  # until there is a folder, all is as it was
            Files(self).to_look_in(CHOOSE_FOLDER, lambda folder: self._do(partial(self._hearing.choose_folder, folder)))

    @Slot()
    def _on_fetch(self) -> None:
        if self._hearing.fetching is not None:
            self._hearing.stop_fetching()
        else:
            self._desk.tasks.watch(self._hearing.fetch(self._hearing.chosen), self._on_fetched, self._on_not_fetched)
        self._show_models()

    def _on_fetched(self, _: Path) -> None:
        self._desk.ear.look_again()
        self._show_models()

    def _on_not_fetched(self, error: TrainerError) -> None:
        self._show_models()
        self._model_note.setText(str(error))

    @Slot()
    def _on_remove(self) -> None:
        self._do(partial(self._hearing.remove, self._hearing.chosen))

    def _do(self, change: partial[None]) -> None:
        try:
            change()
        except TrainerError as error:
            self._on_not_fetched(error)
        else:
            self._on_fetched(Path())

    # ------------------------------------------------------------ a trial

    def _fill_microphones(self, there: Sequence[Device]) -> None:
        chosen = self._desk.workspace.preferences().microphone
        self._microphones.clear()
        self._microphones.addItem("The system’s choice", "")
        for device in there:
            self._microphones.addItem(device.name, device.id)
        self._microphones.setCurrentIndex(max(self._microphones.findData(chosen), 0))

    @Slot()
    def _on_try(self) -> None:
        if self._is_trying:
            self._desk.ear.finish()
            return
        self._is_trying = True
        self._desk.ear.look_again()
        self._desk.ear.begin(None, ends_itself=True)
        self._heard.setText(f"Say: “{SENTENCE}”")

    @Slot(object)
    def _on_ear(self, state: Hears) -> None:
        is_busy = self._is_trying and self._desk.ear.is_busy
        self._levels.setVisible(is_busy)
        self._try.setText("Done" if state is Hears.LISTENING and is_busy else "Try it")
        if not is_busy:
            self._levels.clear()

    @Slot()
    def _on_cancelled(self) -> None:
        self._is_trying = False

    @Slot(object)
    def _on_said(self, said: Said) -> None:
        if self._is_trying:
            self._is_trying = False
            self._heard.setText(_told(said))


def _told(said: Said) -> str:
    if said.spoken is None:
        return said.trouble
    heard = said.spoken.transcript.text
    right, count = understood(SENTENCE, heard)
    verdict = "every word of it" if right == count else f"{right} of {count} words"
    return f"Heard: “{heard}”, {verdict}. {said.trouble}".strip()


def _where(model: HearingModel, own: str, *, is_here: bool) -> str:
    if own:
        return f"In {own}." if is_here else f"{own} is not there now; plug it in again, or choose another."
    if is_here:
        return "On this computer."
    return f"Not here yet: {_megabytes(model.size)} MB from huggingface.co, once. After that everything works offline."


def _megabytes(size: int) -> int:
    return round(size / 1_000_000)
