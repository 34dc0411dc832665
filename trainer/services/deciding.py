"""What the rep decides about a card, whatever is remembered of it: bury, suspend, flag, star."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from trainer.domain.memory import FLAGS, Rest, Status
from trainer.domain.views import Changes
from trainer.services.clock import Clock
from trainer.store import memories
from trainer.store.engine import Database


class Deciding:
    """One decision per call; each is on the disk when it returns. A card that is not there is left alone."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def status(self, card_id: str) -> Status:
        """What was decided about a card so far."""
        with self._database.reading() as tx:
            return memories.status(tx, card_id)

    def is_buried(self, status: Status) -> bool:
        """Whether a card does not come today, but another day."""
        return status.buried_until > self._clock.now().day

    def bury(self, card_id: str, *, on: bool = True) -> Changes:
        """Not today any more, or again from now on."""
        until = self._clock.now().day + 1 if on else 0
        return self._decide(card_id, lambda status: replace(status, buried_until=until), schedule=True)

    def suspend(self, card_id: str, *, on: bool = True) -> Changes:
        """Not until the rep takes it up again."""

        def rested(status: Status) -> Status:
            return replace(status, rest=status.rest | Rest.BY_REP if on else status.rest & ~Rest.BY_REP)

        return self._decide(card_id, rested, schedule=True)

    def flag(self, card_id: str, flag: int) -> Changes:
        """Give it a colour, 1 to 4, or none with 0.

        Raises:
            ValueError: There is no such colour.
        """
        if flag not in FLAGS:
            raise ValueError(f"no flag {flag}")
        return self._decide(card_id, lambda status: replace(status, flag=flag))

    def mark(self, card_id: str, *, on: bool = True) -> Changes:
        """Give it a star, or take it away."""
        return self._decide(card_id, lambda status: replace(status, marked=on))

    def _decide(self, card_id: str, decide: Callable[[Status], Status], *, schedule: bool = False) -> Changes:
        with self._database.writing() as tx:
            memories.put_status(tx, card_id, decide(memories.status(tx, card_id)))
        return Changes(cards=frozenset({card_id}), schedule=schedule)
