"""Long work goes on elsewhere; what comes of it is told here, once, and never to a window that is gone."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from trainer.errors import TrainerError
from trainer.gui.tasks import Tasks

SENTENCE = "The disk is full; make some room."
PATIENCE = 30
"""Seconds until a thread that waits in vain gives up."""


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    parent = QObject()
    made = Tasks(parent)
    yield made
    made.close()


class Heard:
    """What was told, by which callback."""

    def __init__(self) -> None:
        self.done: list[Any] = []
        self.failed: list[TrainerError] = []
        self.threads: set[threading.Thread] = set()

    def on_done(self, result: Any) -> None:
        self.threads.add(threading.current_thread())
        self.done.append(result)

    def on_failed(self, error: TrainerError) -> None:
        self.threads.add(threading.current_thread())
        self.failed.append(error)

    @property
    def anything(self) -> bool:
        return bool(self.done or self.failed)


@pytest.fixture
def heard() -> Heard:
    return Heard()


def failing(error: BaseException) -> Callable[[], None]:
    def work() -> None:
        raise error

    return work


def everything_posted_is_delivered(qtbot: QtBot) -> None:
    timer = QTimer(singleShot=True, interval=0)
    with qtbot.waitSignal(timer.timeout):
        timer.start()


# ---------------------------------------------------------------- what comes of it


def test_the_work_is_done_elsewhere_and_its_result_comes_back_here(qtbot: QtBot, tasks: Tasks, heard: Heard) -> None:
    tasks.run(threading.current_thread, heard.on_done, heard.on_failed)
    qtbot.waitUntil(lambda: heard.anything)
    assert heard.done[0] is not threading.main_thread()
    assert heard.threads == {threading.main_thread()}


def test_four_things_go_on_at_once(qtbot: QtBot, tasks: Tasks, heard: Heard) -> None:
    all_four = threading.Barrier(4, timeout=PATIENCE)
    for _ in range(4):
        tasks.run(all_four.wait, heard.on_done)
    qtbot.waitUntil(lambda: sorted(heard.done) == [0, 1, 2, 3])


def test_a_failure_for_a_person_goes_to_whoever_tells_it(qtbot: QtBot, tasks: Tasks, heard: Heard) -> None:
    tasks.run(failing(TrainerError(SENTENCE)), heard.on_done, heard.on_failed)
    qtbot.waitUntil(lambda: heard.anything)
    assert [str(error) for error in heard.failed] == [SENTENCE]
    assert heard.done == []
    assert heard.threads == {threading.main_thread()}


def test_a_failure_that_nobody_tells_is_logged(
    qtbot: QtBot, tasks: Tasks, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "trainer"):
        tasks.run(failing(TrainerError(SENTENCE)), heard.on_done)
        qtbot.waitUntil(lambda: SENTENCE in caplog.text)
    assert not heard.anything


@pytest.mark.parametrize("fault", [LookupError("ours"), MemoryError("ours")], ids=type)
def test_a_fault_of_ours_is_raised_here_for_the_crash_dialog(
    qtbot: QtBot, tasks: Tasks, heard: Heard, fault: Exception
) -> None:
    with qtbot.capture_exceptions() as faults:
        tasks.run(failing(fault), heard.on_done, heard.on_failed)
        qtbot.waitUntil(lambda: bool(faults))
    assert [error for _, error, _ in faults] == [fault]
    assert not heard.anything


def test_a_fault_of_one_task_leaves_the_next_alone(qtbot: QtBot, tasks: Tasks, heard: Heard) -> None:
    with qtbot.capture_exceptions() as faults:
        tasks.run(failing(LookupError("ours")), heard.on_done)
        qtbot.waitUntil(lambda: bool(faults))
    tasks.run(lambda: 7, heard.on_done)
    qtbot.waitUntil(lambda: heard.done == [7])


@pytest.mark.parametrize("came", ["result", "failure", "fault"])
def test_whatever_came_of_it_nobody_waits_any_more_when_that_is_told(qtbot: QtBot, tasks: Tasks, came: str) -> None:
    work = {"result": bool, "failure": failing(TrainerError(SENTENCE)), "fault": failing(LookupError("ours"))}[came]
    told: list[str] = []
    with qtbot.capture_exceptions() as faults:
        tasks.run(work, lambda _: told.append("result"), lambda _: told.append("failure"), lambda: told.append("over"))
        qtbot.waitUntil(lambda: len(told) + len(faults) == 2)
    assert told == ["over", came][: 2 - len(faults)]


# ---------------------------------------------------------------- what somebody else runs


def test_a_future_of_somebody_else_is_told_the_same_way(qtbot: QtBot, tasks: Tasks, heard: Heard) -> None:
    good, bad = Future[int](), Future[int]()
    tasks.watch(good, heard.on_done, heard.on_failed)
    tasks.watch(bad, heard.on_done, heard.on_failed)
    good.set_result(7)
    bad.set_exception(TrainerError(SENTENCE))
    qtbot.waitUntil(lambda: (heard.done, [str(error) for error in heard.failed]) == ([7], [SENTENCE]))


def test_a_future_that_was_over_already_is_told_too_but_not_in_the_middle(
    qtbot: QtBot, tasks: Tasks, heard: Heard
) -> None:
    """Whoever asks goes on first, however quick the work was."""
    over = Future[int]()
    over.set_result(7)
    tasks.watch(over, heard.on_done)
    assert not heard.anything
    qtbot.waitUntil(lambda: heard.done == [7])


def test_a_future_that_was_called_off_is_not_told(qtbot: QtBot, tasks: Tasks, heard: Heard) -> None:
    off = Future[int]()
    tasks.watch(off, heard.on_done, heard.on_failed)
    off.cancel()
    everything_posted_is_delivered(qtbot)
    assert not heard.anything


# ---------------------------------------------------------------- the end


def test_a_dialog_that_was_closed_meanwhile_is_not_told(qtbot: QtBot, tasks: Tasks, heard: Heard) -> None:
    class Dialog(QObject):
        def on_done(self, result: Any) -> None:
            heard.on_done(f"{self.objectName()} {result}")

    gone, there = Dialog(), Dialog()
    there.setObjectName("there")
    futures: list[Future[Any]] = [Future(), Future()]
    for future, dialog in zip(futures, (gone, there), strict=True):
        tasks.watch(future, dialog.on_done)
    delete(gone)
    for future in futures:
        future.set_result(1)
    qtbot.waitUntil(lambda: heard.anything)
    assert heard.done == ["there 1"]


def test_closing_waits_for_what_is_under_way(tasks: Tasks, heard: Heard) -> None:
    started, going_on, finished = threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        started.set()
        going_on.wait(PATIENCE)
        finished.set()

    tasks.run(work, heard.on_done)
    assert started.wait(PATIENCE)
    threading.Timer(0.05, going_on.set).start()
    tasks.close()
    assert finished.is_set()


def test_what_had_not_begun_is_never_begun(tasks: Tasks, heard: Heard) -> None:
    all_busy, going_on, begun = threading.Barrier(5, timeout=PATIENCE), threading.Event(), threading.Event()

    def busy() -> None:
        all_busy.wait()
        going_on.wait(PATIENCE)

    for work in (busy, busy, busy, busy, begun.set):
        tasks.run(work, heard.on_done)
    all_busy.wait()
    threading.Timer(0.05, going_on.set).start()
    tasks.close()
    assert not begun.is_set()


@pytest.mark.parametrize("work", [lambda: 7, failing(TrainerError(SENTENCE)), failing(LookupError("ours"))])
def test_a_result_that_was_on_its_way_is_dropped_when_the_window_closes(
    qtbot: QtBot, tasks: Tasks, heard: Heard, work: Callable[[], Any]
) -> None:
    """pytest-qt fails the test when the fault is raised."""
    tasks.run(work, heard.on_done, heard.on_failed)
    tasks.close()
    everything_posted_is_delivered(qtbot)
    assert not heard.anything


def test_a_line_that_is_rendered_after_the_window_closed_is_dropped(qtbot: QtBot, tasks: Tasks, heard: Heard) -> None:
    late = Future[int]()
    tasks.watch(late, heard.on_done)
    tasks.close()
    late.set_result(7)
    everything_posted_is_delivered(qtbot)
    assert not heard.anything


def test_what_is_asked_for_after_the_window_closed_is_not_begun(qtbot: QtBot, tasks: Tasks, heard: Heard) -> None:
    begun = threading.Event()
    tasks.run(lambda: 7, heard.on_done)
    tasks.close()
    tasks.run(begun.set, heard.on_done)
    everything_posted_is_delivered(qtbot)
    assert not heard.anything
    assert not begun.is_set()


def test_who_never_ran_anything_closes_as_well_and_twice() -> None:
    parent = QObject()
    tasks = Tasks(parent)
    tasks.close()
    tasks.close()
