"""What libpulse must bear: servers that come and go, hang, or have nothing to play on."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from queue import Queue

import pytest

from tests.sound import PATIENCE, Ear, SoundServer, a_sound, span
from trainer.speech import pulse, pulseserver
from trainer.speech.playback import Playback
from trainer.speech.pulse import PulsePlayer

pytestmark = pytest.mark.audio

Play = Callable[[Path], Callable[[], Playback]]


@pytest.fixture
def player(server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> PulsePlayer:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    return PulsePlayer()


@pytest.fixture
def play(player: PulsePlayer) -> Play:
    """Plays a sound, and returns what gets the next thing that is told of it."""

    def one(path: Path) -> Callable[[], Playback]:
        told: Queue[Playback] = Queue()
        player.play(path, told.put)
        return lambda: told.get(timeout=PATIENCE)

    return one


@pytest.fixture
def long(tmp_path: Path) -> Path:
    return a_sound(tmp_path / "long.wav", 20)


@pytest.fixture
def short(tmp_path: Path) -> Path:
    return a_sound(tmp_path / "short.wav", 0.3)


def test_a_sound_longer_than_what_the_server_takes_at_once_is_heard_whole(play: Play, ear: Ear, tmp_path: Path) -> None:
    tells = play(a_sound(tmp_path / "a.wav", pulse.BUFFERED + 2))
    assert (tells(), tells()) == (Playback.STARTED, Playback.ENDED)
    ear.hear_silence()
    heard = span(ear.samples())
    assert heard is not None
    assert heard[1] - heard[0] == pytest.approx(pulse.BUFFERED + 2, abs=0.1)


def test_a_server_that_dies_is_told_and_the_next_one_is_found(
    play: Play, server: SoundServer, ear: Ear, long: Path, short: Path
) -> None:
    tells = play(long)
    assert tells() is Playback.STARTED
    server.kill()
    assert tells() is Playback.NO_DEVICE
    assert play(short)() is Playback.NO_DEVICE
    server.start("ear")
    tells = play(short)
    assert (tells(), tells()) == (Playback.STARTED, Playback.ENDED)


def test_a_server_that_was_not_there_at_first_is_found(play: Play, server: SoundServer, short: Path) -> None:
    assert play(short)() is Playback.NO_DEVICE
    server.start("ear")
    tells = play(short)
    assert (tells(), tells()) == (Playback.STARTED, Playback.ENDED)


def test_a_dummy_for_want_of_a_sound_card_is_no_device(play: Play, server: SoundServer, short: Path) -> None:
    server.start("auto_null")
    assert play(short)() is Playback.NO_DEVICE


def test_falling_back_to_the_dummy_is_told(play: Play, server: SoundServer, ear: Ear, long: Path) -> None:
    server.plug("auto_null")
    tells = play(long)
    assert tells() is Playback.STARTED
    server.unplug()
    assert tells() is Playback.NO_DEVICE


def test_another_loudspeaker_takes_over(play: Play, server: SoundServer, ear: Ear, tmp_path: Path) -> None:
    server.plug("other")
    other = Ear(server, "other")
    tells = play(a_sound(tmp_path / "a.wav", 2))
    assert tells() is Playback.STARTED
    ear.hear_sound(0)
    server.unplug()
    other.hear_sound(0)
    assert tells() is Playback.ENDED
    other.close()


def test_a_server_that_hangs_keeps_nobody(
    player: PulsePlayer, play: Play, server: SoundServer, ear: Ear, short: Path
) -> None:
    server.freeze()
    play(short)
    player.stop()
    tells = play(short)
    server.thaw()
    assert (tells(), tells()) == (Playback.STARTED, Playback.ENDED)


def test_without_the_library_there_is_no_device(play: Play, short: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulseserver, "LIBRARY", "libnowhere.so.0")
    assert play(short)() is Playback.NO_DEVICE


@pytest.mark.parametrize("hertz", [0, 2**32 - 1])
def test_a_file_that_makes_no_sense_harms_nobody(play: Play, ear: Ear, short: Path, hertz: int) -> None:
    header = bytearray(short.read_bytes())
    struct.pack_into("<I", header, 24, hertz)
    (short.parent / "odd.wav").write_bytes(header)
    assert play(short.parent / "odd.wav")() in (Playback.BROKEN, Playback.NO_DEVICE)
    tells = play(short)
    assert (tells(), tells()) == (Playback.STARTED, Playback.ENDED)
