"""Journeys use the same window as the screens' own tests; some have a rep who speaks."""

from __future__ import annotations

from pathlib import Path
from queue import Queue

import pytest

from tests.gui.conftest import fresh, look, pytest_collection_modifyitems, window
from tests.sound import PATIENCE, SoundServer
from tests.spoken import MODEL, spoken
from trainer.speech.microphone import HERTZ
from trainer.speech.playback import Playback
from trainer.speech.pulse import PulsePlayer
from trainer.speech.wav import Pcm

__all__ = ["fresh", "look", "pytest_collection_modifyitems", "window"]


class Mouth:
    """The rep's: what it says is heard by the microphone."""

    def __init__(self) -> None:
        self._player = PulsePlayer()

    def say(self, text: str) -> None:
        """Say it; returns when the last word is out."""
        self.play(spoken(text))

    def play(self, pcm: bytes) -> None:
        """The same with any sound."""
        told: Queue[Playback] = Queue()
        self._player.play(Pcm(HERTZ, 1, pcm), told.put)
        assert [told.get(timeout=PATIENCE) for _ in range(2)] == [Playback.STARTED, Playback.ENDED]


@pytest.fixture
def mouth(server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> Mouth:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    server.start("ear")
    server.plug_microphone()
    return Mouth()


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A model of one's own that can be spoiled."""
    folder = tmp_path / "models" / "tiny.en"
    folder.mkdir(parents=True)
    for file in MODEL.iterdir():
        (folder / file.name).symlink_to(file)
    return folder
