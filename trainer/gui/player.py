"""Playing a sound with QtMultimedia, on Windows and macOS; Linux has `trainer.speech.pulse`."""

from __future__ import annotations

import logging
import wave
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QLoggingCategory, QObject, QTimer, Slot
from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from trainer.speech.playback import Playback, Tell
from trainer.speech.wav import Pcm, read

logger = logging.getLogger(__name__)

LOOK_MS = 2_000  # longer than any device takes to wake up
QUIET = "qt.multimedia.*.info=false"  # Qt tells every terminal which FFmpeg it has, though nothing here needs one


class QtPlayer(QObject):
    """A `Player`; `tell` is called on the thread of the window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        QLoggingCategory.setFilterRules(QUIET)
        self._tell: Tell | None = None
        self._sink: QAudioSink | None = None
        self._samples = QBuffer(self)
        self._played_us = 0
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._on_look)

    def play(self, sound: Path | Pcm, tell: Tell) -> None:
        """Play a WAV file from its start, or a sound that is in no file, instead of whatever is playing."""
        self.stop()
        try:
            pcm = sound if isinstance(sound, Pcm) else read(sound)
        except (OSError, wave.Error, EOFError) as error:
            logger.info("the sound could not be played: %s", error)
            tell(Playback.BROKEN)
            return
        self._tell = tell
        self._start(pcm)

    def stop(self) -> None:
        """Be silent at once; nobody is told."""
        self._tell = None
        self._look.stop()
        if self._sink is not None:
            self._sink.blockSignals(True)
            self._sink.reset()
            self._sink.deleteLater()
            self._sink = None
            self._samples.close()

    def _start(self, sound: Pcm) -> None:
        shape = QAudioFormat()
        shape.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        shape.setSampleRate(sound.hertz)
        shape.setChannelCount(sound.channels)
        self._samples.setData(sound.samples)
        self._samples.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(QMediaDevices.defaultAudioOutput(), shape, self)
        self._sink.setBufferSize(len(sound.samples))
        self._sink.start(self._samples)
        if self._sink.state() is QtAudio.State.StoppedState:
            self._end(Playback.NO_DEVICE)
            return
        self._sink.stateChanged.connect(self._on_state)
        self._played_us = 0
        self._look.start()
        if self._tell is not None:
            self._tell(Playback.STARTED)

    @Slot()
    def _on_state(self) -> None:
        if self._sink is None:
            return
        if self._sink.state() is QtAudio.State.StoppedState:
            self._end(Playback.NO_DEVICE)
        elif self._sink.state() is QtAudio.State.IdleState and self._samples.atEnd():
            self._end(Playback.ENDED)

    @Slot()
    def _on_look(self) -> None:
        """Not every system tells that the device has gone; but then the sound does not go on."""
        before, self._played_us = self._played_us, self._sink.processedUSecs() if self._sink else 0
        if self._played_us == before:
            self._end(Playback.NO_DEVICE)

    def _end(self, playback: Playback) -> None:
        tell = self._tell
        self.stop()
        if tell is not None:
            tell(playback)
