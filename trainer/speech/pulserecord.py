"""A microphone on Linux, through libpulse; the server brings every device to the shape that is asked for."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from threading import RLock, Thread
from typing import Any

from trainer.speech.microphone import BYTES_PER_MS, HERTZ, Capture, Device
from trainer.speech.pulseserver import AS_USUAL, BufferAttr, NoDeviceError, OnSource, Server, StoppedError

PIECE_MS = 32
"""How much the server gathers before it hands it over: one chunk of the voice activity detector."""

PATIENCE = 3.0
"""Seconds after which a server that gives nothing is taken for one that has no microphone."""

_ADJUST_LATENCY = 0x2000  # PA_STREAM_ADJUST_LATENCY of pulse/def.h: without it a piece may be seconds long
_NO_SINK = 0xFFFFFFFF
_ECHO = b".monitor"  # what a loudspeaker plays, which both servers offer as if it were a microphone

Hear = Callable[[bytes], None]
Told = Callable[[Capture], None]


class PulseMicrophone:
    """A `Microphone`. Each time of listening has a thread and a connection of its own."""

    def __init__(self) -> None:
        self._listening: _Listening | None = None

    def open(self, device: str, hear: Hear, tell: Told) -> None:
        self.close()
        self._listening = _Listening(device, hear, tell)
        self._listening.start()

    def close(self) -> None:
        if self._listening is not None:
            self._listening.stop()
            self._listening = None

    def devices(self) -> tuple[Device, ...]:
        try:
            with _Ears(lambda: True, lambda name: False) as server:
                return server.devices()
        except NoDeviceError:
            return ()


class _Listening(Thread):
    def __init__(self, device: str, hear: Hear, tell: Told) -> None:
        super().__init__(name="microphone", daemon=True)
        self._device, self._hear, self._tell = device, hear, tell
        self._is_stopped = False
        self._lock = RLock()

    def stop(self) -> None:
        with self._lock:
            self._is_stopped = True

    def run(self) -> None:
        try:
            self._listen()
        except NoDeviceError:
            self._say(self._tell, Capture.NO_DEVICE)
        except StoppedError:
            pass

    def _listen(self) -> None:
        with _Ears(lambda: not self._is_stopped, lambda name: name.endswith(_ECHO)) as server:
            server.open(self._device)
            self._say(self._tell, Capture.OPENED)
            while True:
                self._say(self._hear, server.piece())

    def _say(self, to: Callable[[Any], None], what: object) -> None:
        with self._lock:
            if not self._is_stopped:
                to(what)


class _Ears(Server):
    """A server that is listened to."""

    def open(self, device: str) -> None:
        """Wait until it gives what the microphone hears."""
        self.reach(PATIENCE)
        there = {known.id for known in self._sources()}
        if not there:
            raise NoDeviceError
        self.make_stream(HERTZ, 1)
        buffer = BufferAttr(AS_USUAL, AS_USUAL, AS_USUAL, AS_USUAL, PIECE_MS * BYTES_PER_MS)
        name = device.encode() if device in there else None
        self.pulse.pa_stream_connect_record(self.stream, name, buffer, _ADJUST_LATENCY)
        self.settle(PATIENCE)

    def piece(self) -> bytes:
        """What was heard since the last one; where the server has a hole, silence."""
        self.until(lambda: self._readable() > 0, PATIENCE)
        data, size = ctypes.c_void_p(), ctypes.c_size_t()
        self.pulse.pa_stream_peek(self.stream, ctypes.byref(data), ctypes.byref(size))
        piece = ctypes.string_at(data.value, size.value) if data.value else bytes(size.value)
        if size.value:
            self.pulse.pa_stream_drop(self.stream)
        return piece

    def devices(self) -> tuple[Device, ...]:
        """The microphones there are."""
        self.reach(PATIENCE)
        return self._sources()

    def _sources(self) -> tuple[Device, ...]:
        found: list[Device] = []

        def note(_context: int, source: Any, end: int, _data: int) -> None:
            if not end and source.contents.monitor_of_sink == _NO_SINK:
                name, about = source.contents.name, source.contents.description
                found.append(Device(name.decode(errors="replace"), (about or name).decode(errors="replace")))

        noting = OnSource(note)
        self.finish(self.pulse.pa_context_get_source_info_list(self.context, noting, None), PATIENCE)
        return tuple(found)

    def _readable(self) -> int:
        size: int = self.pulse.pa_stream_readable_size(self.stream)
        return 0 if size == ctypes.c_size_t(-1).value else size
