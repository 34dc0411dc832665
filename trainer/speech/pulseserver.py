"""A connection to the sound server of Linux: libpulse, to which PulseAudio and PipeWire both answer.

It turns libpulse's loop by hand. Only a list of devices is told by calling back, and that from within a turn.
"""

from __future__ import annotations

import ctypes
import math
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from typing import Any, Self

LIBRARY = "libpulse.so.0"
NAME = b"Objection trainer"  # what a mixer calls us
TURN_US = 20_000  # how long a stop may take to be noticed, in microseconds

# From pulse/def.h and pulse/sample.h.
_CONTEXT_READY, _CONTEXT_FAILED = 4, 5
_STREAM_READY = 2
_S16LE = 3
_OPERATION_RUNNING = 0
AS_USUAL = 0xFFFFFFFF
REFUSED = ctypes.c_size_t(-1).value

_INT, _SIZE, _TEXT, _POINTER, _U32 = ctypes.c_int, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_uint32


class SampleSpec(ctypes.Structure):
    """pa_sample_spec."""

    _fields_ = (("format", _INT), ("hertz", _U32), ("channels", ctypes.c_uint8))


class BufferAttr(ctypes.Structure):
    """pa_buffer_attr."""

    _fields_ = tuple((name, _U32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize"))


class SourceInfo(ctypes.Structure):
    """The beginning of pa_source_info, as far as it is read."""

    _fields_ = (
        ("name", _TEXT),
        ("index", _U32),
        ("description", _TEXT),
        ("sample_spec", SampleSpec),
        ("channel_map", ctypes.c_uint8 * 132),
        ("owner_module", _U32),
        ("volume", _U32 * 33),
        ("mute", _INT),
        ("monitor_of_sink", _U32),
    )


OnSource = ctypes.CFUNCTYPE(None, _POINTER, ctypes.POINTER(SourceInfo), _INT, _POINTER)

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
    "pa_stream_new": (_POINTER, _POINTER, _TEXT, ctypes.POINTER(SampleSpec), _POINTER),
    "pa_stream_connect_playback": (_INT, _POINTER, _TEXT, ctypes.POINTER(BufferAttr), _INT, _POINTER, _POINTER),
    "pa_stream_connect_record": (_INT, _POINTER, _TEXT, ctypes.POINTER(BufferAttr), _INT),
    "pa_stream_readable_size": (_SIZE, _POINTER),
    "pa_stream_peek": (_INT, _POINTER, ctypes.POINTER(_POINTER), ctypes.POINTER(_SIZE)),
    "pa_stream_drop": (_INT, _POINTER),
    "pa_context_get_source_info_list": (_POINTER, _POINTER, OnSource, _POINTER),
    "pa_stream_get_state": (_INT, _POINTER),
    "pa_stream_get_device_name": (_TEXT, _POINTER),
    "pa_stream_writable_size": (_SIZE, _POINTER),
    "pa_stream_write": (_INT, _POINTER, _TEXT, _SIZE, _POINTER, ctypes.c_int64, _INT),
    "pa_stream_drain": (_POINTER, _POINTER, _POINTER, _POINTER),
    "pa_stream_unref": (None, _POINTER),
    "pa_operation_get_state": (_INT, _POINTER),
    "pa_operation_unref": (None, _POINTER),
}


class NoDeviceError(Exception):
    """There is no server, no device, or no way to it any more."""


class StoppedError(Exception):
    """Nobody wants it any more."""


class Server:
    """A connection, and one stream over it that somebody else connects.

    Each method raises `NoDeviceError` and `StoppedError` as soon as they are true.
    """

    def __init__(self, is_wanted: Callable[[], bool], is_nowhere: Callable[[bytes], bool]) -> None:
        """A connection that is not open yet.

        Args:
            is_wanted: Whether to go on.
            is_nowhere: Whether a device of that name is none for a person.
        """
        self.pulse = _load(LIBRARY)
        self._is_wanted, self._is_nowhere = is_wanted, is_nowhere
        self._loop = self.context = self.stream = 0
        self._at_the_end = ExitStack()

    def __enter__(self) -> Self:
        pulse = self.pulse
        self._loop = self.own(pulse.pa_mainloop_new(), pulse.pa_mainloop_free)
        api = pulse.pa_mainloop_get_api(self._loop)
        self.context = self.own(pulse.pa_context_new(api, NAME), pulse.pa_context_unref)
        self._at_the_end.callback(pulse.pa_context_disconnect, self.context)
        pulse.pa_context_connect(self.context, None, 0, None)
        return self

    def __exit__(self, *_: object) -> None:
        self._at_the_end.close()

    def reach(self, within: float = math.inf) -> None:
        """Wait until the server answers."""
        self.until(lambda: self.pulse.pa_context_get_state(self.context) == _CONTEXT_READY, within)

    def make_stream(self, hertz: int, channels: int) -> None:
        """A stream of samples of 16 bits, not connected yet."""
        spec = SampleSpec(_S16LE, hertz, channels)
        stream = self.pulse.pa_stream_new(self.context, NAME, spec, None)
        self.stream = self.own(stream, self.pulse.pa_stream_unref)

    def settle(self, within: float = math.inf) -> None:
        """Wait until the stream is connected."""
        self.until(lambda: self.pulse.pa_stream_get_state(self.stream) == _STREAM_READY, within)

    def finish(self, operation: int | None, within: float = math.inf) -> None:
        """Wait until the server has done what it was asked."""
        asked = self.own(operation, self.pulse.pa_operation_unref)
        self.until(lambda: self.pulse.pa_operation_get_state(asked) != _OPERATION_RUNNING, within)

    def own(self, pointer: int | None, free: Callable[[int], None]) -> int:
        """The pointer, to be freed at the end; libpulse ends the process when it is given a null pointer."""
        if not pointer:
            raise NoDeviceError
        self._at_the_end.callback(free, pointer)
        return pointer

    def until(self, condition: Callable[[], bool], within: float = math.inf) -> None:
        """Turn the loop until it is true; a server that takes longer than so many seconds is none."""
        end = time.monotonic() + within
        self._check()
        while not condition():
            if time.monotonic() > end:
                raise NoDeviceError
            self.pulse.pa_mainloop_prepare(self._loop, TURN_US)
            self.pulse.pa_mainloop_poll(self._loop)
            self.pulse.pa_mainloop_dispatch(self._loop)
            self._check()

    def _check(self) -> None:
        if not self._is_wanted():
            raise StoppedError
        if self.pulse.pa_context_get_state(self.context) >= _CONTEXT_FAILED or self._is_lost():
            raise NoDeviceError

    def _is_lost(self) -> bool:
        if not self.stream:
            return False
        state = self.pulse.pa_stream_get_state(self.stream)
        if state == _STREAM_READY:
            return self._is_nowhere(self.pulse.pa_stream_get_device_name(self.stream) or b"")
        return bool(state > _STREAM_READY)


@cache
def _load(name: str) -> Any:
    """The library with its functions declared.

    Raises:
        NoDeviceError: it is not installed.
    """
    try:
        library = ctypes.CDLL(name)
    except OSError as error:
        raise NoDeviceError from error
    for declared, (returned, *taken) in _FUNCTIONS.items():
        function = getattr(library, declared)
        function.restype, function.argtypes = returned, taken
    return library
