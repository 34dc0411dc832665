"""Cards that were weak in a talk, brought into today's practice: due today, and otherwise as they were."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.domain.log import LogRow
from trainer.domain.views import Changes
from trainer.services.answers import Answers
from trainer.services.clock import Clock
from trainer.store import cards, memories, roleplays, talks
from trainer.store.engine import Database


@dataclass(frozen=True)
class Brought:
    """What was done.

    Attributes:
        rows: One of the log for each card that comes today now, and would not have.
        already: How many come today anyway.
        resting: How many are put aside, and stay so.
    """

    rows: tuple[LogRow, ...]
    already: int = 0
    resting: int = 0

    @property
    def changes(self) -> Changes:
        return Changes(cards=frozenset(row.card_id for row in self.rows), schedule=True)


class Bringing:
    """Nothing is scheduled but the day: the interval after it is what the answer given then leads to."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._answers = Answers(database)

    def weak(self, uuid: str) -> tuple[str, ...]:
        """Ids of the cards for which a talk speaks: its own, then those of the day's talks with a door still closed.

        Raises:
            NotFoundError: The talk is not there any more.
        """
        with self._database.reading() as tx:
            played = roleplays.get(tx, uuid)
            day = played.began.day
            found = dict.fromkeys((played.casting.card_id, *talks.left_closed(tx, day, played.began.at_ms)))
            return tuple(card_id for card_id in found if cards.card_hash(tx, card_id))

    def bring(self, card_ids: tuple[str, ...]) -> Brought:
        """Let these cards come today; `take_back` undoes that."""
        now = self._clock.now()
        with self._database.reading() as tx:
            resting = sum(memories.practised(tx, card_id, now.day) is None for card_id in card_ids)
        rows = self._answers.bring(card_ids, now)
        return Brought(rows, len(card_ids) - len(rows) - resting, resting)

    def take_back(self, brought: Brought) -> Changes:
        """Those that were brought come when they would have come without it."""
        self._answers.take_back(brought.rows, self._clock.now())
        return brought.changes
