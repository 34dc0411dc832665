"""The rep's voice. What hears it is loaded when somebody first speaks, so that no start waits for it."""

from __future__ import annotations

import logging
import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from trainer.domain.spoken import Spoken
from trainer.errors import TrainerError
from trainer.services.hearing import Ears, measured
from trainer.speech.microphone import BYTES_PER_MS, Capture
from trainer.speech.turn import Event, Level, SoFar, Take

if TYPE_CHECKING:
    from trainer.services.hearing import Hearing
    from trainer.speech.microphone import Microphone
    from trainer.speech.turn import Turn

    MakeMicrophone = Callable[[QObject], Microphone]

logger = logging.getLogger(__name__)

SOFTEST_DB, LOUDEST_DB = -55.0, -12.0
"""Between which loudnesses the meter moves, in decibels below the loudest a microphone can tell."""

MUTED = "The microphone gave no sound at all. See whether it is switched off, or type what you say."
NOTHING_SAID = "Nothing was heard. Say it again a little nearer to the microphone, or type it."
NO_WORDS = "That was no speech that could be understood. Say it again, or type it."
CLIPPED = "The microphone is set too loud, so some words may be wrong. Mend them, and turn it down."
FULL = "One reply takes ten minutes at most. Here is what you said until then."
LOST = "The microphone has gone. What was heard until then is here; go on by typing."
NO_DEVICE = "No microphone was found. Plug one in and try again; typing works all the same."
REFUSED = "This computer does not let the trainer use the microphone. Allow it in its privacy settings, or type."


class Hears(Enum):
    """What the ear is doing, or why it is deaf."""

    READY = "ready"
    NOT_INSTALLED = "not_installed"
    NO_MODEL = "no_model"
    NO_DEVICE = "no_device"
    REFUSED = "refused"
    OPENING = "opening"
    LISTENING = "listening"
    UNDERSTANDING = "understanding"


BUSY = frozenset((Hears.OPENING, Hears.LISTENING, Hears.UNDERSTANDING))
_DEAF = {Ears.NOT_INSTALLED: Hears.NOT_INSTALLED, Ears.NO_MODEL: Hears.NO_MODEL, Ears.READY: Hears.READY}
_CAPTURED = {
    Capture.OPENED: Hears.LISTENING,
    Capture.NO_DEVICE: Hears.NO_DEVICE,
    Capture.REFUSED: Hears.REFUSED,
}


@dataclass(frozen=True)
class Said:
    """What came of a turn.

    Attributes:
        spoken: The words and their sound; None when there are no words.
        trouble: What the rep should know, in one sentence; empty when all is well.
    """

    spoken: Spoken | None
    trouble: str = ""


class Ear(QObject):
    """Listens to one turn at a time. Nothing here ever blocks or fails a session.

    Signals:
        changed: The new `Hears`.
        loudness: How loud it is, 0 to 1.
        so_far: The words of a turn that goes on.
        said: What came of a turn, as `Said`; not of one that was cancelled.
        cancelled: Whoever it belonged to, the turn is forgotten.
    """

    changed = Signal(object)
    loudness = Signal(float)
    so_far = Signal(str)
    said = Signal(object)
    cancelled = Signal()
    _told = Signal(object, int)

    def __init__(
        self, hearing: Callable[[], Hearing], parent: QObject, make_microphone: MakeMicrophone | None = None
    ) -> None:
        super().__init__(parent)
        self._hearing, self._make_microphone = hearing, make_microphone or _microphone
        self._told.connect(self._on_told)
        self._state: Hears | None = None
        self._turn: Turn | None = None
        self._number = 0
        self._line_ended_at: float | None = None

    @cached_property
    def microphone(self) -> Microphone:
        return self._make_microphone(self)

    @property
    def state(self) -> Hears:
        """What it is doing; looked for when it is first asked."""
        if self._state is None:
            self._state = _DEAF[self._hearing().ears]
        return self._state

    @property
    def is_busy(self) -> bool:
        """Whether a turn goes on, or its words are still to come."""
        return self._state in BUSY

    def look_again(self) -> None:
        """A model was fetched or chosen, or a microphone plugged in."""
        if not self.is_busy:
            self._become(_DEAF[self._hearing().ears])

    # ------------------------------------------------------------ a turn

    def begin(self, line_ended_at: float | None, *, ends_itself: bool = False, is_deaf: bool = False) -> None:
        """Listen, unless that is going on; where nothing can be heard the new state says why.

        Args:
            line_ended_at: When the customer had finished, in seconds of `time.monotonic`; None when that is not known.
            ends_itself: A silence ends the turn.
            is_deaf: The customer is still speaking; call `listen` once they are done.
        """
        if self.is_busy:
            return
        self._number += 1
        number, self._line_ended_at = self._number, line_ended_at
        self._become(Hears.OPENING)
        try:
            self._turn = self._hearing().begin(
                self.microphone,
                lambda event: self._told.emit(event, number),
                ends_itself=ends_itself,
                is_deaf=is_deaf,
            )
        except TrainerError as error:
            logger.info("nothing is heard: %s", error)
            self._become(_DEAF[self._hearing().ears])
            self.cancelled.emit()

    def listen(self, line_ended_at: float | None) -> None:
        """The customer is done, and the pause begins, unless the rep had begun before."""
        if self._turn is not None:
            if not self._turn.has_speech:
                self._line_ended_at = line_ended_at
            self._turn.listen()

    def deafen(self) -> None:
        """The customer speaks once more; call `listen` when they are done."""
        if self._turn is not None:
            self._turn.deafen()

    def end_by_itself(self) -> None:
        """A silence is to end the turn."""
        if self._turn is not None:
            self._turn.end_by_itself()

    def finish(self) -> None:
        """That was all."""
        if self._turn is not None and self._state in (Hears.OPENING, Hears.LISTENING):
            self._become(Hears.UNDERSTANDING)
            self._turn.finish()

    def cancel(self) -> None:
        """Forget the turn."""
        self._number += 1
        if self._turn is not None:
            self._turn.cancel()
            self._turn = None
        if self.is_busy:
            self._become(Hears.READY)
            self.cancelled.emit()

    # ------------------------------------------------------------ what is told

    @Slot(object, int)
    def _on_told(self, event: Event, number: int) -> None:
        if number != self._number or self._turn is None:
            return
        match event:
            case Level(loudness):
                self.loudness.emit(_share(loudness))
            case SoFar(text):
                self.so_far.emit(text)
            case Take():
                self._on_take(event)
            case Capture():
                self._on_capture(event)

    def _on_capture(self, capture: Capture) -> None:
        if self._state is Hears.UNDERSTANDING:
            return
        if capture is not Capture.OPENED and not self._turn_has_words():
            self._turn = None
            self._become(_CAPTURED[capture])
            self.said.emit(Said(None, REFUSED if capture is Capture.REFUSED else NO_DEVICE))
        else:
            self._become(Hears.LISTENING if capture is Capture.OPENED else Hears.UNDERSTANDING)

    def _turn_has_words(self) -> bool:
        return self._turn is not None and self._turn.has_speech

    def _on_take(self, take: Take) -> None:
        self._turn = None
        self._become(Hears.READY)
        spoken = None
        if take.transcript.words:
            delivery = measured(take, self._line_ended_at)
            spoken = Spoken(take.transcript, delivery, len(take.pcm) // BYTES_PER_MS, take.pcm)
        self.said.emit(Said(spoken, _trouble(take)))

    def _become(self, state: Hears) -> None:
        if state is not self._state:
            self._state = state
            self.changed.emit(state)


def _microphone(parent: QObject) -> Microphone:
    """What listens on this system; it is loaded with the first turn."""
    if sys.platform == "linux":
        from trainer.speech.pulserecord import PulseMicrophone

        return PulseMicrophone()
    from trainer.gui.microphone import QtMicrophone

    return QtMicrophone(parent)


def _trouble(take: Take) -> str:
    """The one thing about a take that the rep should know."""
    if take.trouble is not None:
        return str(take.trouble)
    if not take.transcript.words:
        return NO_WORDS if take.spans else MUTED if take.is_muted else NOTHING_SAID
    if take.is_lost:
        return LOST
    return FULL if take.is_full else CLIPPED if take.is_clipped else ""


def _share(loudness: float) -> float:
    decibels = 20 * math.log10(max(loudness, 1) / 32_768)
    return min(max((decibels - SOFTEST_DB) / (LOUDEST_DB - SOFTEST_DB), 0.0), 1.0)
