"""A sound that was recorded before, listened to as if it were said now."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread

from trainer.speech.microphone import Capture, Device
from trainer.speech.turn import Event, Take, Turn

PIECE = 32_000  # bytes: one second


class FiledMicrophone:
    """A `Microphone` that gives one sound as fast as it is taken, and then is gone."""

    def __init__(self, pcm: bytes) -> None:
        self._pcm = pcm
        self._is_open = False

    def open(self, device: str, hear: Callable[[bytes], None], tell: Callable[[Capture], None]) -> None:
        self._is_open = True
        Thread(target=self._play, args=(hear, tell), name="file", daemon=True).start()

    def close(self) -> None:
        self._is_open = False

    def devices(self) -> tuple[Device, ...]:
        return ()

    def _play(self, hear: Callable[[bytes], None], tell: Callable[[Capture], None]) -> None:
        for start in range(0, len(self._pcm), PIECE):
            if not self._is_open:
                return
            hear(self._pcm[start : start + PIECE])
        tell(Capture.NO_DEVICE)


def whole_take(begin: Callable[[Callable[[Event], None]], Turn]) -> Take:
    """Wait for all that is said in a turn which ends with its microphone."""
    events: SimpleQueue[Event] = SimpleQueue()
    turn = begin(events.put)
    while not isinstance(event := events.get(), Take):
        if isinstance(event, Capture):
            turn.finish()
    return event
