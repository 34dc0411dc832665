"""A child process that serves: its standard output is for answers alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from trainer.speech.process import Worker, WorkerEndedError

CHATTY = """
from trainer.speech.errors import SpeechError
from trainer.speech.serving import refusal, serve
class Chatty:
    broken = False
    def answer(self, request):
        print("a library that talks")
        self.broken = request["op"] == "break"
        if request["op"] == "refuse":
            return {"id": request["id"]} | refusal(SpeechError("empty", "Nothing."), ValueError("x"))
        return {"id": request["id"], "op": request["op"]}
serve(Chatty())
"""


@pytest.fixture
def worker(tmp_path: Path) -> Worker:
    return Worker((sys.executable, "-c", CHATTY))


def test_what_libraries_print_is_no_answer(worker: Worker) -> None:
    assert worker.ask({"op": "a"}, 10) == {"id": 1, "op": "a"}
    worker.bury()


def test_a_refusal_says_which_and_why(worker: Worker) -> None:
    told = worker.ask({"op": "refuse"}, 10)
    assert told == {"id": 1, "code": "empty", "error": "Nothing.", "detail": "ValueError('x')"}
    worker.bury()


def test_who_is_broken_answers_and_ends(worker: Worker) -> None:
    assert worker.ask({"op": "break"}, 10)["id"] == 1
    with pytest.raises(WorkerEndedError):
        worker.ask({"op": "a"}, 10)
    worker.bury()
