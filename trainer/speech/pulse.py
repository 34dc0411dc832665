"""Playing sounds on Linux through libpulse, to which PulseAudio and PipeWire both answer.

Not through QtMultimedia: 6.11 ends the whole program at the first sound after the sound server has died, does not
notice a device that goes, never finds a server that comes later, prints to the terminal, and takes 21 MB, this 5.
"""

from __future__ import annotations

import ctypes
import logging
import wave
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from threading import RLock, Thread
from typing import Any, Self

from trainer.speech.playback import Playback, Tell
from trainer.speech.wav import Pcm, read

logger = logging.getLogger(__name__)

LIBRARY = "libpulse.so.0"
NAME = b"Objection trainer"  # what a mixer calls us
NOWHERE = b"auto_null"  # the sink that both servers put in when there is no sound card: nobody hears it
BUFFERED = 2  # seconds of sound that the server is given ahead, for when this computer is busy
TURN_US = 20_000  # how long a stop may take to be noticed, in microseconds

# From pulse/def.h and pulse/sample.h.
_CONTEXT_READY, _CONTEXT_FAILED = 4, 5
_STREAM_READY = 2
_OPERATION_RUNNING = 0
_S16LE = 3
_AS_USUAL = 0xFFFFFFFF
_REFUSED = ctypes.c_size_t(-1).value

_INT, _SIZE, _TEXT, _POINTER = ctypes.c_int, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_void_p


class _SampleSpec(ctypes.Structure):
    _fields_ = (("format", _INT), ("hertz", ctypes.c_uint32), ("channels", ctypes.c_uint8))


class _BufferAttr(ctypes.Structure):
    _fields_ = tuple((name, ctypes.c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize"))


_FUNCTIONS: dict[str, tuple[Any, ...]] = {  # what each returns, then what it takes
    "pa_mainloop_new": (_POINTER,),
    "pa_mainloop_get_api": (_POINTER, _POINTER),
    "pa_mainloop_prepare": (_INT, _POINTER, _INT),
    "pa_mainloop_poll": (_INT, _POINTER),
    "pa_mainloop_dispatch": (_INT, _POINTER),
    "pa_mainloop_free": (None, _POINTER),
    "pa_context_new": (_POINTER, _POINTER, _TEXT),
    "pa_context_connect": (_INT, _POINTER, _TEXT, _INT, _POINTER),
    "pa_context_get_state": (_INT, _POINTER),
    "pa_context_disconnect": (None, _POINTER),
    "pa_context_unref": (None, _POINTER),
    "pa_stream_new": (_POINTER, _POINTER, _TEXT, ctypes.POINTER(_SampleSpec), _POINTER),
    "pa_stream_connect_playback": (_INT, _POINTER, _TEXT, ctypes.POINTER(_BufferAttr), _INT, _POINTER, _POINTER),
    "pa_stream_get_state": (_INT, _POINTER),
    "pa_stream_get_device_name": (_TEXT, _POINTER),
    "pa_stream_writable_size": (_SIZE, _POINTER),
    "pa_stream_write": (_INT, _POINTER, _TEXT, _SIZE, _POINTER, ctypes.c_int64, _INT),
    "pa_stream_drain": (_POINTER, _POINTER, _POINTER, _POINTER),
    "pa_stream_unref": (None, _POINTER),
    "pa_operation_get_state": (_INT, _POINTER),
    "pa_operation_unref": (None, _POINTER),
}


class PulsePlayer:
    """A `Player`. Each sound has a thread and a connection of its own: what became of the last one is no matter."""

    def __init__(self) -> None:
        self._sound: _Sound | None = None

    def play(self, path: Path, tell: Tell) -> None:
        """Play a WAV file; the one before has fallen silent when this one starts."""
        self.stop()
        self._sound = _Sound(path, tell, after=self._sound)
        self._sound.start()

    def stop(self) -> None:
        """Be silent at once; nobody is told."""
        if self._sound is not None:
            self._sound.stop()


class _NoDeviceError(Exception):
    """There is no server, no device, or no way to it any more."""


class _StoppedError(Exception):
    """Nobody wants to hear it any more."""


class _Sound(Thread):
    """One sound on its way from a file to the server."""

    def __init__(self, path: Path, tell: Tell, after: Thread | None) -> None:
        super().__init__(name="sound", daemon=True)
        self._path = path
        self._tell = tell
        self._after = after
        self._is_stopped = False
        self._lock = RLock()

    def stop(self) -> None:
        """Once this returns nothing is told any more."""
        with self._lock:
            self._is_stopped = True

    def run(self) -> None:
        if self._after is not None:
            self._after.join()
            self._after = None
        try:
            self._play(read(self._path))
        except _StoppedError:
            pass
        except _NoDeviceError:
            self._say(Playback.NO_DEVICE)
        except (OSError, wave.Error, EOFError) as error:
            logger.info("the sound could not be played: %s", error)
            self._say(Playback.BROKEN)
        else:
            self._say(Playback.ENDED)

    def _play(self, sound: Pcm) -> None:
        with _Server(lambda: not self._is_stopped) as server:
            server.open(sound)
            self._say(Playback.STARTED)
            server.send(sound.samples)
            server.drain()

    def _say(self, playback: Playback) -> None:
        with self._lock:
            if not self._is_stopped:
                self._tell(playback)


class _Server:
    """A connection to the sound server. It turns libpulse's loop by hand: nothing of C ever calls back into Python.

    Each method raises `_NoDeviceError` and `_StoppedError` as soon as they are true.
    """

    def __init__(self, is_wanted: Callable[[], bool]) -> None:
        self._pulse = _load(LIBRARY)
        self._is_wanted = is_wanted
        self._loop = self._context = self._stream = 0
        self._at_the_end = ExitStack()

    def __enter__(self) -> Self:
        pulse = self._pulse
        self._loop = self._own(pulse.pa_mainloop_new(), pulse.pa_mainloop_free)
        api = pulse.pa_mainloop_get_api(self._loop)
        self._context = self._own(pulse.pa_context_new(api, NAME), pulse.pa_context_unref)
        self._at_the_end.callback(pulse.pa_context_disconnect, self._context)
        pulse.pa_context_connect(self._context, None, 0, None)
        return self

    def __exit__(self, *_: object) -> None:
        self._at_the_end.close()

    def open(self, sound: Pcm) -> None:
        """Wait until the server takes this kind of sound."""
        pulse = self._pulse
        self._until(lambda: pulse.pa_context_get_state(self._context) == _CONTEXT_READY)
        spec = _SampleSpec(_S16LE, sound.hertz, sound.channels)
        ahead = BUFFERED * sound.hertz * sound.channels * 2
        buffer = _BufferAttr(_AS_USUAL, ahead, _AS_USUAL, _AS_USUAL, _AS_USUAL)
        self._stream = self._own(pulse.pa_stream_new(self._context, NAME, spec, None), pulse.pa_stream_unref)
        pulse.pa_stream_connect_playback(self._stream, None, buffer, 0, None, None)
        self._until(lambda: pulse.pa_stream_get_state(self._stream) == _STREAM_READY)

    def send(self, samples: bytes) -> None:
        """Hand everything over, no faster than it is played."""
        done = 0
        while done < len(samples):
            self._until(lambda: self._room() > 0)
            piece = samples[done : done + self._room()]
            self._pulse.pa_stream_write(self._stream, piece, len(piece), None, 0, 0)
            done += len(piece)

    def drain(self) -> None:
        """Wait until everything was heard."""
        pulse = self._pulse
        drained = self._own(pulse.pa_stream_drain(self._stream, None, None), pulse.pa_operation_unref)
        self._until(lambda: pulse.pa_operation_get_state(drained) != _OPERATION_RUNNING)

    def _own(self, pointer: int | None, free: Callable[[int], None]) -> int:
        """The pointer, to be freed at the end; libpulse ends the process when it is given a null pointer."""
        if not pointer:
            raise _NoDeviceError
        self._at_the_end.callback(free, pointer)
        return pointer

    def _room(self) -> int:
        """How many bytes the server would take now."""
        size: int = self._pulse.pa_stream_writable_size(self._stream)
        return 0 if size == _REFUSED else size

    def _until(self, condition: Callable[[], bool]) -> None:
        self._check()
        while not condition():
            self._pulse.pa_mainloop_prepare(self._loop, TURN_US)
            self._pulse.pa_mainloop_poll(self._loop)
            self._pulse.pa_mainloop_dispatch(self._loop)
            self._check()

    def _check(self) -> None:
        if not self._is_wanted():
            raise _StoppedError
        if self._pulse.pa_context_get_state(self._context) >= _CONTEXT_FAILED or self._is_unheard():
            raise _NoDeviceError

    def _is_unheard(self) -> bool:
        if not self._stream:
            return False
        state = self._pulse.pa_stream_get_state(self._stream)
        if state == _STREAM_READY:
            return bool(self._pulse.pa_stream_get_device_name(self._stream) == NOWHERE)
        return bool(state > _STREAM_READY)


@cache
def _load(name: str) -> Any:
    """The library with its functions declared.

    Raises:
        _NoDeviceError: it is not installed.
    """
    try:
        library = ctypes.CDLL(name)
    except OSError as error:
        raise _NoDeviceError from error
    for declared, (returned, *taken) in _FUNCTIONS.items():
        function = getattr(library, declared)
        function.restype, function.argtypes = returned, taken
    return library
