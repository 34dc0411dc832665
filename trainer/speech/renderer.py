"""The engine that speaks: pyttsx3 in a child process, with a cache before it. Other workers may stand in for it."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

from trainer.speech.cache import SpeechCache
from trainer.speech.errors import Code, SpeechError, not_saved
from trainer.speech.foreman import Foreman, Job
from trainer.speech.process import COMMAND
from trainer.speech.utterance import Rendered, Utterance, Voice

# Part of every cache key: raise the number when the same text is to sound different, or its word times change.
DRIVER = {"win32": "sapi5-1", "darwin": "nsss-1"}.get(sys.platform, "espeak-1")
TIMEOUT = 10.0  # seconds for any request, the start of the worker included …
SECONDS_PER_CHARACTER = 0.01  # … and this much more for each character

_SENTENCES: Mapping[Code, str] = {
    "no_voice": "The speech engine does not start; the objections can still be read.",
    "timed_out": "The speech engine did not answer in time.",
    "died": "The speech engine ended twice over this text; it can still be read.",
    "closed": "The voice has been switched off.",
}


class WorkerEngine:
    """An `Engine` whose worker starts with the first sound that is not in the cache.

    One thread hands the requests to the worker, one after the other. Futures are settled on that thread.
    """

    name = "pyttsx3"

    def __init__(
        self,
        cache_dir: Path,
        *,
        language: str = "en",
        driver: str = DRIVER,
        timeout: float = TIMEOUT,
        seconds_per_character: float = SECONDS_PER_CHARACTER,
        idle: float = math.inf,
        command: Sequence[str] = COMMAND,
    ) -> None:
        self._cache = SpeechCache(cache_dir.absolute())  # the worker stands in another folder
        self._language, self._driver = language, driver
        self._timeout, self._seconds_per_character = timeout, seconds_per_character
        self._foreman = Foreman("speech", command, "no_voice", _SENTENCES, _as_speech_error, idle)
        self._lock = Lock()
        self._in_flight: dict[str, Future[Rendered]] = {}
        self._pruned = False
        self._voices: tuple[Voice, ...] | None = None

    @property
    def worker_pid(self) -> int | None:
        """The process id of the worker; None while there is none."""
        return self._foreman.worker_pid

    def voices(self) -> tuple[Voice, ...]:
        """The voices for the deck's language, the default one first; none where there is no speech engine.

        Waits for the worker the first time (30 ms to some seconds), so call it off the GUI thread.

        Raises:
            SpeechError: the worker failed, or the engine is closed.
        """
        if self._voices is None:
            request = {"op": "voices", "language": self._language}
            try:
                self._voices = self._foreman.submit(Job(request, _listed, self._timeout)).result()
            except SpeechError as error:
                if error.code != "no_voice":
                    raise
                return ()
        return self._voices

    def render(self, utterance: Utterance) -> Future[Rendered]:
        """The sound for an utterance, at once when it is in the cache.

        Equal utterances under way share one future, so it cannot be cancelled. It never raises: whatever goes wrong is
        a `SpeechError` in the future.
        """
        try:
            cleaned = utterance.cleaned()
            with self._lock:
                return self._find_or_submit(cleaned)
        except SpeechError as error:
            return failed(error)
        except OSError as fault:
            return failed(not_saved(fault))

    def prefetch(self, utterance: Utterance) -> None:
        """Render what will be wanted soon."""
        self.render(utterance)

    def close(self) -> None:
        """End the worker, and fail whatever still waits with the code "closed". May be called twice."""
        self._foreman.close()

    def _find_or_submit(self, utterance: Utterance) -> Future[Rendered]:
        key = utterance.key(self._driver)
        if under_way := self._in_flight.get(key):
            return under_way
        if rendered := self._cache.get(key):
            return _settled(rendered)
        self._cache.folder.mkdir(parents=True, exist_ok=True)
        timeout = self._timeout + self._seconds_per_character * len(utterance.text)
        future = self._foreman.submit(
            Job(
                self._request(key, utterance),
                partial(self._keep, key),
                timeout,
                lost=partial(self._cache.forget_part, key),
                done=partial(self._forget, key),
            )
        )
        self._in_flight[key] = future
        return future

    def _request(self, key: str, utterance: Utterance) -> dict[str, Any]:
        return {
            "op": "render",
            "text": utterance.text,
            "voice": utterance.voice,
            "rate": utterance.rate,
            "part": str(self._cache.part(key)),
            "path": str(self._cache.path(key)),
        }

    # From here on everything runs on the foreman's thread.

    def _keep(self, key: str, reply: dict[str, Any]) -> Rendered:
        rendered = Rendered.from_facts(self._cache.path(key), reply)
        self._cache.put(key, rendered)
        self._prune_once()
        return rendered

    def _forget(self, key: str) -> None:
        with self._lock:
            self._in_flight.pop(key, None)

    def _prune_once(self) -> None:
        if not self._pruned:
            self._pruned = True
            with suppress(OSError):  # somebody may be deleting the folder just now
                self._cache.prune()


def failed(error: SpeechError) -> Future[Rendered]:
    """A future that failed before it began."""
    future: Future[Rendered] = Future()
    future.set_exception(error)
    return future


def _settled(rendered: Rendered) -> Future[Rendered]:
    future: Future[Rendered] = Future()
    future.set_result(rendered)
    return future


def _listed(reply: dict[str, Any]) -> tuple[Voice, ...]:
    return tuple(Voice(*entry) for entry in reply["voices"])


def _as_speech_error(fault: Exception) -> SpeechError:
    if isinstance(fault, OSError):
        error = not_saved(fault)
    else:
        error = SpeechError("failed", "The speech engine gave an answer that makes no sense.")
    error.__cause__ = fault
    return error
