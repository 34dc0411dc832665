"""The customer's voice. What plays it is loaded with the first sound, so that no start waits for it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from trainer.errors import TrainerError
from trainer.gui.tasks import Tasks
from trainer.speech.playback import Playback
from trainer.speech.utterance import NARRATOR, Reader

if TYPE_CHECKING:
    from trainer.bootstrap import Workspace
    from trainer.speech.seams import Player
    from trainer.speech.utterance import Rendered
    from trainer.speech.wav import Pcm

    MakePlayer = Callable[[QObject], Player]

logger = logging.getLogger(__name__)


class Sound(Enum):
    """What the voice is doing, or why it is silent."""

    READY = "ready"
    WAITING = "waiting"
    SPEAKING = "speaking"
    OFF = "off"
    NO_DEVICE = "no_device"
    NO_VOICE = "no_voice"


WHY_SILENT = {
    Sound.OFF: "Switch on “Read lines aloud” first.",
    Sound.NO_DEVICE: "No sound device was found. Plug one in and try again; until then lines are shown.",
    Sound.NO_VOICE: "No voice was found. Lines are shown instead; `trainer doctor` says more.",
}
"""What somebody is told who asked to hear something."""

PLAYED = {
    Playback.STARTED: Sound.SPEAKING,
    Playback.ENDED: Sound.READY,
    Playback.NO_DEVICE: Sound.NO_DEVICE,
    Playback.BROKEN: Sound.NO_VOICE,
}


class Voice(QObject):
    """Says one line at a time, with the settings in force. Nothing here ever blocks or fails a session.

    Signals:
        changed: The new `Sound`.
    """

    changed = Signal(object)
    _played = Signal(object, int, float)

    def __init__(self, workspace: Workspace, tasks: Tasks, make_player: MakePlayer, parent: QObject) -> None:
        super().__init__(parent)
        self._make_player = make_player
        self._workspace = workspace
        self._tasks = tasks
        self._played.connect(self._on_played)
        self._state = Sound.READY
        self._wanted = 0
        self._ended_at: float | None = None
        self.excuse = ""
        """Why the latest line is in another voice than the chosen one."""

    @cached_property
    def _player(self) -> Player:
        return self._make_player(self)

    @property
    def state(self) -> Sound:
        return self._state

    @property
    def is_heard(self) -> bool:
        """Whether a line can be heard, as far as is known since the last one."""
        return self._state not in (Sound.NO_DEVICE, Sound.NO_VOICE)

    @property
    def ended_at(self) -> float | None:
        """When the last line had been heard to its true end, in seconds of `time.monotonic`; None when it was not."""
        return self._ended_at

    def say(self, line: str, pace: float = 1.0, reader: Reader = NARRATOR) -> None:
        """Read a line aloud, at a share of the chosen rate; a line that was being read stops."""
        self.stop()
        if not self._workspace.preferences().sound:
            self._become(Sound.OFF)
            return
        if self.is_heard:
            self._become(Sound.WAITING)
        turn = self._wanted
        self._tasks.watch(
            self._workspace.speaking.say(line, pace, reader),
            lambda rendered: self._play(rendered, turn),
            lambda error: self._give_up(error, turn),
        )

    def play(self, sound: Pcm) -> None:
        """Play something that was recorded, whether lines are read aloud or not."""
        self.stop()
        turn = self._wanted
        self._player.play(sound, lambda playback: self._played.emit(playback, turn, -1.0))

    def prepare(self, line: str, pace: float = 1.0, reader: Reader = NARRATOR) -> None:
        """Render a line that will be wanted soon."""
        if line and self._workspace.preferences().sound:
            self._workspace.speaking.prepare(line, pace, reader)

    def stop(self) -> None:
        """Be silent at once, and forget what was about to be said. What kept a line from being heard still does."""
        self._wanted += 1
        self._ended_at = None
        if "_player" in self.__dict__:
            self._player.stop()
        if self._state in (Sound.WAITING, Sound.SPEAKING):
            self._become(Sound.READY)

    def _play(self, rendered: Rendered, turn: int) -> None:
        if turn == self._wanted:
            self.excuse = rendered.excuse
            trailing = rendered.seconds - rendered.speech_end_seconds
            self._player.play(
                rendered.path, lambda playback: self._played.emit(playback, turn, time.monotonic() - trailing)
            )

    @Slot(object, int, float)
    def _on_played(self, playback: Playback, turn: int, speech_ended_at: float) -> None:
        if turn == self._wanted:
            self._ended_at = speech_ended_at if playback is Playback.ENDED and speech_ended_at > 0 else None
            self._become(PLAYED[playback])

    def _give_up(self, error: TrainerError, turn: int) -> None:
        logger.info("no voice: %s", error)
        if turn == self._wanted:
            self._become(Sound.NO_VOICE)

    def _become(self, state: Sound) -> None:
        if state is not self._state:
            self._state = state
            self.changed.emit(state)
