"""What every child process here has in common: it answers line by line until its parent has gone."""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any, Protocol, TextIO

from trainer.speech.errors import SpeechError


class Servant(Protocol):
    """What a child process does.

    Attributes:
        broken: Something happened that nobody thought of; begin again in a new process.
    """

    broken: bool

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """The reply to one request, with its id. Raises nothing."""


def serve(servant: Servant) -> None:
    """Answer until the parent closes our standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the parent, who then closes us
    with _reserved_stdout() as replies:
        for line in sys.stdin:
            replies.write(json.dumps(servant.answer(json.loads(line))) + "\n")
            replies.flush()
            if servant.broken:
                break


def refusal(error: SpeechError, cause: BaseException | None) -> dict[str, Any]:
    """The reply to a request that failed."""
    return {"code": error.code, "error": str(error), "detail": repr(cause)}


def _reserved_stdout() -> TextIO:
    """The standard output for us alone; what libraries print goes to the standard error."""
    replies = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    return replies
