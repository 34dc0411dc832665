"""What turns speech into words: Whisper in a child process that gives its memory back when nobody speaks."""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Protocol

from trainer.domain.transcript import Transcript
from trainer.speech.errors import Code, SpeechError
from trainer.speech.foreman import Foreman, Job
from trainer.speech.microphone import BYTES_PER_MS

LONGEST_MS = 30_000
"""What Whisper hears at once."""

COMMAND = (sys.executable, "-P", "-m", "trainer.speech.hearer")
TIMEOUT = 20.0  # seconds for any request, the start of the worker included …
SECONDS_PER_SECOND = 4.0  # … and this much more for each second of sound
DECODE_TIMEOUT = 120.0
IDLE = 120.0
"""Seconds without speech after which the process ends; it is back within one."""

_SENTENCES: Mapping[Code, str] = {
    "no_hearing": "Hearing does not start on this computer; what you say can be typed.",
    "timed_out": "The recogniser did not answer in time; say it again, or type it.",
    "died": "The recogniser ended twice over these words; say it again, or type it.",
    "closed": "Hearing has been switched off.",
}


class Recogniser(Protocol):
    """Hears words in sound."""

    def warm(self) -> None:
        """Somebody is about to speak."""

    def hear(self, pcm: bytes) -> Future[Transcript]:
        """The words in a sound of at most `LONGEST_MS`; see `trainer.speech.microphone` for its shape.

        Never raises and never waits: failure is a `SpeechError` in the future, whose callbacks run on any thread.
        """

    def decode(self, path: Path) -> bytes:
        """A sound file of any kind, in the shape that `hear` takes, of any length; waits for it. Raises SpeechError."""

    def close(self) -> None:
        """End promptly; what is under way fails with the code "closed"."""


class WhisperRecogniser:
    """A `Recogniser` whose process starts with the first words.

    Args:
        model: The folder of the model that is wanted now; None where there is none.
    """

    def __init__(
        self,
        model: Callable[[], Path | None],
        *,
        command: Sequence[str] = COMMAND,
        timeout: float = TIMEOUT,
        idle: float = IDLE,
    ) -> None:
        self._model, self._timeout = model, timeout
        self._foreman = Foreman("hearing", command, "no_hearing", _SENTENCES, _as_speech_error, idle)

    @property
    def worker_pid(self) -> int | None:
        """The process id of the worker; None while there is none."""
        return self._foreman.worker_pid

    def warm(self) -> None:
        if (model := self._model()) is not None:
            self._submit({"op": "load", "model": str(model)}, self._timeout)

    def hear(self, pcm: bytes) -> Future[Transcript]:
        model = self._model()
        if model is None:
            return _failed(SpeechError("no_model", "There is no hearing model yet; fetch one in the settings."))
        request = {"op": "hear", "model": str(model), "pcm": base64.b64encode(pcm).decode("ascii")}
        return self._submit(request, self._timeout + SECONDS_PER_SECOND * len(pcm) / BYTES_PER_MS / 1000)

    def decode(self, path: Path) -> bytes:
        """A sound file of any kind, in the shape that `hear` takes, of any length; waits for it.

        Raises:
            SpeechError: "unreadable", "no_hearing", or what else may go wrong with a worker.
        """
        request = {"op": "decode", "path": str(path.absolute())}
        pcm: bytes = self._foreman.submit(Job(request, _pcm, DECODE_TIMEOUT)).result()
        return pcm

    def close(self) -> None:
        self._foreman.close()

    def _submit(self, request: dict[str, Any], timeout: float) -> Future[Transcript]:
        try:
            return self._foreman.submit(Job(request, _transcript, timeout))
        except SpeechError as error:
            return _failed(error)


def _transcript(reply: dict[str, Any]) -> Transcript:
    return Transcript.from_facts(reply.get("words", ()))


def _pcm(reply: dict[str, Any]) -> bytes:
    return base64.b64decode(reply["pcm"])


def _failed(error: SpeechError) -> Future[Transcript]:
    future: Future[Transcript] = Future()
    future.set_exception(error)
    return future


def _as_speech_error(fault: Exception) -> SpeechError:
    error = SpeechError("failed", "The recogniser gave an answer that makes no sense; say it again, or type it.")
    error.__cause__ = fault
    return error
