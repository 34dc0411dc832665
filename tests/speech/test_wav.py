"""What is in a sound file, and where its speech ends."""

import wave
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer.speech.wav import AUDIBLE, Pcm, measure, read

HERTZ = 22_050


def write(path: Path, samples: list[int], channels: int = 1) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(HERTZ)
        file.writeframes(array("h", samples).tobytes())
    return path


@pytest.mark.parametrize("silence", [0, 1, 1023, 1024, 1025, 7000])
def test_trailing_silence_does_not_count(tmp_path: Path, silence: int) -> None:
    sound = [0] * 500 + [9000, -9000] * 2000 + [AUDIBLE] * silence
    seconds, end = measure(write(tmp_path / "a.wav", sound))
    assert seconds == pytest.approx((4500 + silence) / HERTZ)
    assert end == pytest.approx(4500 / HERTZ)


def test_both_channels_count(tmp_path: Path) -> None:
    _, end = measure(write(tmp_path / "a.wav", [0, 0] * 10 + [0, -9000] + [0, 0] * 50, channels=2))
    assert end == pytest.approx(11 / HERTZ, abs=1 / HERTZ)


@pytest.mark.parametrize("samples", [[], [0] * 5000])
def test_silence_has_no_end_of_speech(tmp_path: Path, samples: list[int]) -> None:
    assert measure(write(tmp_path / "a.wav", samples))[1] == 0


@pytest.mark.parametrize("look", [measure, read])
def test_what_is_no_wav_is_refused(tmp_path: Path, look: Callable[[Path], object]) -> None:
    (tmp_path / "a.wav").write_bytes(b"RIFF nonsense, and more of it")
    with pytest.raises((wave.Error, EOFError)):
        look(tmp_path / "a.wav")


def test_samples_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", [1, -2, 3, -4], channels=2)
    assert read(path) == Pcm(HERTZ, 2, array("h", [1, -2, 3, -4]).tobytes())


def test_eight_bits_are_not_played(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(HERTZ)
        file.writeframes(bytes(100))
    with pytest.raises(wave.Error, match="8 bits"):
        read(tmp_path / "a.wav")
