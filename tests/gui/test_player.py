"""What both players promise, heard at a loudspeaker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.sound import Ear, Program, SoundServer, a_sound, span

pytestmark = pytest.mark.audio

Start = Callable[[], Program]


@pytest.fixture(params=["qt", "pulse"])
def start(request: pytest.FixtureRequest, server: SoundServer, tmp_path: Path) -> Iterator[Start]:
    """Starts a player; whatever is playing on the server in the end is let go."""
    started: list[Program] = []

    def one() -> Program:
        started.append(Program(request.param, tmp_path, server.environment))
        return started[-1]

    yield one
    for program in started:
        program.kill()


def test_the_whole_sound_is_heard_and_then_it_ends(start: Start, ear: Ear, tmp_path: Path) -> None:
    player = start()
    player.do(play=str(a_sound(tmp_path / "a.wav", 1.5)))
    assert player.until("ended") == ["started", "ended"]
    ended = ear.now()
    ear.hear_silence()
    heard = span(ear.samples())
    assert heard is not None
    first, last = heard
    assert last - first == pytest.approx(1.5, abs=0.1)
    assert ended == pytest.approx(last, abs=0.4)
    assert max(ear.samples()) == pytest.approx(8000, rel=0.05)


def test_a_stop_is_heard_at_once_and_nothing_is_told(start: Start, ear: Ear, tmp_path: Path) -> None:
    player = start()
    player.do(play=str(a_sound(tmp_path / "a.wav", 20)))
    player.until("started")
    ear.hear_sound(0)
    stopped = ear.now()
    player.do(stop=None)
    ear.hear_silence()
    heard = span(ear.samples())
    assert heard is not None
    assert heard[1] - stopped < 0.4
    assert player.end()[:2] == (0, [])


def test_the_same_sound_is_heard_again(start: Start, ear: Ear, tmp_path: Path) -> None:
    player, sound = start(), str(a_sound(tmp_path / "a.wav", 0.5))
    for _ in range(3):
        since = ear.now()
        player.do(play=sound)
        assert player.until("ended") == ["started", "ended"]
        ear.hear_silence()
        heard = span(ear.samples(since))
        assert heard is not None
        assert heard[1] - heard[0] == pytest.approx(0.5, abs=0.1)


def test_a_second_sound_takes_the_place_of_the_first(start: Start, ear: Ear, tmp_path: Path) -> None:
    player = start()
    player.do(play=str(a_sound(tmp_path / "loud.wav", 20, peak=12_000)))
    player.until("started")
    ear.hear_sound(0)
    player.do(play=str(a_sound(tmp_path / "low.wav", 1, peak=3_000)))
    assert player.until("ended") == ["started", "ended"]
    ear.hear_silence()
    loudness = [abs(sample) for sample in ear.samples()]
    assert max(loudness) < 12_000 * 1.05, "both were heard at once"
    loud_end = max(place for place, volume in enumerate(loudness) if volume > 6_000)
    low = span(ear.samples()[loud_end + 1 :])
    assert low is not None
    assert low[1] - low[0] == pytest.approx(1, abs=0.1)


def test_many_sounds_in_a_row_leave_the_last(start: Start, ear: Ear, tmp_path: Path) -> None:
    player = start()
    long = str(a_sound(tmp_path / "long.wav", 20))
    for _ in range(20):
        player.do(play=long)
    player.do(play=str(a_sound(tmp_path / "short.wav", 0.3, peak=3_000)))
    player.until("ended")
    ear.hear_silence()
    assert player.end()[0] == 0


@pytest.mark.parametrize("content", [None, b"", b"RIFF nonsense, and more of it"])
def test_what_is_no_sound_is_told(start: Start, ear: Ear, tmp_path: Path, content: bytes | None) -> None:
    sound = tmp_path / "a.wav"
    if content is not None:
        sound.write_bytes(content)
    player = start()
    player.do(play=str(sound))
    assert player.tells() == "broken"
    player.do(play=str(a_sound(tmp_path / "b.wav", 0.1)))
    assert player.until("ended") == ["started", "ended"]


def test_without_a_server_it_is_told(start: Start, tmp_path: Path) -> None:
    player = start()
    player.do(play=str(a_sound(tmp_path / "a.wav")))
    assert player.tells() == "no_device"


def test_without_a_loudspeaker_it_is_told_until_there_is_one(start: Start, server: SoundServer, tmp_path: Path) -> None:
    server.start()
    player, sound = start(), str(a_sound(tmp_path / "a.wav", 0.3))
    player.do(play=sound)
    assert player.until("no_device")[-1] == "no_device"
    server.plug()
    ear = Ear(server)
    player.do(play=sound)
    assert player.until("ended") == ["started", "ended"]
    ear.hear_silence()
    assert span(ear.samples()) is not None
    ear.close()


def test_a_loudspeaker_pulled_out_while_it_plays_is_told(
    start: Start, server: SoundServer, ear: Ear, tmp_path: Path
) -> None:
    player = start()
    player.do(play=str(a_sound(tmp_path / "a.wav", 20)))
    player.until("started")
    ear.hear_sound(0)
    server.unplug()
    assert player.tells() == "no_device"
    server.plug()
    player.do(play=str(a_sound(tmp_path / "b.wav", 0.1)))
    assert player.until("ended") == ["started", "ended"]


def test_the_program_may_end_while_it_plays(start: Start, ear: Ear, tmp_path: Path) -> None:
    player = start()
    player.do(play=str(a_sound(tmp_path / "a.wav", 20)))
    player.until("started")
    ear.hear_sound(0)
    assert player.end()[:2] == (0, [])
    ear.hear_silence()
