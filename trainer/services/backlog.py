"""Answers that were graded before the coach was done, or before it was asked at all: it hears them later."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from trainer.domain.feedback import CoachContext, Feedback
from trainer.store import replies
from trainer.store.engine import Database

Coach = Callable[[str, CoachContext], Feedback]


class Backlog:
    """To be asked from a thread that may wait. Only one at a time goes through the stored answers."""

    def __init__(self, database: Database, coach: Coach) -> None:
        self._database = database
        self._coach = coach
        self._turn = threading.Lock()
        self._stopped = threading.Event()

    def catch_up(self) -> int:
        """Find the softening phrases of every stored answer that waits for it; returns how many that were.

        Each has a transaction of its own, so nothing is lost when the program ends in between, and none counts twice.
        While somebody else is at it nobody waits: they hear what was stored meanwhile, too.
        """
        answers = 0
        while self._waiting() and self._turn.acquire(blocking=False):
            try:
                answers += self._hear_waiting()
            finally:
                self._turn.release()
        return answers

    def finish(self) -> int:
        """The same, but back only when no answer waits any more."""
        with self._turn:
            return self._hear_waiting()

    def hear(self, said: str, line: str) -> Feedback:
        """What an answer to a line contains."""
        return self._coach(said, CoachContext(objection=line)) if said.strip() else Feedback()

    def stop(self) -> None:
        """The program ends: no further answer is heard, and those that wait are heard another time."""
        self._stopped.set()

    def _hear_waiting(self) -> int:
        waiting = self._waiting()
        for done, (review, said, line) in enumerate(waiting):
            if self._stopped.is_set():
                return done
            feedback = self.hear(said, line)
            self._database.write(partial(replies.hear, review_uuid=review, feedback=feedback))
        return len(waiting)

    def _waiting(self) -> tuple[tuple[str, str, str], ...]:
        if self._stopped.is_set():
            return ()
        with self._database.reading() as tx:
            return replies.unheard(tx)
