"""The voice as a person hears it: real lines, rendered and played, at a real loudspeaker."""

from __future__ import annotations

import math
import wave
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sound import Ear, Program, SoundServer, span
from trainer.gui.audio import PLAYED
from trainer.speech.playback import Playback

LINE = "We have no money."
LONG = "We have no money, and nobody here has the time to look for any. " * 8

pytestmark = pytest.mark.audio


@pytest.fixture
def voice(server: SoundServer, tmp_path: Path) -> Iterator[Program]:
    program = Program("voice", tmp_path, server.environment)
    yield program
    program.kill()


def say(voice: Program, ear: Ear, line: str = LINE) -> tuple[float, float]:
    """Seconds from the first to the last audible sample of a line, and how loud it is on the whole."""
    since = ear.now()
    voice.do(say=line)
    assert voice.until("ready") == ["waiting", "speaking", "ready"]
    ear.hear_silence()
    samples = ear.samples(since)
    heard = span(samples)
    assert heard is not None
    return heard[1] - heard[0], math.sqrt(sum(sample**2 for sample in samples) / len(samples))


def rendered(home: Path) -> float:
    """Seconds of the one sound in the cache, without the silence around it."""
    (path,) = home.rglob("*.wav")
    with wave.open(str(path)) as file:
        heard = span(array("h", file.readframes(file.getnframes())))
    assert heard is not None
    return heard[1] - heard[0]


def test_every_playback_has_a_state() -> None:
    assert set(PLAYED) == set(Playback)


def test_a_line_is_heard_from_its_first_word_to_its_last(voice: Program, ear: Ear, tmp_path: Path) -> None:
    seconds, loudness = say(voice, ear)
    assert seconds == pytest.approx(rendered(tmp_path), abs=0.1)
    assert loudness > 500


def test_it_is_heard_again(voice: Program, ear: Ear) -> None:
    assert say(voice, ear)[0] == pytest.approx(say(voice, ear)[0], abs=0.1)


def test_a_stop_is_heard_at_once(voice: Program, ear: Ear) -> None:
    voice.do(say=LONG)
    voice.until("speaking")
    ear.hear_sound(0)
    stopped = ear.now()
    voice.do(stop=None)
    assert voice.tells() == "ready"
    ear.hear_silence()
    heard = span(ear.samples())
    assert heard is not None
    assert heard[1] - stopped < 0.4


def test_a_second_line_takes_the_place_of_the_first(voice: Program, ear: Ear, tmp_path: Path) -> None:
    alone, _ = say(voice, ear)
    voice.do(say=LONG)
    voice.until("speaking")
    before = ear.now()
    ear.hear_sound(before)
    since = ear.now()
    voice.do(say=LINE)
    assert voice.until("speaking") == ["ready", "waiting", "speaking"]
    voice.until("ready")
    ear.hear_silence()
    heard = span(ear.samples(since))
    assert heard is not None
    assert heard[1] < alone + 0.6


def test_only_the_last_of_many_lines_is_heard(voice: Program, ear: Ear) -> None:
    alone, _ = say(voice, ear)
    since = ear.now()
    for _ in range(5):
        voice.do(say=LONG)
    voice.do(say=LINE)
    voice.until("speaking")
    voice.until("ready")
    ear.hear_silence()
    heard = span(ear.samples(since))
    assert heard is not None
    assert heard[1] - heard[0] == pytest.approx(alone, abs=0.3)


def test_another_pace_is_heard(voice: Program, ear: Ear) -> None:
    voice.do(prefer={"rate": 240})
    fast, _ = say(voice, ear)
    voice.do(prefer={"rate": 120})
    slow, _ = say(voice, ear)
    assert slow > fast * 1.5


def test_another_voice_is_heard(voice: Program, ear: Ear) -> None:
    usual, _ = say(voice, ear)
    voice.do(prefer={"voice": "gmw/en-gb-scotland"})
    other, _ = say(voice, ear)
    assert abs(other - usual) > 0.03


def test_a_natural_voice_is_heard(voice: Program, ear: Ear, tmp_path: Path) -> None:
    voice.do(prefer={"voice": "piper:joe"})
    seconds, loudness = say(voice, ear)
    assert seconds == pytest.approx(rendered(tmp_path), abs=0.1)
    assert loudness > 500


def test_a_natural_voice_that_is_not_there_leaves_nobody_in_silence(voice: Program, ear: Ear) -> None:
    usual, _ = say(voice, ear)
    voice.do(prefer={"voice": "piper:nobody"})
    assert say(voice, ear)[0] == pytest.approx(usual, abs=0.1)


def test_with_the_sound_off_nothing_is_heard(voice: Program, ear: Ear) -> None:
    voice.do(prefer={"sound": False}, say=LINE)
    assert voice.tells() == "off"
    ear.hear_silence()
    assert span(ear.samples()) is None


def test_a_session_goes_on_without_a_device_with_one_and_without_one_again(voice: Program, server: SoundServer) -> None:
    voice.do(say=LINE)
    assert voice.until("no_device") == ["waiting", "no_device"]
    server.start("ear")
    ear = Ear(server)
    voice.do(say=LONG)
    assert voice.tells() == "speaking"
    ear.hear_sound(0)
    server.unplug()
    assert voice.tells() == "no_device"
    server.plug()
    voice.do(say=LINE)
    assert voice.until("ready") == ["speaking", "ready"]
    ear.close()
    assert voice.end() == (0, [], [])


def test_what_keeps_a_line_from_being_heard_is_told_once_until_it_has_changed(voice: Program) -> None:
    voice.do(say=LINE)
    assert voice.until("no_device") == ["waiting", "no_device"]
    voice.do(say=LINE, stop=None, prefer={"sound": False})
    voice.do(say=LINE)
    assert voice.tells() == "off"


def test_nothing_is_printed_while_it_speaks(voice: Program, ear: Ear) -> None:
    say(voice, ear)
    voice.do(say=LONG)
    voice.until("speaking")
    ear.hear_sound(ear.now())
    assert voice.end() == (0, ["ready"], [])


def test_a_voice_that_is_not_here_is_told(voice: Program) -> None:
    voice.do(prefer={"voice": "nobody"}, say=LINE)
    assert voice.until("no_voice") == ["waiting", "no_voice"]
