"""A talk is heard once more: each line in its voice, one after the other, and read where nothing can be heard."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.builders import FixedClock
from tests.driver import Driver, Key
from trainer import bootstrap
from trainer.gui.audio import Voice
from trainer.gui.screens.debrief import replay as module
from trainer.gui.screens.debrief.replay import NONE, Heard, Replay, lines
from trainer.gui.tasks import Tasks
from trainer.settings import Preferences
from trainer.speech.playback import Playback, Tell
from trainer.speech.silence import SilentEngine
from trainer.speech.utterance import Reader, Rendered, Utterance
from trainer.speech.utterance import Voice as Known
from trainer.speech.wav import Pcm

from .conftest import Debriefed

ASKED = "What would you fix first, if the money were there?"
THREE = tuple(Heard(place, f"Line {place}.", Reader("female", is_other=place == 1)) for place in (0, 1, 3))


class TwoVoices(SilentEngine):
    """Renders at once, into a file that is named for voice and text."""

    def voices(self) -> tuple[Known, ...]:
        return Known("low", "Low", "en", "male"), Known("high", "High", "en", "female")

    def render(self, utterance: Utterance) -> Future[Rendered]:
        done: Future[Rendered] = Future()
        done.set_result(Rendered(Path(f"{utterance.voice}: {utterance.text}"), 1.0, (), 1.0))
        return done


class Loudspeaker:
    """Plays until it is told that a sound is over."""

    def __init__(self) -> None:
        self.played: list[str] = []
        self._tell: Tell | None = None

    def play(self, sound: Path | Pcm, tell: Tell) -> None:
        self.played.append(f"recorded: {sound.samples.decode()}" if isinstance(sound, Pcm) else str(sound))
        self._tell = tell
        tell(Playback.STARTED)

    def stop(self) -> None:
        self._tell = None

    def end(self, how: Playback = Playback.ENDED) -> None:
        assert self._tell is not None
        self._tell(how)


class Listener:
    """Somebody who hears a replay, and sees where it is."""

    def __init__(self, home: Path, qtbot: QtBot, parent: QObject, *, sound: bool) -> None:
        self.recorded: dict[int, bytes] = {}
        preferences = Preferences(home / "settings.json")
        preferences.change(sound=sound)
        self.workspace = bootstrap.start(home, clock=FixedClock(), make_engine=TwoVoices, preferences=preferences)
        self.tasks, self.qtbot, self.loud = Tasks(parent), qtbot, Loudspeaker()
        voice = Voice(self.workspace, self.tasks, lambda _: self.loud, parent)
        self.replay = Replay(voice, THREE, parent, lambda place: self.recorded.get(place, b""))
        self.places: list[int] = []
        self.replay.moved.connect(self.places.append)

    def hears(self, count: int) -> list[str]:
        self.qtbot.waitUntil(lambda: len(self.loud.played) >= count)
        return self.loud.played


@pytest.fixture
def listener(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Listener]:
    monkeypatch.setattr(module, "GAP_MS", 1)
    parent = QObject()
    made = Listener(tmp_path, qtbot, parent, sound=True)
    yield made
    made.tasks.close()
    made.workspace.close()


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Listener]:
    """With the sound off."""
    monkeypatch.setattr(module, "READ_MS", 1)
    monkeypatch.setattr(module, "WORD_MS", 1)
    parent = QObject()
    made = Listener(tmp_path, qtbot, parent, sound=False)
    yield made
    made.tasks.close()
    made.workspace.close()


def test_each_line_is_heard_in_its_voice_when_the_one_before_is_over(listener: Listener) -> None:
    listener.replay.toggle()
    assert listener.hears(1) == ["high: Line 0."]
    listener.loud.end()
    assert listener.hears(2)[1] == "low: Line 1."
    listener.loud.end()
    assert listener.hears(3)[2] == "high: Line 3."
    assert listener.places == [0, 1, 3]
    listener.loud.end()
    listener.qtbot.waitUntil(lambda: not listener.replay.goes_on)
    assert listener.places[-1] == NONE


def test_it_stands_still_and_goes_on_with_the_same_line(listener: Listener) -> None:
    listener.replay.toggle()
    listener.hears(1)
    listener.replay.toggle()
    assert not listener.replay.goes_on
    listener.replay.toggle()
    assert listener.hears(2) == ["high: Line 0.", "high: Line 0."]


def test_a_step_goes_to_a_line_at_once_and_never_past_the_ends(listener: Listener) -> None:
    listener.replay.toggle()
    listener.hears(1)
    listener.replay.step(1)
    assert listener.hears(2)[1] == "low: Line 1."
    for _ in range(3):
        listener.replay.step(1)
    for _ in range(4):
        listener.replay.step(-1)
    assert (max(listener.places), listener.places[-1]) == (3, 0)


def test_standing_still_a_step_says_nothing(listener: Listener) -> None:
    listener.replay.step(1)
    listener.replay.step(1)
    assert (listener.places, listener.loud.played) == ([0, 1], [])


def test_a_loudspeaker_that_goes_away_leaves_the_lines_to_be_read(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "READ_MS", 1)
    monkeypatch.setattr(module, "WORD_MS", 1)
    listener.replay.toggle()
    listener.hears(1)
    listener.loud.end(Playback.NO_DEVICE)
    listener.qtbot.waitUntil(lambda: 1 in listener.places)


def test_with_the_sound_off_lines_are_shown_for_a_while_each(reader: Listener) -> None:
    reader.replay.toggle()
    reader.qtbot.waitUntil(lambda: not reader.replay.goes_on)
    assert reader.places == [0, 1, 3, NONE]
    assert reader.loud.played == []


def test_what_the_rep_said_is_heard_in_their_own_voice_where_it_was_recorded(listener: Listener) -> None:
    listener.recorded[1] = b"mine"
    listener.replay.toggle()
    listener.hears(1)
    listener.loud.end()
    assert listener.hears(2)[1] == "recorded: mine"
    listener.loud.end()
    assert listener.hears(3)[2] == "high: Line 3."


def test_the_customer_speaks_at_their_own_pace_and_the_rep_at_the_usual_one(window: Driver) -> None:
    talk = Debriefed(window, ASKED).talk
    played = window.workspace.roleplay.played(talk.uuid)
    said = lines(played, 1.2)
    assert [(one.pace, one.reader.is_other) for one in said[:2]] == [(1.2, False), (1.0, True)]
    assert {one.reader.suits for one in said} == {played.casting.customer.voice}


def test_by_keys_it_is_played_and_stepped_through_and_the_line_is_marked(window: Driver) -> None:
    there = Debriefed(window, ASKED).open()
    there.press(Key.Key_P)
    there.wait_for("Now: I don’t have any money this fiscal year.")
    there.wait_for("Pause")
    there.press(Key.Key_N)
    there.wait_for(f"Now: {ASKED}")
    there.press(Key.Key_B)
    there.wait_for("Now: I don’t have any money this fiscal year.")
    there.press(Key.Key_P)
    there.wait_for("Hear it all")


def test_leaving_ends_it(window: Driver) -> None:
    there = Debriefed(window, ASKED).open()
    there.press(Key.Key_P)
    there.wait_for("Pause")
    replay = there.window.screen_in_front.findChild(Replay)
    there.press(Key.Key_Escape)
    assert (there.screen, replay.goes_on) == ("roleplay", False)
