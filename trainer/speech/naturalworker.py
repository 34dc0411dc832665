"""The child process that speaks with natural voices: `python -m trainer.speech.naturalworker`.

It understands the "render" of `trainer.speech.worker`; a voice is the path of its model.
"""

from __future__ import annotations

import os
import wave
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.speech.errors import SpeechError
from trainer.speech.finishing import finished
from trainer.speech.naturalvoices import not_installed, not_there
from trainer.speech.serving import serve
from trainer.speech.utterance import Rendered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KEPT = 2
"""Voices that stay loaded: as many as people talk in a role-play."""

LONGEST_STRETCH = 200
"""Phonemes at once, nine seconds of speech. Memory goes with their square: 0.3 GB for these, 6 GB for 3,000."""

PAUSE_SECONDS = 0.15
"""Between two sentences, besides the silence in which each of them ends and begins."""

USUAL_RATE = 170
FRAMES_SHARE, SCALED_SHARE = 0.25, 0.66
"""A voice speaks 0.25 + 0.66 × its length scale as long as espeak-ng does at 170 words a minute.

Measured with Joe on 40 shipped objections at seven scales from 0.55 to 1.8: off by at most 0.03. The first part does
not shrink because a phoneme is never shorter than one frame. At another rate espeak-ng takes 170 / rate as long, off by
at most 0.01; `tests/bench/bench_natural.py` measures it all again.
"""
LEAST_SCALE = 0.3

LOUDNESS, LOUDEST = 3_300, 32_767
"""What espeak-ng speaks at, as the root mean square of what can be heard, and the most that 16 bits hold."""

SOFTEST_SHARE = 0.005
"""Of the peak; what is softer is silence between words."""


class NaturalMouth:
    """Voices of Piper, each loaded when it first speaks."""

    failure = "The natural voice could not speak this text."

    def __init__(self) -> None:
        self._voices: dict[str, Any] = {}

    def do(self, request: dict[str, Any]) -> dict[str, Any]:
        """Write down how a text sounds; see `Servant`."""
        voice, path = self._voice(request["voice"]), Path(request["path"])
        write = partial(_write, voice, request["text"], int(request["rate"]))
        seconds, end = finished(Path(request["part"]), path, write)
        return Rendered(path, seconds, (), end).facts()

    def _voice(self, model: str) -> Any:
        """The voice that is wanted, the latest of those that are kept."""
        voice = self._voices.pop(model, None) or _loaded(model)
        self._voices[model] = voice
        while len(self._voices) > KEPT:
            self._voices.pop(next(iter(self._voices)))
        return voice


def _loaded(model: str) -> Any:
    try:
        from piper import PiperVoice
    except ImportError as error:
        raise not_installed() from error
    if not all(os.path.isfile(path) for path in (model, f"{model}.json")):
        raise not_there()
    try:
        return PiperVoice.load(model)
    except Exception as error:  # whatever a damaged file makes of it
        raise SpeechError("failed", "The files of the natural voice are damaged.") from error


def _write(voice: Any, text: str, rate: int, part: Path) -> None:
    with wave.open(str(part), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(voice.config.sample_rate)
        file.writeframes(_samples(voice, text, length_scale(rate) * voice.config.length_scale))


def _samples(voice: Any, text: str, scale: float) -> bytes:
    """The text as samples of 16 bits; markup in it is read out, and [[phonemes]] are not understood."""
    import numpy as np
    from piper import SynthesisConfig

    config = SynthesisConfig(length_scale=scale)
    pause = np.zeros(round(PAUSE_SECONDS * voice.config.sample_rate), np.float32)
    sounds = [pause[:0]]
    for sentence in voice.phonemize(text.replace("[[", "  ")):
        sounds += [voice.phoneme_ids_to_audio(voice.phonemes_to_ids(part), config) for part in stretches(sentence)]
        sounds.append(pause)
    samples: bytes = _loud_enough(np.concatenate(sounds)).astype("<i2").tobytes()
    return samples


def _loud_enough(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """As loud as the usual voice, or as far as it goes without being cut off."""
    import numpy as np

    heights = np.abs(sound)
    peak = float(heights.max(initial=0))
    if not peak:
        return sound
    loudness = float(np.sqrt(np.mean(heights[heights > SOFTEST_SHARE * peak] ** 2)))
    return sound * np.float32(min(LOUDNESS / loudness, LOUDEST / peak))


def length_scale(rate: int) -> float:
    """How much longer than by itself a voice lingers on each phoneme to speak so many words a minute."""
    return max((USUAL_RATE / rate - FRAMES_SHARE) / SCALED_SHARE, LEAST_SCALE)


def stretches(phonemes: list[str]) -> Iterator[list[str]]:
    """A sentence in stretches that are not too long, cut between words where there is a place."""
    while len(phonemes) > LONGEST_STRETCH:
        places = range(LONGEST_STRETCH, LONGEST_STRETCH // 2, -1)
        cut = next((place for place in places if phonemes[place] == " "), LONGEST_STRETCH)
        yield phonemes[:cut]
        phonemes = phonemes[cut:]
    if phonemes:
        yield phonemes


def main() -> None:
    """Speak until the parent closes our standard input."""
    serve(NaturalMouth())


if __name__ == "__main__":
    main()
