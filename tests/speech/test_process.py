"""A child that answers, one that ends, one that hangs."""

import os
import sys
from collections.abc import Callable
from typing import Any

import pytest

from trainer.speech.process import Worker, WorkerEndedError, WorkerHungError

Script = Callable[[str], tuple[str, ...]]
ECHO = "for line in sys.stdin: print(json.dumps(json.loads(line) | {'echo': True}), flush=True)"
HANG = "for line in sys.stdin: pass"


def assert_gone(pid: int) -> None:
    # A zombie would still answer to signal 0.
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_it_answers(script: Script) -> None:
    worker = Worker(script(ECHO))
    first: dict[str, Any] = worker.ask({"text": "שלום 😀"}, timeout=10)
    assert first == {"id": 1, "text": "שלום 😀", "echo": True}
    assert worker.ask({}, timeout=10)["id"] == 2
    worker.bury()
    assert_gone(worker.pid)


@pytest.mark.parametrize(
    "lines", ["", "sys.stdin.readline()", "print('no json', flush=True)", "print('{}')", "print('[1]')"]
)
def test_one_that_ends_or_babbles_has_ended(script: Script, lines: str) -> None:
    worker = Worker(script(lines))
    with pytest.raises(WorkerEndedError):
        worker.ask({"text": "x" * 100_000}, timeout=10)
    worker.bury()
    assert_gone(worker.pid)


def test_one_that_hangs_is_killed(script: Script) -> None:
    worker = Worker(script(HANG))
    with pytest.raises(WorkerHungError):
        worker.ask({}, timeout=0.1)
    worker.bury()
    assert_gone(worker.pid)


def test_one_that_does_not_even_read_is_killed(script: Script) -> None:
    worker = Worker(script("import threading; threading.Event().wait()"))
    with pytest.raises(WorkerHungError):
        worker.ask({"text": "x" * 1_000_000}, timeout=0.1)
    worker.bury()
    assert_gone(worker.pid)


def test_a_program_that_is_not_there_is_an_os_error() -> None:
    with pytest.raises(OSError, match="nowhere"):
        Worker((f"{sys.executable}-nowhere",))
