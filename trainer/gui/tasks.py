"""Work off the GUI thread: a function goes out, its result comes back on the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from trainer.errors import TrainerError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

logger = logging.getLogger(__name__)

Done = Callable[[Any], None]
Failed = Callable[[TrainerError], None]
Over = Callable[[], None]

_THREADS = 4
"""What a person waits for, a backup and what the coach hears late do not wait for one another."""


@dataclass(frozen=True)
class _Result:
    future: Future[Any]
    on_done: Done
    on_failed: Failed
    on_over: Over


class Tasks(QObject):
    """Runs functions on a few threads. Make it on the GUI thread: that is where its callbacks run."""

    _settled = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._closed = False
        self._settled.connect(self._on_settled, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        """Made with the first task, which comes after the first paint."""
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(_THREADS, "task")

    def run(
        self, work: Callable[[], Any], on_done: Done, on_failed: Failed | None = None, on_over: Over | None = None
    ) -> None:
        """Call `work` on another thread, then the callbacks on this one, never before this has returned.

        A `TrainerError` goes to `on_failed`; anything else is a fault of ours and is raised on this thread. Before
        any of that `on_over` is called, whatever came of the work: nobody waits for it any more.
        """
        if not self._closed:  # what was still to come when the window closed is not begun
            self.watch(self._pool.submit(work), on_done, on_failed, on_over)

    def watch(
        self, future: Future[Any], on_done: Done, on_failed: Failed | None = None, on_over: Over | None = None
    ) -> None:
        """The same for a future that somebody else runs."""
        result = _Result(future, on_done, on_failed or _log, on_over or _rest)
        future.add_done_callback(lambda _: None if self._closed else self._settled.emit(result))

    def close(self) -> None:
        """No callback runs after this; work under way is waited for."""
        self._closed = True
        if "_pool" in self.__dict__:
            self._pool.shutdown(wait=True, cancel_futures=True)

    @Slot(object)
    def _on_settled(self, result: _Result) -> None:
        if self._closed or result.future.cancelled():
            return
        _tell(result.on_over)
        error = result.future.exception()
        if error is None:
            _tell(result.on_done, result.future.result())
        elif isinstance(error, TrainerError):
            _tell(result.on_failed, error)
        else:
            raise error


def _tell(callback: Callable[..., None], *what: object) -> None:
    """Nobody is told who is gone, such as a dialog that was closed meanwhile."""
    owner = getattr(getattr(callback, "func", callback), "__self__", None)
    if not isinstance(owner, QObject) or isValid(owner):
        callback(*what)


def _rest() -> None:
    """Nobody waits."""


def _log(error: TrainerError) -> None:
    logger.info("a task failed: %s", error)
