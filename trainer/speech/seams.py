"""Where sound meets the rest of the house: what renders speech, and what plays it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Protocol

from trainer.speech.choir import ChoirEngine
from trainer.speech.natural import NaturalEngine
from trainer.speech.playback import Tell
from trainer.speech.renderer import WorkerEngine
from trainer.speech.silence import SilentEngine
from trainer.speech.utterance import Rendered, Utterance, Voice
from trainer.speech.wav import Pcm


class Engine(Protocol):
    """Makes sound files of text. Made with the folder for its cache."""

    @property
    def name(self) -> str:
        """What the settings call it."""

    def voices(self) -> tuple[Voice, ...]:
        """The voices there are, the default one first. May take seconds the first time; raises SpeechError."""

    def render(self, utterance: Utterance) -> Future[Rendered]:
        """Never raises and never waits: failure is a `SpeechError` in the future.

        The future may be settled before it is returned, and its callbacks run on any thread.
        """

    def prefetch(self, utterance: Utterance) -> None:
        """Render what will be wanted soon; the result, or the failure, is dropped."""

    def close(self) -> None:
        """End promptly; what is under way fails with the code "closed"."""


class Player(Protocol):
    """Plays one sound at a time. It never waits and never raises."""

    def play(self, sound: Path | Pcm, tell: Tell) -> None:
        """Play a WAV file from its start, or a sound that is in no file, instead of whatever is playing.

        `tell` is called on any thread, perhaps before this returns; not at all once the sound is stopped or replaced.
        """

    def stop(self) -> None:
        """Be silent at once; nobody is told."""


ENGINES: tuple[Callable[[Path], Engine], ...] = (ChoirEngine, WorkerEngine, NaturalEngine, SilentEngine)
