"""A reply that was said aloud: its words with their times, how it was said, and its sound as long as it is there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from trainer.domain.delivery import Delivery
from trainer.domain.transcript import Transcript

HERTZ = 16_000
"""Samples a second of what is heard: one channel, 16 bits each, little-endian."""

_PER_MS = HERTZ * 2 // 1000

AROUND_MS = 120
"""So much is heard before and after words that are played: their times are a little off."""


@dataclass(frozen=True)
class Kept:
    """A reply that was spoken before.

    Attributes:
        of_uuid: The answer.
        day: Its learning day.
        length_ms: How long its sound is.
    """

    of_uuid: str
    day: int
    length_ms: int


@dataclass(frozen=True)
class Held:
    """How many recordings there are, and their size in bytes."""

    count: int
    size: int


@dataclass(frozen=True)
class Spoken:
    """What the rep said in one reply, in one turn of speech or in several.

    Attributes:
        transcript: The words as they were heard, whatever the rep mended of them later.
        delivery: What was measured.
        length_ms: How long the sound is.
        pcm: The sound, in the shape that `HERTZ` tells; empty where it was not kept.
    """

    transcript: Transcript
    delivery: Delivery
    length_ms: int = 0
    pcm: bytes = field(default=b"", repr=False)

    def cut(self, start_ms: int, end_ms: int) -> bytes:
        """The sound of a part, with a moment before and after it."""
        return self.pcm[max(start_ms - AROUND_MS, 0) * _PER_MS : (end_ms + AROUND_MS) * _PER_MS]

    def without_sound(self) -> Spoken:
        """The words and figures alone."""
        return replace(self, pcm=b"")

    def __add__(self, other: Spoken) -> Spoken:
        """Both as one reply: the pause is the one before the first word."""
        return Spoken(
            self.transcript + other.transcript.later(self.length_ms),
            self.delivery + other.delivery,
            self.length_ms + other.length_ms,
            self.pcm + other.pcm,
        )
