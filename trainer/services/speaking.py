"""Reading lines aloud with the voice and pace the rep chose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.errors import TrainerError
from trainer.settings import Settings
from trainer.speech.errors import SpeechError
from trainer.speech.naturalvoices import is_installed, is_natural, voices_in
from trainer.speech.seams import Engine
from trainer.speech.utterance import NARRATOR, Reader, Rendered, Utterance, Voice

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

A_VOICE = "a voice is a file NAME.onnx with NAME.onnx.json beside it"

_SPOKEN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-"})


class Speaking:
    """The customer's voice. A line that cannot be said is a `SpeechError` in the future, never an exception here."""

    def __init__(self, engine: Engine, settings: Callable[[], Settings]) -> None:
        self._engine = engine
        self._settings = settings
        self._there: tuple[Voice, ...] | None = None

    def say(self, text: str, pace: float = 1.0, reader: Reader = NARRATOR) -> Future[Rendered]:
        """A sound file of this text, at a share of the chosen rate; callbacks run on any thread.

        The first line of a certain reader waits until it is known which voices there are.
        """
        said: Future[Rendered] = Future()
        self._once_known(reader, lambda: _hand_on(self._engine.render(self._at(text, pace, reader)), said))
        return said

    def prepare(self, text: str, pace: float = 1.0, reader: Reader = NARRATOR) -> None:
        """Render what will be said next while something else goes on."""
        if text:
            self._once_known(reader, lambda: self._engine.prefetch(self._at(text, pace, reader)))

    def voices(self) -> tuple[Voice, ...]:
        """The voices there are; may take a second the first time.

        Raises:
            SpeechError: There is no speech engine.
        """
        self._there = self._engine.voices()
        return self._there

    @property
    def may_be_natural(self) -> bool:
        """Whether natural voices can speak on this computer, wherever they lie."""
        return is_installed()

    def voices_in(self, folder: Path) -> tuple[Voice, ...]:
        """The natural voices in a folder.

        Raises:
            TrainerError: There is none.
        """
        there = tuple(voices_in(folder))
        if not there:
            raise TrainerError(f"There is no English voice in “{folder.name}”; {A_VOICE}.")
        return there

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
        if "_looking" in self.__dict__:
            self._looking.shutdown(wait=False, cancel_futures=True)

    def _at(self, text: str, pace: float, reader: Reader) -> Utterance:
        voice = chosen(reader, self._there or (), self._settings().voice)
        return self._utterance(text, voice, round(self._settings().rate * pace))

    def _once_known(self, reader: Reader, go_on: Callable[[], None]) -> None:
        """At once for nobody in particular; else as soon as it is known which voices there are."""
        if reader == NARRATOR or self._there is not None:
            go_on()
        else:
            self._looking.submit(self._look).add_done_callback(lambda _: go_on())

    @cached_property
    def _looking(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(1, "voices")

    def _look(self) -> None:
        if self._there is None:
            try:
                self.voices()
            except SpeechError:  # whoever wants to hear something is told
                self._there = ()

    def _utterance(self, text: str, voice: str = "", rate: int = 0) -> Utterance:
        """The text with this voice and rate, or with those of the settings."""
        settings = self._settings()
        return Utterance(_spoken(text), voice or settings.voice, rate or settings.rate)


def chosen(reader: Reader, voices: Sequence[Voice], usual: str) -> str:
    """The id of the voice for a reader: the usual one where that suits, else the nearest that does.

    Args:
        reader: Who is to be heard.
        voices: Those there are, the engine's own choice first.
        usual: The id of the rep's choice; empty for the engine's.
    """
    own = next((voice for voice in voices if voice.id == usual), voices[0] if voices else None)
    if own is None or reader == NARRATOR:
        return usual
    near = sorted(voices, key=lambda voice: _distance(voice, own))
    one = next((voice for voice in near if _suits(voice, reader.suits)), own)
    if reader.is_other:
        others = [voice for voice in near if voice != one]
        apart = [voice for voice in others if voice == own or voice.gender != one.gender]
        return (apart or others or [own])[0].id
    return one.id


def _distance(voice: Voice, own: Voice) -> tuple[bool, bool, bool]:
    """The least for the voice itself, then for those of its kind, then for those of its accent."""
    return voice != own, is_natural(voice.id) != is_natural(own.id), voice.language != own.language


def _suits(voice: Voice, wanted: str) -> bool:
    words = voice.name.casefold().replace(",", " ").split()
    return not wanted or voice.gender == wanted or (not voice.gender and wanted in words)


def _hand_on(rendered: Future[Rendered], to: Future[Rendered]) -> None:
    """What comes of one future comes of the other."""

    def settle(done: Future[Rendered]) -> None:
        if (error := done.exception()) is not None:
            to.set_exception(error)
        else:
            to.set_result(done.result())

    rendered.add_done_callback(settle)


def _spoken(text: str) -> str:
    """Typographic marks as the plain ones that every speech engine knows."""
    return text.translate(_SPOKEN)


def _copy(source: Path, target: Path) -> None:
    import shutil

    try:
        shutil.copyfile(source, target)
    except OSError as error:
        raise TrainerError(f"{target} cannot be written ({error.strerror}); choose another place.") from error
