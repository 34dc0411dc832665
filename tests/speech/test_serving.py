"""A child process that serves: its standard output is for answers alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from trainer.speech.process import Worker, WorkerEndedError

CHATTY = """
from trainer.speech.errors import SpeechError
from trainer.speech.serving import serve
class Chatty:
    failure = "It failed."
    def do(self, request):
        print("a library that talks")
        if request["op"] == "refuse":
            raise SpeechError("empty", "Nothing.") from ValueError("x")
        return {"half": 1 / int(request["op"])}
serve(Chatty())
"""


@pytest.fixture
def worker(tmp_path: Path) -> Worker:
    return Worker((sys.executable, "-c", CHATTY))


def test_what_libraries_print_is_no_answer(worker: Worker) -> None:
    assert worker.ask({"op": "2"}, 10) == {"id": 1, "half": 0.5}
    worker.bury()


def test_a_refusal_says_which_and_why_and_the_next_is_answered(worker: Worker) -> None:
    told = worker.ask({"op": "refuse"}, 10)
    assert told == {"id": 1, "code": "empty", "error": "Nothing.", "detail": "ValueError('x')"}
    assert worker.ask({"op": "2"}, 10)["half"] == 0.5
    worker.bury()


def test_what_nobody_thought_of_is_told_and_ends_it(worker: Worker) -> None:
    told = worker.ask({"op": "0"}, 10)
    assert (told["code"], told["error"]) == ("failed", "It failed.")
    assert "ZeroDivisionError" in told["detail"]
    with pytest.raises(WorkerEndedError):
        worker.ask({"op": "2"}, 10)
    worker.bury()
