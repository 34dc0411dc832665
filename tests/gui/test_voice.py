"""The voice with a player that is made when it is first needed, and tells what a test wants it to tell."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.builders import FixedClock
from trainer import bootstrap
from trainer.gui.audio import Sound, Voice
from trainer.gui.tasks import Tasks
from trainer.settings import Preferences
from trainer.speech.playback import Playback, Tell
from trainer.speech.silence import SilentEngine
from trainer.speech.utterance import Rendered, Utterance

FIRST, SECOND = "We have no money.", "We have no time."


class PromptEngine(SilentEngine):
    """Every line is rendered at once, into a file that has its name."""

    def render(self, utterance: Utterance) -> Future[Rendered]:
        done: Future[Rendered] = Future()
        done.set_result(Rendered(Path(utterance.text), 1.0, (), 1.0))
        return done


class FakePlayer:
    """Remembers who wants to be told of which sound."""

    def __init__(self, parent: QObject) -> None:
        self.parent = parent
        self.told: dict[str, Tell] = {}

    def play(self, path: Path, tell: Tell) -> None:
        self.told[str(path)] = tell

    def stop(self) -> None:
        """Whoever is late tells all the same."""


class Speaker:
    """A voice, and the players that were made for it."""

    def __init__(self, home: Path, parent: QObject, qtbot: QtBot) -> None:
        preferences = Preferences(home / "settings.json")
        self.workspace = bootstrap.start(home, clock=FixedClock(), make_engine=PromptEngine, preferences=preferences)
        self.tasks, self.qtbot = Tasks(parent), qtbot
        self.players: list[FakePlayer] = []
        self.voice = Voice(self.workspace, self.tasks, self._make, parent)

    def _make(self, parent: QObject) -> FakePlayer:
        self.players.append(FakePlayer(parent))
        return self.players[-1]

    def say(self, line: str) -> Tell:
        """Say it until it plays; returns what tells of it."""
        self.voice.say(line)
        self.qtbot.waitUntil(lambda: bool(self.players) and line in self.players[0].told)
        return self.players[0].told[line]

    def close(self) -> None:
        self.tasks.close()
        self.workspace.close()


@pytest.fixture
def speaker(qtbot: QtBot, tmp_path: Path) -> Iterator[Speaker]:
    parent = QObject()
    made = Speaker(tmp_path, parent, qtbot)
    yield made
    made.close()


def test_the_player_is_made_with_the_first_sound_and_only_once(speaker: Speaker) -> None:
    speaker.voice.stop()
    assert speaker.players == []
    speaker.say(FIRST)
    speaker.say(SECOND)
    assert [player.parent for player in speaker.players] == [speaker.voice]


@pytest.mark.parametrize("late", Playback)
def test_what_is_told_late_of_an_earlier_line_is_nothing_to_the_present_one(speaker: Speaker, late: Playback) -> None:
    tell_first = speaker.say(FIRST)
    tell_second = speaker.say(SECOND)
    tell_second(Playback.STARTED)
    tell_first(late)
    assert speaker.voice.state is Sound.SPEAKING
    tell_second(Playback.ENDED)
    assert speaker.voice.state is Sound.READY


@pytest.mark.parametrize("late", Playback)
def test_what_is_told_late_of_a_line_that_was_stopped_changes_nothing(speaker: Speaker, late: Playback) -> None:
    tell = speaker.say(FIRST)
    tell(Playback.STARTED)
    speaker.voice.stop()
    tell(late)
    assert speaker.voice.state is Sound.READY
