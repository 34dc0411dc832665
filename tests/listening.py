"""A microphone that is given its sound, a recogniser that hears one word in each stretch, and sounds for them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from trainer.domain.transcript import Transcript, Word
from trainer.speech.activity import CHUNK
from trainer.speech.errors import SpeechError
from trainer.speech.microphone import Capture, Device

MS = 32
"""Bytes of a millisecond."""


class GivenMicrophone:
    """Gives the sound it is given."""

    def __init__(self) -> None:
        self.is_open = False

    def open(self, device: str, hear: Callable[[bytes], None], tell: Callable[[Capture], None]) -> None:
        self.is_open, self.device, self._hear, self.tell = True, device, hear, tell

    def close(self) -> None:
        self.is_open = False

    def devices(self) -> tuple[Device, ...]:
        return ()

    def give(self, pcm: bytes) -> None:
        for start in range(0, len(pcm), CHUNK):
            if self.is_open:
                self._hear(pcm[start : start + CHUNK])


class CountingRecogniser:
    """Hears one word in each stretch, its length in milliseconds; fails, or waits, where it is told to."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.fails_at = 0
        self.is_slow = False
        self.waiting: list[Future[Transcript]] = []

    def warm(self) -> None:
        pass

    def hear(self, pcm: bytes) -> Future[Transcript]:
        heard: Future[Transcript] = Future()
        self.asked.append(len(pcm) // MS)
        if self.is_slow:
            self.waiting.append(heard)
        elif len(self.asked) == self.fails_at:
            heard.set_exception(SpeechError("died", "It ended."))
        else:
            heard.set_result(Transcript((Word(str(len(self.asked)), 0, len(pcm) // MS),)))
        return heard

    def decode(self, path: Path) -> bytes:
        return path.read_bytes()

    def close(self) -> None:
        pass


def loud(chunk: bytes) -> float:
    """A detector that takes any sound for speech."""
    return float(any(chunk))


SOUND = b"\x00\x10" * (CHUNK // 2)


def sound(ms: int) -> bytes:
    return SOUND * (ms // 32)
