"""What Qt's microphone promises, with a voice in the air."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from tests.sound import PATIENCE, Program, SoundServer, a_sound
from trainer.speech.playback import Playback
from trainer.speech.pulse import PulsePlayer

pytestmark = pytest.mark.audio


@pytest.fixture
def listener(server: SoundServer, tmp_path: Path) -> Iterator[Program]:
    program = Program("microphone", tmp_path, server.environment)
    yield program
    program.kill()


@pytest.fixture
def mic(server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    server.start("ear")
    server.plug_microphone()


def make_a_sound(folder: Path) -> None:
    told: Queue[Playback] = Queue()
    PulsePlayer().play(a_sound(folder / "a.wav", 2), told.put)
    assert told.get(timeout=PATIENCE) is Playback.STARTED


def test_what_is_said_is_heard(mic: None, listener: Program, tmp_path: Path) -> None:
    listener.do(listen="")
    assert listener.tells() == "opened"
    make_a_sound(tmp_path)
    assert listener.tells() == "loud"


def test_each_device_has_an_id_that_can_be_chosen(mic: None, listener: Program, tmp_path: Path) -> None:
    listener.do(devices=None)
    assert "'mic'" in listener.tells()
    listener.do(listen="mic")
    assert listener.tells() == "opened"
    make_a_sound(tmp_path)
    assert listener.tells() == "loud"


def test_without_any_it_is_told(server: SoundServer, listener: Program) -> None:
    listener.do(listen="")
    assert listener.tells() == "no_device"


def test_once_it_is_closed_nothing_is_told(mic: None, listener: Program, tmp_path: Path) -> None:
    listener.do(listen="")
    assert listener.tells() == "opened"
    listener.do(stop=None)
    make_a_sound(tmp_path)
    assert listener.end()[1] == []


def test_one_that_is_pulled_out_is_told(mic: None, listener: Program, server: SoundServer) -> None:
    listener.do(listen="mic")
    assert listener.tells() == "opened"
    server.unplug_microphone()
    server.unplug()
    assert listener.tells() == "no_device"
