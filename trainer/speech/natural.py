"""The engine of natural voices: Piper in a child process that gives its memory back when nobody speaks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

from trainer.speech.naturalvoices import is_installed, model_path, natural_voices, not_installed, not_there
from trainer.speech.renderer import WorkerEngine, failed
from trainer.speech.utterance import Rendered, Utterance, Voice

COMMAND = (sys.executable, "-P", "-m", "trainer.speech.naturalworker")
DRIVER = "piper-1"  # as `renderer.DRIVER`
TIMEOUT = 15.0  # seconds for any request, the start of the worker included …
SECONDS_PER_CHARACTER = 0.03  # … and this much more for each character; two busy cores take 0.006
IDLE = 180.0
"""Seconds without speech after which the process ends; it is back within two."""


def no_folder() -> Path | None:
    """The person has no folder of voices."""
    return None


class NaturalEngine:
    """An `Engine` whose worker starts with the first sound that is not in the cache."""

    name = "piper"

    def __init__(
        self,
        cache_dir: Path,
        folder: Callable[[], Path | None] = no_folder,
        *,
        timeout: float = TIMEOUT,
        idle: float = IDLE,
        command: Sequence[str] = COMMAND,
    ) -> None:
        """An engine that keeps its sounds in `cache_dir`.

        Args:
            cache_dir: May be shared with other engines.
            folder: Where the person's own voices lie now.
            timeout: Seconds for a request of no length.
            idle: Seconds without speech after which the worker gives its memory back.
            command: What starts the worker.
        """
        self._folder = folder
        self._worker = WorkerEngine(
            cache_dir,
            driver=DRIVER,
            timeout=timeout,
            seconds_per_character=SECONDS_PER_CHARACTER,
            idle=idle,
            command=command,
        )

    @property
    def worker_pid(self) -> int | None:
        """The process id of the worker; None while there is none."""
        return self._worker.worker_pid

    def voices(self) -> tuple[Voice, ...]:
        """Those whose files are there; none where the library is not installed."""
        return natural_voices(self._folder()) if is_installed() else ()

    def render(self, utterance: Utterance) -> Future[Rendered]:
        """The sound for an utterance, whose voice is looked for by the worker alone."""
        if not is_installed():
            return failed(not_installed())
        voice = utterance.voice or next((voice.id for voice in self.voices()), "")
        path = model_path(voice, self._folder())
        if path is None:
            return failed(not_there())
        return self._worker.render(replace(utterance, voice=str(path)))

    def prefetch(self, utterance: Utterance) -> None:
        """Render what will be wanted soon."""
        self.render(utterance)

    def close(self) -> None:
        """End the worker."""
        self._worker.close()
