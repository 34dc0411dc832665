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
        failure: What a person is told when something happens that nobody thought of.
    """

    failure: str

    def do(self, request: dict[str, Any]) -> dict[str, Any]:
        """The reply to one request.

        Raises:
            SpeechError: It cannot be done; the next one may. After anything else this process ends.
        """


def serve(servant: Servant) -> None:
    """Answer until the parent closes our standard input, or something happens that nobody thought of."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the parent, who then closes us
    with _reserved_stdout() as replies:
        for line in sys.stdin:
            request, broken = json.loads(line), False
            try:
                reply = servant.do(request)
            except SpeechError as error:
                reply = _refusal(error, error.__cause__)
            except Exception as error:
                reply, broken = _refusal(SpeechError("failed", servant.failure), error), True
            replies.write(json.dumps({"id": request["id"]} | reply) + "\n")
            replies.flush()
            if broken:
                break


def _refusal(error: SpeechError, cause: BaseException | None) -> dict[str, Any]:
    return {"code": error.code, "error": str(error), "detail": repr(cause)}


def _reserved_stdout() -> TextIO:
    """The standard output for us alone; what libraries print goes to the standard error."""
    replies = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    return replies
