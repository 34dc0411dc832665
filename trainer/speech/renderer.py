"""The engine that speaks: pyttsx3 in a child process, with a cache before it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread, current_thread
from typing import Any

from trainer.speech.cache import SpeechCache
from trainer.speech.errors import SpeechError, not_saved
from trainer.speech.process import COMMAND, Worker, WorkerEndedError, WorkerHungError
from trainer.speech.utterance import Rendered, Utterance, Voice

# Part of every cache key: raise the number when the same text is to sound different, or its word times change.
DRIVER = {"win32": "sapi5-1", "darwin": "nsss-1"}.get(sys.platform, "espeak-1")
TIMEOUT = 10.0  # seconds for any request, the start of the worker included …
SECONDS_PER_CHARACTER = 0.01  # … and this much more for each character
_log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False, slots=True)
class _Job:
    """A request on its way to the worker.

    Attributes:
        key: the cache key; empty for what is not a sound.
        finish: makes the result of the reply; may raise OSError.
    """

    key: str
    request: dict[str, Any]
    finish: Callable[[dict[str, Any]], Any]
    future: Future[Any]
    timeout: float


class WorkerEngine:
    """An `Engine` whose worker starts with the first sound that is not in the cache.

    One thread hands the requests to the worker, one after the other. Futures are settled on that thread.
    """

    name = "pyttsx3"

    def __init__(
        self, cache_dir: Path, *, language: str = "en", timeout: float = TIMEOUT, command: Sequence[str] = COMMAND
    ) -> None:
        self._cache = SpeechCache(cache_dir.absolute())  # the worker stands in another folder
        self._language = language
        self._timeout = timeout
        self._command = command
        self._lock = Lock()
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._in_flight: dict[str, Future[Rendered]] = {}
        self._thread: Thread | None = None
        self._worker: Worker | None = None
        self._closed = False
        self._pruned = False
        self._voices: tuple[Voice, ...] | None = None

    @property
    def worker_pid(self) -> int | None:
        """The process id of the worker; None while there is none."""
        worker = self._worker
        return worker.pid if worker else None

    def voices(self) -> tuple[Voice, ...]:
        """The voices for the deck's language, the default one first; none where there is no speech engine.

        Waits for the worker the first time (30 ms to some seconds), so call it off the GUI thread.

        Raises:
            SpeechError: the worker failed, or the engine is closed.
        """
        if self._voices is None:
            request = {"op": "voices", "language": self._language}
            try:
                with self._lock:
                    future = self._submit("", request, lambda reply: _voices(reply["voices"]), self._timeout)
                self._voices = future.result()
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

    def prefetch(self, utterance: Utterance) -> None:
        """Render what will be wanted soon."""
        self.render(utterance)

    def close(self) -> None:
        """End the worker, and fail whatever still waits with the code "closed". May be called twice."""
        with self._lock:
            self._closed = True
            worker, thread = self._worker, self._thread
            self._jobs.put(None)
        if worker:
            worker.kill()
        if thread and thread is not current_thread():
            thread.join()

    def _find_or_submit(self, utterance: Utterance) -> Future[Rendered]:
        key = utterance.key(DRIVER)
        if under_way := self._in_flight.get(key):
            return under_way
        if rendered := self._cache.get(key):
            return _settled(rendered)
        timeout = self._timeout + SECONDS_PER_CHARACTER * len(utterance.text)
        future = self._submit(key, self._request(key, utterance), lambda reply: self._keep(key, reply), timeout)
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

    def _submit(
        self, key: str, request: dict[str, Any], finish: Callable[[dict[str, Any]], Any], timeout: float
    ) -> Future[Any]:
        if self._closed:
            raise _closed()
        future: Future[Any] = Future()
        future.set_running_or_notify_cancel()
        self._jobs.put(_Job(key, request, finish, future, timeout))
        if self._thread is None:
            self._thread = Thread(target=self._work, name="speech", daemon=True)
            self._thread.start()
        return future

    def _keep(self, key: str, reply: dict[str, Any]) -> Rendered:
        rendered = Rendered.from_facts(self._cache.path(key), reply)
        self._cache.put(key, rendered)
        return rendered

    # From here on everything runs on the engine's own thread.

    def _work(self) -> None:
        while job := self._jobs.get():
            self._settle(job)
        self._bury_worker()

    def _settle(self, job: _Job) -> None:
        try:
            self._cache.folder.mkdir(parents=True, exist_ok=True)
            result, error = job.finish(self._ask(job)), None
        except Exception as fault:  # one bad sound must not silence those behind it
            result, error = None, _as_speech_error(fault)
        with self._lock:
            self._in_flight.pop(job.key, None)
        if error:
            job.future.set_exception(error)
        else:
            job.future.set_result(result)
            self._prune_once()

    def _ask(self, job: _Job) -> dict[str, Any]:
        """The worker's reply; when it ends over this request, that of a second one."""
        for _ in range(2):
            try:
                return _checked(self._living_worker().ask(job.request, job.timeout))
            except WorkerEndedError:
                self._bury_worker()
            except WorkerHungError as error:
                self._bury_worker()
                raise SpeechError("timed_out", "The speech engine did not answer in time.") from error
            finally:
                if job.key and self._worker is None:
                    self._cache.forget_part(job.key)
        raise SpeechError("died", "The speech engine ended twice over this text; it can still be read.")

    def _living_worker(self) -> Worker:
        if self._worker is None and not self._closed:
            worker = _start(self._command)
            with self._lock:
                self._worker = worker
        # `close` may have come in between: it kills only the worker it can see.
        if self._closed or self._worker is None:
            raise _closed()
        return self._worker

    def _bury_worker(self) -> None:
        with self._lock:
            worker, self._worker = self._worker, None
        if worker:
            _log.info("The speech worker %d has ended.", worker.pid)
            worker.bury()

    def _prune_once(self) -> None:
        if not self._pruned:
            self._pruned = True
            with suppress(OSError):  # somebody may be deleting the folder just now
                self._cache.prune()


def _start(command: Sequence[str]) -> Worker:
    try:
        return Worker(command)
    except OSError as error:
        raise SpeechError("no_voice", "The speech engine does not start; the objections can still be read.") from error


def failed(error: SpeechError) -> Future[Rendered]:
    """A future that failed before it began."""
    future: Future[Rendered] = Future()
    future.set_exception(error)
    return future


def _settled(rendered: Rendered) -> Future[Rendered]:
    future: Future[Rendered] = Future()
    future.set_result(rendered)
    return future


def _checked(reply: dict[str, Any]) -> dict[str, Any]:
    if "code" in reply:
        _log.info("The speech worker refused: %s %s", reply["code"], reply.get("detail"))
        raise SpeechError(reply["code"], reply["error"])
    return reply


def _voices(entries: list[list[str]]) -> tuple[Voice, ...]:
    return tuple(Voice(*entry) for entry in entries)


def _closed() -> SpeechError:
    return SpeechError("closed", "The voice has been switched off.")


def _as_speech_error(fault: Exception) -> SpeechError:
    if isinstance(fault, SpeechError):
        return fault
    if isinstance(fault, OSError):
        error = not_saved(fault)
    else:
        error = SpeechError("failed", "The speech engine gave an answer that makes no sense.")
    error.__cause__ = fault
    return error
