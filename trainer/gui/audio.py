"""Playing the customer's voice. QtMultimedia is loaded with the first sound, so that no start waits for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal, Slot

from trainer.errors import TrainerError
from trainer.gui.tasks import Tasks

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer

    from trainer.bootstrap import Workspace
    from trainer.speech.utterance import Rendered

logger = logging.getLogger(__name__)


class QtPlayer(QObject):
    """Plays one sound file at a time; a `Player` of `trainer.speech.seams`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._player: QMediaPlayer | None = None
        self._output: Any = None
        self._on_finished: Callable[[], None] | None = None

    def has_device(self) -> bool:
        """Whether anything could be heard."""
        from PySide6.QtMultimedia import QMediaDevices

        return bool(QMediaDevices.audioOutputs())

    def play(self, path: Path, on_finished: Callable[[], None]) -> None:
        """Play a file from its start, instead of whatever is playing."""
        player = self._ready()
        self._on_finished = None
        player.stop()
        player.setSource(QUrl())
        player.setSource(QUrl.fromLocalFile(str(path)))
        self._on_finished = on_finished
        player.play()

    def stop(self) -> None:
        """Be silent at once; nobody is told."""
        self._on_finished = None
        if self._player is not None:
            self._player.stop()

    def _ready(self) -> QMediaPlayer:
        if self._player is None:
            from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

            self._player = QMediaPlayer(self)
            self._output = QAudioOutput(self)
            self._player.setAudioOutput(self._output)
            self._player.mediaStatusChanged.connect(self._on_status)
            self._player.errorOccurred.connect(self._on_error)
        return self._player

    @Slot(object)
    def _on_status(self, status: object) -> None:
        from PySide6.QtMultimedia import QMediaPlayer

        if status == QMediaPlayer.MediaStatus.EndOfMedia:
            self._finish()

    @Slot(object, str)
    def _on_error(self, _error: object, said: str) -> None:
        logger.info("the sound could not be played: %s", said)
        self._finish()

    def _finish(self) -> None:
        finished, self._on_finished = self._on_finished, None
        if finished is not None:
            finished()


class Sound(Enum):
    """What the voice is doing, or why it is silent."""

    READY = "ready"
    WAITING = "waiting"
    SPEAKING = "speaking"
    OFF = "off"
    NO_DEVICE = "no_device"
    NO_VOICE = "no_voice"


class Voice(QObject):
    """Says one line at a time, with the settings in force. Nothing here ever blocks or fails a session.

    Signals:
        changed: The new `Sound`.
    """

    changed = Signal(object)

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._player = QtPlayer(self)
        self._state = Sound.READY
        self._wanted = 0

    @property
    def state(self) -> Sound:
        return self._state

    def say(self, line: str) -> None:
        """Read a line aloud; a line that was being read stops."""
        self.stop()
        if not self._workspace.preferences().sound:
            self._become(Sound.OFF)
            return
        self._become(Sound.WAITING)
        turn = self._wanted
        self._tasks.watch(
            self._workspace.speaking.say(line),
            lambda rendered: self._play(rendered, turn),
            lambda error: self._give_up(error, turn),
        )

    def prepare(self, line: str) -> None:
        """Render a line that will be wanted soon."""
        if line and self._workspace.preferences().sound:
            self._workspace.speaking.prepare(line)

    def stop(self) -> None:
        """Be silent at once, and forget what was about to be said."""
        self._wanted += 1
        self._player.stop()
        self._become(Sound.READY)

    def _play(self, rendered: Rendered, turn: int) -> None:
        if turn != self._wanted:
            return
        if not self._player.has_device():
            self._become(Sound.NO_DEVICE)
            return
        self._become(Sound.SPEAKING)
        self._player.play(rendered.path, lambda: self._become(Sound.READY))

    def _give_up(self, error: TrainerError, turn: int) -> None:
        logger.info("no voice: %s", error)
        if turn == self._wanted:
            self._become(Sound.NO_VOICE)

    def _become(self, state: Sound) -> None:
        if state is not self._state:
            self._state = state
            self.changed.emit(state)
