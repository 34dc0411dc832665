"""A child process that answers one JSON line with another, and a watchdog for the time it takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Timer
from typing import IO, Any, cast

_ROOT = Path(__file__).resolve().parents[2]
# -P: the folder the person happens to stand in must not lend us its modules.
COMMAND = (sys.executable, "-P", "-m", "trainer.speech.worker")


class WorkerEndedError(Exception):
    """The child ended, or said something that is not a reply."""


class WorkerHungError(Exception):
    """The child did not answer in time and was killed."""


class Worker:
    """One child process. `ask` and `bury` belong to one thread; `kill` may come from any."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        """Start it.

        Raises:
            OSError: the operating system refuses.
        """
        path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="ascii",
            env=os.environ | {"PYTHONPATH": path},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._asked = 0

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def ask(self, request: dict[str, Any], timeout: float) -> dict[str, Any]:
        """Send a request and wait for its reply, at most `timeout` seconds.

        Raises:
            WorkerEndedError: there is no child any more.
            WorkerHungError: the time is over; the child was killed.
        """
        self._asked += 1
        with self._watched(timeout) as hung:
            try:
                return self._exchange(request | {"id": self._asked})
            except (OSError, ValueError) as error:
                if hung.is_set():
                    raise WorkerHungError from error
                raise WorkerEndedError from error

    def _exchange(self, request: dict[str, Any]) -> dict[str, Any]:
        stdin, stdout = cast(IO[str], self._process.stdin), cast(IO[str], self._process.stdout)
        stdin.write(json.dumps(request) + "\n")
        stdin.flush()
        reply = json.loads(stdout.readline())  # nothing at all when the child ended, which is no JSON either
        if not isinstance(reply, dict) or reply.get("id") != request["id"]:
            raise ValueError("not the reply to this request")
        return reply

    @contextmanager
    def _watched(self, timeout: float) -> Iterator[Event]:
        """Kill the child, and set the event, when the block takes longer than `timeout` seconds."""
        hung = Event()

        def give_up() -> None:
            hung.set()
            self.kill()

        timer = Timer(timeout, give_up)
        timer.daemon = True
        timer.start()
        try:
            yield hung
        finally:
            timer.cancel()

    def kill(self) -> None:
        """End it now. An `ask` under way raises `WorkerEndedError`."""
        self._process.kill()

    def bury(self) -> None:
        """End it, and leave neither a zombie nor an open pipe."""
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was still to be written can no longer be
                cast(IO[str], pipe).close()
