"""Lines that were put aside in the middle of a session, and the way back and forth."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trainer.domain.memory import Rest, Status
from trainer.store import memories
from trainer.store.engine import Database


@dataclass(frozen=True)
class _Turn:
    """A line that was buried or suspended, or taken up again.

    Attributes:
        given: How many more answers stood by then than when the session began.
        other: What was decided about it before.
    """

    given: int
    card_id: str
    other: Status


class Asides:
    """Those of one session, between its answers."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._given = 0
        self._aside: list[_Turn] = []
        self._taken_up: list[_Turn] = []

    def add(self, card_id: str, before: Status) -> None:
        """A line was put aside; nothing can be put aside again any more."""
        self._aside.append(_Turn(self._given, card_id, before))
        self._taken_up.clear()

    def answered(self) -> None:
        """A new answer was given: nothing can be put aside again any more."""
        self.count(1)
        self._taken_up.clear()

    def count(self, answers: int) -> None:
        """So many answers stand again; with -1 one was taken back, be it from before this session."""
        self._given += answers

    @property
    def any_taken_up(self) -> bool:
        """Whether a line can be put aside again, once as many answers stand as did then."""
        return bool(self._taken_up)

    def take_up(self) -> str:
        """Take up the line that was put aside last; its id, or empty when an answer is newer or there is none."""
        return self._turn(self._aside, self._taken_up)

    def put_aside(self) -> str:
        """Put the line aside again that was taken up last; its id, or empty when an answer comes before it."""
        return self._turn(self._taken_up, self._aside)

    def _turn(self, turned: list[_Turn], others: list[_Turn]) -> str:
        """What the rep decided is as it was; that a deck no longer has the line stays."""
        if not turned or turned[-1].given != self._given:
            return ""
        card_id, then = turned[-1].card_id, turned[-1].other
        with self._database.writing() as tx:
            now = memories.status(tx, card_id)
            rest = now.rest & ~Rest.BY_REP | then.rest & Rest.BY_REP
            memories.put_status(tx, card_id, replace(now, rest=rest, buried_until=then.buried_until))
        others.append(replace(turned.pop(), other=now))
        return card_id
