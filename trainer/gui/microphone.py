"""Listening with QtMultimedia, on Windows and macOS; Linux has `trainer.speech.pulserecord`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QCoreApplication,
    QIODevice,
    QLoggingCategory,
    QMicrophonePermission,
    QObject,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource, QMediaDevices, QtAudio

from trainer.gui.player import QUIET
from trainer.speech.microphone import HERTZ, Capture, Device

LOOK_MS = 2_000  # longer than any device takes to wake up


class QtMicrophone(QObject):
    """A `Microphone`; everything is told on the thread of the window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        QLoggingCategory.setFilterRules(QUIET)
        self._hear: Callable[[bytes], None] | None = None
        self._tell: Callable[[Capture], None] | None = None
        self._source: QAudioSource | None = None
        self._stream: QIODevice | None = None
        self._came = False
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._on_look)

    def open(self, device: str, hear: Callable[[bytes], None], tell: Callable[[Capture], None]) -> None:
        """Ask the person first, where the system wants that."""
        self.close()
        self._hear, self._tell = hear, tell
        application = QCoreApplication.instance()
        assert application is not None
        wish = QMicrophonePermission()
        match application.checkPermission(wish):
            case Qt.PermissionStatus.Granted:
                self._start(device)
            case Qt.PermissionStatus.Denied:
                self._end(Capture.REFUSED)
            case _:
                application.requestPermission(wish, self, lambda answer: self._on_answer(answer, device, hear))

    def close(self) -> None:
        self._hear = self._tell = None
        self._look.stop()
        if self._source is not None:
            self._source.blockSignals(True)
            self._source.reset()
            self._source.deleteLater()
            self._source = self._stream = None

    def devices(self) -> tuple[Device, ...]:
        return tuple(Device(_id(device), device.description()) for device in QMediaDevices.audioInputs())

    def _on_answer(self, answer: object, device: str, hear: Callable[[bytes], None]) -> None:
        if self._hear is not hear:
            return
        if getattr(answer, "status", lambda: Qt.PermissionStatus.Denied)() is Qt.PermissionStatus.Granted:
            self._start(device)
        else:
            self._end(Capture.REFUSED)

    def _start(self, device: str) -> None:
        found = next(
            (one for one in QMediaDevices.audioInputs() if _id(one) == device), QMediaDevices.defaultAudioInput()
        )
        shape = _shape()
        if found.isNull() or not found.isFormatSupported(shape):
            self._end(Capture.NO_DEVICE)
            return
        self._source = QAudioSource(found, shape, self)
        self._stream = self._source.start()
        if self._stream is None or self._source.state() is QtAudio.State.StoppedState:
            self._end(Capture.NO_DEVICE)
            return
        self._stream.readyRead.connect(self._on_ready)
        self._source.stateChanged.connect(self._on_state)
        self._came = False
        self._look.start()
        if self._tell is not None:
            self._tell(Capture.OPENED)

    @Slot()
    def _on_ready(self) -> None:
        self._came = True
        if self._stream is not None and self._hear is not None:
            self._hear(bytes(self._stream.readAll().data()))

    @Slot()
    def _on_state(self) -> None:
        if self._source is not None and self._source.state() is QtAudio.State.StoppedState:
            self._end(Capture.NO_DEVICE)

    @Slot()
    def _on_look(self) -> None:
        """Not every system tells that the device has gone; but then nothing comes any more."""
        came, self._came = self._came, False
        if not came:
            self._end(Capture.NO_DEVICE)

    def _end(self, capture: Capture) -> None:
        tell = self._tell
        self.close()
        if tell is not None:
            tell(capture)


def _id(device: QAudioDevice) -> str:
    return device.id().toStdString()


def _shape() -> QAudioFormat:
    shape = QAudioFormat()
    shape.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    shape.setSampleRate(HERTZ)
    shape.setChannelCount(1)
    return shape
