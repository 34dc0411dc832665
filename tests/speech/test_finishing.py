"""A sound appears only once it is whole, and nothing else stays behind."""

from __future__ import annotations

import os
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer.speech.errors import SpeechError
from trainer.speech.finishing import finished


def sound(*samples: int) -> Callable[[Path], None]:
    """Writes a WAV file of a thousand samples a second."""

    def write(part: Path) -> None:
        with wave.open(str(part), "wb") as file:
            file.setparams((1, 2, 1000, 0, "NONE", ""))
            file.writeframes(b"".join(sample.to_bytes(2, "little", signed=True) for sample in samples))

    return write


def no_sound(part: Path) -> None:
    part.write_bytes(b"RIFF, or so")


def full_disk(part: Path) -> None:
    part.write_bytes(b"half")
    raise OSError(28, "No space left on device")


def finish(folder: Path, write: Callable[[Path], None]) -> tuple[float, float]:
    return finished(folder / "a.part", folder / "a.wav", write)


def test_a_whole_sound_is_in_its_place_and_measured(tmp_path: Path) -> None:
    assert finish(tmp_path, sound(*[9000] * 300, *[0] * 200)) == (0.5, 0.3)
    assert os.listdir(tmp_path) == ["a.wav"]


@pytest.mark.parametrize(("write", "code"), [(sound(0, 0, 0), "empty"), (no_sound, "failed"), (full_disk, "not_saved")])
def test_what_is_no_sound_leaves_nothing_behind(tmp_path: Path, write: Callable[[Path], None], code: str) -> None:
    with pytest.raises(SpeechError) as told:
        finish(tmp_path, write)
    assert told.value.code == code
    assert os.listdir(tmp_path) == []
