"""Hands requests to a worker process, one after the other, and sees to it that there is one."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Lock, Thread, current_thread
from typing import Any

from trainer.speech.errors import Code, SpeechError
from trainer.speech.process import Worker, WorkerEndedError, WorkerHungError

_log = logging.getLogger(__name__)


def nothing() -> None:
    """Nobody needs to know."""


@dataclass(frozen=True, eq=False, slots=True)
class Job:
    """A request on its way to the worker.

    Attributes:
        request: What the worker is asked.
        finish: Makes the result of the reply; what it raises is the job's failure.
        timeout: Seconds for an answer, the start of the worker included.
        lost: Called when a worker ended over it.
        done: Called before its future is settled.
    """

    request: dict[str, Any]
    finish: Callable[[dict[str, Any]], Any]
    timeout: float
    lost: Callable[[], None] = nothing
    done: Callable[[], None] = nothing
    future: Future[Any] = field(default_factory=Future)


class Foreman:
    """One worker, started with the first job. Jobs are settled on a thread of its own.

    A worker that ends over a job is replaced, and asked once more; one that does not answer in time is killed.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        missing: Code,
        sentences: Mapping[Code, str],
        as_speech_error: Callable[[Exception], SpeechError],
        idle: float = math.inf,
    ) -> None:
        """A foreman whose worker has not begun.

        Args:
            name: Of the thread, and of the worker in the log.
            command: What starts the worker.
            missing: What is wrong when it does not start.
            sentences: What is said for that, and for "timed_out", "died" and "closed".
            as_speech_error: What is said for anything else that goes wrong.
            idle: Seconds without a job after which the worker gives its memory back.
        """
        self._name, self._command, self._missing, self._sentences = name, command, missing, sentences
        self._as_speech_error, self._idle = as_speech_error, idle
        self._lock = Lock()
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._worker: Worker | None = None
        self._closed = False

    @property
    def worker_pid(self) -> int | None:
        """The process id of the worker; None while there is none."""
        worker = self._worker
        return worker.pid if worker else None

    def submit(self, job: Job) -> Future[Any]:
        """The future of a job; from any thread.

        Raises:
            SpeechError: "closed".
        """
        with self._lock:
            if self._closed:
                raise self._error("closed")
            job.future.set_running_or_notify_cancel()
            self._jobs.put(job)
            if self._thread is None:
                self._thread = Thread(target=self._work, name=self._name, daemon=True)
                self._thread.start()
        return job.future

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

    # From here on everything runs on the foreman's own thread.

    def _work(self) -> None:
        while job := self._next():
            self._settle(job)
        self._bury_worker()

    def _next(self) -> Job | None:
        try:
            return self._jobs.get(timeout=self._idle if self._worker and self._idle < math.inf else None)
        except Empty:
            self._bury_worker()
            return self._jobs.get()

    def _settle(self, job: Job) -> None:
        try:
            result, error = job.finish(self._ask(job)), None
        except Exception as fault:  # one bad request must not stop those behind it
            result, error = None, fault if isinstance(fault, SpeechError) else self._as_speech_error(fault)
        job.done()
        if error:
            job.future.set_exception(error)
        else:
            job.future.set_result(result)

    def _ask(self, job: Job) -> dict[str, Any]:
        """The worker's reply; when it ends over this request, that of a second one."""
        for _ in range(2):
            try:
                return self._checked(self._living_worker().ask(job.request, job.timeout))
            except WorkerEndedError:
                self._bury_worker()
            except WorkerHungError as error:
                self._bury_worker()
                raise self._error("timed_out") from error
            finally:
                if self._worker is None:
                    job.lost()
        raise self._error("died")

    def _checked(self, reply: dict[str, Any]) -> dict[str, Any]:
        if "code" in reply:
            _log.info("The %s worker refused: %s %s", self._name, reply["code"], reply.get("detail"))
            raise SpeechError(reply["code"], reply["error"])
        return reply

    def _living_worker(self) -> Worker:
        if self._worker is None and not self._closed:
            worker = self._start()
            with self._lock:
                self._worker = worker
        # `close` may have come in between: it kills only the worker it can see.
        if self._closed or self._worker is None:
            raise self._error("closed")
        return self._worker

    def _start(self) -> Worker:
        try:
            return Worker(self._command)
        except OSError as error:
            raise self._error(self._missing) from error

    def _bury_worker(self) -> None:
        with self._lock:
            worker, self._worker = self._worker, None
        if worker:
            _log.info("The %s worker %d has ended.", self._name, worker.pid)
            worker.bury()

    def _error(self, code: Code) -> SpeechError:
        return SpeechError(code, self._sentences[code])
