"""What every user of a worker process relies on; what the voices do, the renderer's own tests say."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from tests.speech.test_process import ECHO, HANG
from trainer.speech.errors import Code, SpeechError
from trainer.speech.foreman import Foreman, Job

Script = Callable[[str], tuple[str, ...]]
SENTENCES: dict[Code, str] = {name: name for name in ("no_voice", "timed_out", "died", "closed")}  # type: ignore[misc]


@pytest.fixture
def make() -> Iterator[Callable[..., Foreman]]:
    made: list[Foreman] = []

    def make_one(command: tuple[str, ...], **options: Any) -> Foreman:
        foreman = Foreman("test", command, "no_voice", SENTENCES, lambda fault: SpeechError("failed", "!"), **options)
        made.append(foreman)
        return foreman

    yield make_one
    for foreman in made:
        foreman.close()


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def ask(foreman: Foreman, text: str = "hi", **hooks: Any) -> Any:
    return foreman.submit(Job({"text": text}, lambda reply: reply["text"], 10, **hooks)).result(20)


def test_a_job_has_its_answer(make: Callable[..., Foreman], script: Script) -> None:
    foreman = make(script(ECHO))
    assert [ask(foreman, text) for text in "abc"] == ["a", "b", "c"]


def test_who_has_nothing_to_do_gives_the_memory_back_and_is_there_again(
    make: Callable[..., Foreman], script: Script, tmp_path: Path
) -> None:
    foreman = make(script(ECHO), idle=0.05)
    assert ask(foreman) == "hi"
    pid = foreman.worker_pid
    assert pid is not None
    end = time.monotonic() + 20
    while is_there(pid) and time.monotonic() < end:
        Event().wait(0.01)
    assert not is_there(pid)
    assert foreman.worker_pid is None
    assert ask(foreman, "again") == "again"
    assert (tmp_path / "starts").read_text() == "xx"


def test_it_is_told_which_job_lost_its_worker_and_when_each_is_done(
    make: Callable[..., Foreman], script: Script
) -> None:
    told: list[str] = []
    foreman = make(script("sys.stdin.readline()"))
    with pytest.raises(SpeechError, match="died"):
        ask(foreman, lost=lambda: told.append("lost"), done=lambda: told.append("done"))
    assert told == ["lost", "lost", "done"]


@pytest.mark.parametrize(("lines", "code"), [(HANG, "timed_out"), ("print('[1]')", "died")])
def test_a_worker_that_does_not_work_is_said(
    make: Callable[..., Foreman], script: Script, lines: str, code: str
) -> None:
    foreman = make(script(lines))
    with pytest.raises(SpeechError) as told:
        foreman.submit(Job({}, lambda reply: reply, 0.2)).result(20)
    assert told.value.code == code


def test_a_program_that_is_not_there_is_said_as_the_foreman_was_told(make: Callable[..., Foreman]) -> None:
    with pytest.raises(SpeechError) as told:
        ask(make(("/nowhere/at/all",)))
    assert told.value.code == "no_voice"


def test_after_closing_nothing_is_taken_on(make: Callable[..., Foreman], script: Script) -> None:
    foreman = make(script(ECHO))
    foreman.close()
    with pytest.raises(SpeechError, match="closed"):
        ask(foreman)
