"""Answers that were graded before the coach was done, or before it was asked at all: it hears them later."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from trainer.domain.feedback import CoachContext, Feedback
from trainer.domain.sitting import Given
from trainer.store import disputes, replies
from trainer.store.engine import Database

Coach = Callable[[str, CoachContext], Feedback]


class Hearing:
    """To be asked from a thread that may wait."""

    def __init__(self, database: Database, coach: Coach) -> None:
        self._database = database
        self._coach = coach

    def catch_up(self) -> int:
        """Find the softening phrases of every stored answer that waits for it; returns how many that were.

        Each has a transaction of its own, so nothing is lost when the program ends in between, and none counts twice.
        """
        with self._database.reading() as tx:
            waiting = replies.unheard(tx)
        for review, said, line in waiting:
            feedback = self._coach(said, CoachContext(objection=line))
            self._database.write(partial(replies.hear, review_uuid=review, feedback=feedback))
        return len(waiting)

    def hear(self, given: Given) -> Feedback:
        """What an answer contains, but for what the rep denies."""
        said = given.attempt.said
        if not said.strip():
            return Feedback()
        with self._database.reading() as tx:
            denied = disputes.of(tx, given.card_id, said)
        context = CoachContext(objection=given.line, category=given.category.value)
        return self._coach(said, context).without(denied)
