"""Several engines as one: whoever is asked for speaks, and where that cannot be, the usual voice does."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

from trainer.speech.errors import Code, SpeechError
from trainer.speech.natural import NaturalEngine, no_folder
from trainer.speech.naturalvoices import is_natural
from trainer.speech.renderer import WorkerEngine, failed
from trainer.speech.utterance import Rendered, Utterance, Voice

_log = logging.getLogger(__name__)

HOPELESS: tuple[Code, ...] = ("timed_out", "died")
"""What makes everybody wait, so that a voice that ended so is not asked again until the voices are listed."""


INSTEAD = "The default voice speaks instead."


class ChoirEngine:
    """An `Engine` with the computer's own voices and natural ones. Neither starts before it is needed."""

    name = "choir"

    def __init__(
        self, cache_dir: Path, folder: Callable[[], Path | None] = no_folder, natural: NaturalEngine | None = None
    ) -> None:
        """Engines that share a cache.

        Args:
            cache_dir: Where sounds are kept.
            folder: Where the person's own natural voices lie now.
            natural: The engine of natural voices; one over this folder unless it is given.
        """
        self._usual = WorkerEngine(cache_dir)
        self._natural = natural or NaturalEngine(cache_dir, folder)
        self._hopeless: dict[str, SpeechError] = {}
        self._told: set[str] = set()

    def voices(self) -> tuple[Voice, ...]:
        """Those of the computer, its default one first, then the natural ones.

        Raises:
            SpeechError: the worker failed, or the engine is closed.
        """
        self._hopeless.clear()
        return self._usual.voices() + self._natural.voices()

    def render(self, utterance: Utterance) -> Future[Rendered]:
        """The sound for an utterance; by the usual voice, with an excuse, where a natural one fails."""
        if not is_natural(utterance.voice):
            return self._usual.render(utterance)
        said: Future[Rendered] = Future()
        said.set_running_or_notify_cancel()
        error = self._hopeless.get(utterance.voice)
        natural = failed(error) if error else self._natural.render(utterance)
        natural.add_done_callback(lambda done: self._settle(said, utterance, done))
        return said

    def prefetch(self, utterance: Utterance) -> None:
        """Render what will be wanted soon."""
        self.render(utterance)

    def close(self) -> None:
        """End both. The usual one first, so that nobody begins anew with it."""
        self._usual.close()
        self._natural.close()

    def _settle(self, said: Future[Rendered], utterance: Utterance, natural: Future[Rendered]) -> None:
        error = natural.exception()
        if not isinstance(error, SpeechError):
            _hand_on(natural, said)
            return
        if error.code in HOPELESS:
            self._hopeless[utterance.voice] = error
        usual = self._usual.render(replace(utterance, voice=""))
        usual.add_done_callback(lambda done: self._excuse(said, utterance.voice, error, done))

    def _excuse(self, said: Future[Rendered], voice: str, error: SpeechError, usual: Future[Rendered]) -> None:
        if usual.exception() is None and voice not in self._told:
            self._told.add(voice)
            _log.warning("The usual voice speaks instead of %s: %s", voice, error)
        _hand_on(usual, said, f"{error} {INSTEAD}")


def _hand_on(done: Future[Rendered], to: Future[Rendered], excuse: str = "") -> None:
    if (error := done.exception()) is not None:
        to.set_exception(error)
    else:
        to.set_result(replace(done.result(), excuse=excuse))
