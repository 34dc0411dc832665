"""An engine for computers without a voice: it says so, politely, each time."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

from trainer.speech.errors import SpeechError
from trainer.speech.renderer import failed
from trainer.speech.utterance import Rendered, Utterance, Voice


class SilentEngine:
    """An `Engine` that has no voice. Everything it is asked to render fails with the code "no_voice"."""

    name = "silent"

    def __init__(self, cache_dir: Path | None = None) -> None:
        """It keeps nothing: the folder is there so that it is built like every other engine."""

    def voices(self) -> tuple[Voice, ...]:
        """None."""
        return ()

    def render(self, utterance: Utterance) -> Future[Rendered]:
        """A future that has failed."""
        return failed(SpeechError("no_voice", "There is no voice on this computer; the objections can still be read."))

    def prefetch(self, utterance: Utterance) -> None:
        """Nothing to prepare."""

    def close(self) -> None:
        """Nothing to end."""
