"""Practice for a call in ten minutes: the lines most likely forgotten, round after round, and nothing is scheduled."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from trainer.domain.days import MINUTE_MS
from trainer.domain.feedback import Feedback
from trainer.domain.memory import TWO_GRADES, Rating
from trainer.domain.sitting import Given, Heard, Sitting
from trainer.domain.views import Attempt, Choice, PastAnswer, Question, Reveal, Undone
from trainer.services.asked import Asked
from trainer.services.session import StudySession, Tools
from trainer.store import disputes, memories
from trainer.store.engine import Transaction

BACK_AFTER = 3
"""A missed line comes again after this many others."""


class CramSession(StudySession):
    """A session whose answers are forgotten when it ends: nothing is logged and no memory changes.

    It is over when every line was got once, or with the first line that would begin after its time.
    """

    is_cram = True

    def __init__(self, tools: Tools, sitting: Sitting, minutes: int) -> None:
        super().__init__(tools, sitting)
        self._ends_ms = sitting.started_ms + minutes * MINUTE_MS
        self._past: dict[str, PastAnswer] = {}
        self._ticked: dict[str, tuple[int, ...]] = {}
        self._begun: dict[str, str] = {}
        self._heard: dict[str, Feedback] = {}

    def reveal(self, question: Question, attempt: Attempt) -> Reveal:
        """The same, but before a call nobody sits down to write."""
        return replace(super().reveal(question, attempt), may_keep_own=False)

    def undo(self) -> Undone | Question | None:
        """Take back the newest answer of this session."""
        if (line := self._take_up()) is not None:
            return line
        if not self._given:
            return None
        given = self._given.pop()
        self._asides.count(-1)
        self._taken_back.append(given)
        self._come_back(given.card_id)
        with self._tools.database.reading() as tx:
            return Undone(self._ask(tx, given.card_id), given.attempt, given.rating, self._ticked[given.uuid])

    def redo(self) -> Rating | str | None:
        """Do again what was taken back last in this session."""
        if aside := self._put_aside_again():
            return aside
        if not self._taken_back:
            return None
        given = self._taken_back.pop()
        self._asides.count(1)
        self._given.append(given)
        self._waiting = self._left_after(given.card_id, given.rating)
        self._begun.pop(given.card_id, None)
        self._asked = None
        return given.rating

    def keep_draft(self, question: Question, said: str) -> None:
        """Keep an answer that was begun, for as long as this session lasts."""
        self._begun[question.card_id] = said

    def rehearsed(self, card_id: str) -> tuple[PastAnswer, ...]:
        return tuple(self._past[given.uuid] for given in reversed(self._given) if given.card_id == card_id)

    @property
    def is_heard(self) -> bool:
        return all(given.uuid in self._heard for given in self._given)

    def hear(self) -> int:
        for given in tuple(self._given):
            if given.uuid not in self._heard:
                self._heard[given.uuid] = self._tools.backlog.hear(given.attempt.said, given.line)
        return 0

    def _counting(self, tx: Transaction, given: Given) -> Heard:
        found = self._heard.get(given.uuid, Feedback())
        denied = disputes.of(tx, given.card_id, given.attempt.said)
        return found.counting().without(denied).words(given.attempt.said)

    def end(self) -> None:
        """Nothing was kept."""

    def _ask(self, tx: Transaction, card_id: str) -> Question:
        return replace(super()._ask(tx, card_id), draft=self._begun.pop(card_id, ""))

    def _next_id(self, tx: Transaction) -> str:
        now = self._tools.clock.now()
        while self._waiting and now.at_ms < self._ends_ms:
            if memories.practised(tx, self._waiting[0], now.day):
                return self._waiting[0]
            self._lines.pop(self._waiting.pop(0), None)  # it was put aside
        return ""

    def _left_after(self, card_id: str, rating: Rating) -> list[str]:
        left = super()._left_after(card_id, rating)
        if rating is Rating.AGAIN:
            left.insert(BACK_AFTER, card_id)
        return left

    def _choices(self, asked: Asked, attempt: Attempt) -> tuple[Choice, ...]:
        grades = (Rating.AGAIN,) if attempt.gave_up else TWO_GRADES
        return tuple(Choice(rating) for rating in grades)

    def _keep(
        self, asked: Asked, attempt: Attempt, rating: Rating, feedback: Feedback | None, points: tuple[int, ...]
    ) -> tuple[str, bool]:
        now, uuid = self._tools.clock.now(), str(uuid4())
        self._past[uuid] = PastAnswer(now, rating, 0, 0, max(now.at_ms - self._shown_ms, 0), attempt.without_sound())
        self._ticked[uuid] = points
        if feedback is not None:
            self._heard[uuid] = feedback
        return uuid, rating is not Rating.AGAIN
