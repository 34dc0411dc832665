"""What the rep decides about a card, whatever is remembered of it: bury, suspend, flag, star."""

from __future__ import annotations

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
        return self._decide(card_id, buried_until=until)

    def suspend(self, card_id: str, *, on: bool = True) -> Changes:
        """Not until the rep takes it up again."""
        rest = self.status(card_id).rest
        return self._decide(card_id, rest=rest | Rest.BY_REP if on else rest & ~Rest.BY_REP)

    def flag(self, card_id: str, flag: int) -> Changes:
        """Give it a colour, 1 to 4, or none with 0.

        Raises:
            ValueError: There is no such colour.
        """
        if flag not in FLAGS:
            raise ValueError(f"no flag {flag}")
        return self._decide(card_id, flag=flag)

    def mark(self, card_id: str, *, on: bool = True) -> Changes:
        """Give it a star, or take it away."""
        return self._decide(card_id, marked=on)

    def _decide(self, card_id: str, **decided: object) -> Changes:
        with self._database.writing() as tx:
            status = replace(memories.status(tx, card_id), **decided)  # type: ignore[arg-type]
            memories.put_status(tx, card_id, status)
        return Changes(cards=frozenset({card_id}), schedule="flag" not in decided and "marked" not in decided)
