"""What every microphone agrees on."""

from __future__ import annotations

from trainer.speech.microphone import BYTES_PER_MS, HERTZ


def test_a_second_has_as_many_bytes_as_samples_of_16_bits() -> None:
    assert BYTES_PER_MS * 1000 == HERTZ * 2
