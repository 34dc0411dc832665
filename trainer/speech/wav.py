"""What is in a WAV file: its samples, how long it is, and where the speech in it ends."""

from __future__ import annotations

import wave
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

AUDIBLE = 164  # of 32 767, about −46 dB: under the softest final "f" of espeak-ng, above the hiss of a converted file


@dataclass(frozen=True, slots=True)
class Pcm:
    """A sound as a sound card takes it.

    Attributes:
        hertz: samples a second, in each channel.
        channels: 1 or 2.
        samples: 16 bits each, little-endian, the channels in turn.
    """

    hertz: int
    channels: int
    samples: bytes


def read(path: Path) -> Pcm:
    """The whole sound.

    Raises:
        OSError, wave.Error, EOFError: it cannot be read as WAV with 16 bits.
    """
    with wave.open(str(path), "rb") as sound:
        if sound.getsampwidth() != 2:
            raise wave.Error(f"{8 * sound.getsampwidth()} bits")
        return Pcm(sound.getframerate(), sound.getnchannels(), sound.readframes(sound.getnframes()))


def measure(path: Path) -> tuple[float, float]:
    """Seconds of the whole file, and seconds to the end of speech (0 when all of it is silence).

    Raises:
        OSError, wave.Error, EOFError: it cannot be read as WAV.
    """
    with wave.open(str(path), "rb") as sound:
        rate, channels, frames = sound.getframerate(), sound.getnchannels(), sound.getnframes()
        if sound.getsampwidth() != 2:
            return frames / rate, frames / rate
        samples = array("h", sound.readframes(frames))
    return frames / rate, _audible(samples) / channels / rate


def _audible(samples: Sequence[int]) -> int:
    """How many samples there are up to the last one that can be heard."""
    return next((end for end in _backwards(samples) if abs(samples[end - 1]) > AUDIBLE), 0)


def _backwards(samples: Sequence[int], block: int = 1024) -> Iterator[int]:
    """Ends of samples from the last to the first, passing over silent blocks in one step."""
    for stop in range(len(samples), 0, -block):
        start = max(0, stop - block)
        piece = samples[start:stop]
        if max(piece) > AUDIBLE or min(piece) < -AUDIBLE:
            yield from range(stop, start, -1)
