"""The loudness range of speech."""

from __future__ import annotations

import numpy as np
import pytest

from tests.spoken import silence
from trainer.speech.activity import Span
from trainer.speech.loudness import loudness_range


def tone(ms: int, loud: float) -> bytes:
    times = np.arange(16 * ms) / 16_000
    return (np.sin(2 * np.pi * 200 * times) * loud).astype("<i2").tobytes()


def test_one_loudness_has_no_range() -> None:
    assert loudness_range(tone(4000, 8000), [Span(0, 4000)]) == pytest.approx(0, abs=0.1)


def test_half_as_loud_is_six_decibels() -> None:
    pcm = tone(4000, 4000) + tone(4000, 8000)
    assert loudness_range(pcm, [Span(0, 8000)]) == pytest.approx(6.0, abs=0.2)


def test_pauses_are_left_out() -> None:
    pcm = tone(2000, 8000) + silence(4000) + tone(2000, 8000)
    assert loudness_range(pcm, [Span(0, 2000), Span(6000, 8000)]) == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize("spans", [[], [Span(0, 1900)]])
def test_too_little_speech_is_not_measured(spans: list[Span]) -> None:
    assert loudness_range(tone(4000, 8000), spans) is None
