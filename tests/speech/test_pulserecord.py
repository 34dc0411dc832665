"""What a microphone must bear: servers and devices that are missing, come late, and go while somebody speaks."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Condition

import pytest

from tests.sound import AUDIBLE, PATIENCE, SoundServer, a_sound
from trainer.speech.microphone import HERTZ, Capture, Device
from trainer.speech.playback import Playback
from trainer.speech.pulse import PulsePlayer
from trainer.speech.pulserecord import PulseMicrophone

pytestmark = pytest.mark.audio


class Listener:
    """Somebody who listens, and what was told of it."""

    def __init__(self) -> None:
        self.microphone = PulseMicrophone()
        self._told: Queue[Capture] = Queue()
        self._heard = bytearray()
        self._more = Condition()

    def listen(self, device: str = "") -> None:
        self.microphone.open(device, self._hear, self._told.put)

    def _hear(self, piece: bytes) -> None:
        with self._more:
            self._heard += piece
            self._more.notify_all()

    def tells(self) -> Capture:
        return self._told.get(timeout=PATIENCE)

    def loud_seconds(self) -> float:
        samples = array("h", bytes(self._heard))
        return sum(abs(sample) >= AUDIBLE for sample in samples) / HERTZ

    def until_loud_for(self, seconds: float) -> None:
        with self._more:
            assert self._more.wait_for(lambda: self.loud_seconds() > seconds, PATIENCE), "this was not heard"

    def until_more(self) -> None:
        with self._more:
            before = len(self._heard)
            assert self._more.wait_for(lambda: len(self._heard) > before, PATIENCE)


@pytest.fixture
def listener(server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Listener]:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    listener = Listener()
    yield listener
    listener.microphone.close()


@pytest.fixture
def mic(server: SoundServer) -> None:
    server.start("ear")
    server.plug_microphone()


def test_what_is_played_to_it_is_heard_as_long_as_it_was(listener: Listener, mic: None, tmp_path: Path) -> None:
    listener.listen()
    assert listener.tells() is Capture.OPENED
    ended: Queue[Playback] = Queue()
    PulsePlayer().play(a_sound(tmp_path / "a.wav", 2), ended.put)
    listener.until_loud_for(1.95)
    assert listener.loud_seconds() < 2.05


def test_without_a_server_there_is_no_microphone(listener: Listener) -> None:
    listener.listen()
    assert listener.tells() is Capture.NO_DEVICE
    assert listener.microphone.devices() == ()


def test_what_a_loudspeaker_plays_is_no_microphone(listener: Listener, server: SoundServer) -> None:
    server.start("ear")
    listener.listen()
    assert listener.tells() is Capture.NO_DEVICE
    assert listener.microphone.devices() == ()


def test_each_microphone_is_listed_and_can_be_chosen(listener: Listener, mic: None, server: SoundServer) -> None:
    server.plug("other")
    server.plug_microphone("second", hears="other")
    assert {device.id for device in listener.microphone.devices()} == {"mic", "second"}
    assert all(isinstance(device, Device) and device.name for device in listener.microphone.devices())
    listener.listen("second")
    assert listener.tells() is Capture.OPENED
    listener.until_more()


def test_a_chosen_one_that_is_gone_gives_way_to_the_usual_one(listener: Listener, mic: None) -> None:
    listener.listen("the one from last week")
    assert listener.tells() is Capture.OPENED
    listener.until_more()


def test_pulling_it_out_while_somebody_speaks_is_told(listener: Listener, mic: None, server: SoundServer) -> None:
    listener.listen()
    assert listener.tells() is Capture.OPENED
    listener.until_more()
    server.unplug_microphone()
    assert listener.tells() is Capture.NO_DEVICE


def test_a_server_that_dies_is_told_and_the_next_one_is_found(
    listener: Listener, mic: None, server: SoundServer
) -> None:
    listener.listen()
    assert listener.tells() is Capture.OPENED
    server.kill()
    assert listener.tells() is Capture.NO_DEVICE
    server.start("ear")
    server.plug_microphone()
    listener.listen()
    assert listener.tells() is Capture.OPENED


def test_a_server_that_hangs_is_told_after_a_while(listener: Listener, mic: None, server: SoundServer) -> None:
    listener.listen()
    assert listener.tells() is Capture.OPENED
    server.freeze()
    assert listener.tells() is Capture.NO_DEVICE
    server.thaw()


def test_once_it_is_closed_nothing_is_heard_or_told(listener: Listener, mic: None, server: SoundServer) -> None:
    listener.listen()
    assert listener.tells() is Capture.OPENED
    listener.until_more()
    listener.microphone.close()
    heard = len(listener._heard)
    again = Listener()
    again.listen()
    assert again.tells() is Capture.OPENED
    again.until_more()
    again.microphone.close()
    assert len(listener._heard) == heard
    assert listener._told.empty()
