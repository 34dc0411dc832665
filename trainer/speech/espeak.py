"""A pyttsx3 driver for espeak-ng that renders in one synchronous step and tells when each word begins.

The driver that comes with pyttsx3 2.99 polls from a loop, loses sounds when asked twice, and assumes 22 050 Hz. Only
the worker imports this module.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
import wave
from collections.abc import Iterator
from importlib import import_module
from itertools import count as counter
from itertools import takewhile
from pathlib import Path
from typing import Any

from pyttsx3.voice import Voice

NAME = "trainer_espeak"
DEFAULT_VOICE = "gmw/en-us"
HIGH = "f3"
_BUFFER_MS = 200
# Curly quotes make espeak-ng miscount the positions of the words that follow.
_STRAIGHT = str.maketrans("“”„«»‘’", '"""""\'\'')
_NEXT_WORD = re.compile(r"\s(\w+)")
_DO_NOT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT in speak_lib.h: without it, missing data ends the whole process


def install() -> str:
    """Make this module a driver of pyttsx3.

    Returns:
        the name for `pyttsx3.init`.
    """
    sys.modules[f"pyttsx3.drivers.{NAME}"] = sys.modules[__name__]
    return NAME


def buildDriver(proxy: Any) -> Driver:
    """Called by pyttsx3.

    Raises:
        ImportError, RuntimeError: no espeak-ng on this computer, or none that works.
    """
    data = _load_library()
    return Driver(proxy, import_module("pyttsx3.drivers._espeak"), data)


def _load_library() -> str | None:
    """Load espeak-ng from the wheel, so that pyttsx3 finds it under the name it looks for.

    Returns:
        where its data lies; None when the system's own espeak-ng is to be used, which knows by itself.
    """
    try:
        import espeakng_loader

        data = Path(espeakng_loader.get_data_path())
        ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
    except (ImportError, OSError, RuntimeError):
        return None
    # espeak-ng cuts the path of its data at 160 characters; a relative one is always short enough.
    os.chdir(data.parent)
    return data.name


class Driver:
    """What pyttsx3 calls. `started-word` also carries `start_ms`, milliseconds from the start of the sound."""

    def __init__(self, proxy: Any, lib: Any, data: str | None) -> None:
        self._proxy = proxy
        self._lib = lib
        self._sound = bytearray()
        self._text = ""
        self._word = (0, 0)  # where the latest word starts and ends in the text
        path = data.encode() if data else None
        self._hertz = int(lib.Initialize(lib.AUDIO_OUTPUT_SYNCHRONOUS, _BUFFER_MS, path, _DO_NOT_EXIT))
        if self._hertz <= 0:
            raise RuntimeError("espeak-ng does not find its data")
        lib.SetSynthCallback(self._on_sound)
        self.setProperty("voice", DEFAULT_VOICE)

    def getProperty(self, name: str) -> Any:
        """The properties "voice" (an id, the one to begin with) and "voices" of pyttsx3.

        Raises:
            KeyError: another property.
        """
        if name == "voice":
            return DEFAULT_VOICE
        if name == "voices":
            return [voice for entry in self._lib.ListVoices(None) for voice in _voices(entry)]
        raise KeyError(name)

    def setProperty(self, name: str, value: Any) -> None:
        """The properties "voice" and "rate" (words per minute).

        Raises:
            ValueError: espeak-ng has no such voice.
            KeyError: another property.
        """
        if name == "voice":
            if self._lib.SetVoiceByName(value.encode()) != self._lib.EE_OK:
                raise ValueError(f"espeak-ng has no voice {value!r}")
        elif name == "rate":
            self._lib.SetParameter(self._lib.RATE, int(value), 0)
        else:
            raise KeyError(name)

    def save_to_file(self, text: str, filename: str) -> None:
        """Render `text` as plain text: neither SSML nor [[phonemes]] are understood."""
        self._sound.clear()
        self._text, self._word = text.translate(_STRAIGHT), (0, 0)
        result = self._lib.Synth(self._text.encode(), flags=self._lib.ENDPAUSE | self._lib.CHARS_UTF8)
        if result != self._lib.EE_OK:
            raise RuntimeError(f"espeak-ng returned {result}")
        with wave.open(filename, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(self._hertz)
            file.writeframes(self._sound)

    def _on_sound(self, samples: Any, count: int, events: Any) -> int:
        terminated = self._lib.EVENT_LIST_TERMINATED
        for event in takewhile(lambda event: event.type != terminated, map(events.__getitem__, counter())):
            if event.type == self._lib.EVENT_WORD:
                self._tell_word(event)
        if samples and count > 0:
            self._sound += ctypes.string_at(samples, count * ctypes.sizeof(ctypes.c_short))
        return 0

    def _tell_word(self, event: Any) -> None:
        start = event.text_position - 1
        span = (start, start + event.length)
        if self._word[0] < start < self._word[1]:
            # Short words spoken as one ("it is") are all said to stand in the first; so are the parts of a number.
            following = _NEXT_WORD.match(self._text, self._word[1])
            if following is None:
                return
            span = following.span(1)
        self._word = span
        self._proxy.notify("started-word", location=span[0], length=span[1] - span[0], start_ms=event.audio_position)

    def startLoop(self) -> None:
        """Work off everything that was asked for; the last of it is `endLoop`."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:
        """Nothing runs on that would have to end."""

    def stop(self) -> None:
        """Nothing to stop: a rendering is over before anybody could ask."""

    def destroy(self) -> None:
        """The library stays for as long as the process: espeak-ng cannot start twice."""


def _voices(entry: Any) -> Iterator[Any]:
    """A language of espeak-ng, which is spoken low, and its variation that is spoken high."""
    # A language in espeak-ng is a priority byte followed by a tag.
    voice, name, tags = entry.identifier.decode().lower(), entry.name.decode(), [entry.languages[1:].decode()]
    yield Voice(voice, name, tags, "Male")
    yield Voice(f"{voice}+{HIGH}", f"{name}, female", tags, "Female")
