"""Reading lines aloud with the voice and pace the rep chose."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from trainer.errors import TrainerError
from trainer.settings import Settings
from trainer.speech.seams import Engine
from trainer.speech.utterance import Rendered, Utterance, Voice

_SPOKEN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-"})


class Speaking:
    """The customer's voice. A line that cannot be said is a `SpeechError` in the future, never an exception here."""

    def __init__(self, engine: Engine, settings: Callable[[], Settings]) -> None:
        self._engine = engine
        self._settings = settings

    def say(self, text: str, pace: float = 1.0) -> Future[Rendered]:
        """A sound file of this text, at a share of the chosen rate; callbacks run on any thread."""
        return self._engine.render(self._at(text, pace))

    def prepare(self, text: str, pace: float = 1.0) -> None:
        """Render what will be said next while something else goes on."""
        if text:
            self._engine.prefetch(self._at(text, pace))

    def voices(self) -> tuple[Voice, ...]:
        """The voices there are; may take a second the first time.

        Raises:
            SpeechError: There is no speech engine.
        """
        return self._engine.voices()

    def render_to(self, text: str, path: Path, voice: str = "", rate: int = 0) -> Rendered:
        """Write a WAV file and wait for it.

        Raises:
            SpeechError: There is no voice, or it failed.
            TrainerError: The file cannot be written.
        """
        rendered = self._engine.render(self._utterance(text, voice, rate)).result()
        _copy(rendered.path, path)
        return rendered

    def close(self) -> None:
        self._engine.close()

    def _at(self, text: str, pace: float) -> Utterance:
        return self._utterance(text, rate=round(self._settings().rate * pace))

    def _utterance(self, text: str, voice: str = "", rate: int = 0) -> Utterance:
        """The text with this voice and rate, or with those of the settings."""
        settings = self._settings()
        return Utterance(_spoken(text), voice or settings.voice, rate or settings.rate)


def _spoken(text: str) -> str:
    """Typographic marks as the plain ones that every speech engine knows."""
    return text.translate(_SPOKEN)


def _copy(source: Path, target: Path) -> None:
    import shutil

    try:
        shutil.copyfile(source, target)
    except OSError as error:
        raise TrainerError(f"{target} cannot be written ({error.strerror}); choose another place.") from error
