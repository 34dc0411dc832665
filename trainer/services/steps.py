"""What was done to cards since the program was started, step by step, so that each step can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from trainer.domain.views import Changes
from trainer.errors import TrainerError
from trainer.services.clock import Clock
from trainer.store import cards
from trainer.store.engine import Database, Transaction
from trainer.store.versions import Version, put, version

MOST_STEPS = 100
_NONE = "There is no edit to take back."
_NONE_AGAIN = "There is no edit to do again."
_OTHER = "The card has changed once more since then, so it stays as it is; edit it."

Cards = Mapping[str, Version | None]


@dataclass(frozen=True)
class Step:
    """Cards before and after; None where there was none."""

    before: Cards
    after: Cards

    @property
    def only(self) -> tuple[Version, Version] | None:
        """Before and after, where one card was edited and nothing else was done."""
        pairs = [(self.before[card_id], self.after[card_id]) for card_id in self.after]
        match pairs:
            case [(Version() as before, Version() as after)] if before.retired_at_ms == after.retired_at_ms:
                return before, after
        return None


class Steps:
    """The newest one is taken back first. What is taken back can be done again until something else is done."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def do(self, card_ids: Iterable[str], act: Callable[[Transaction], None]) -> Changes:
        """Do something to cards, in one transaction.

        Args:
            card_ids: All that it touches, those that it makes among them.
            act: Does it.
        """
        ids = tuple(dict.fromkeys(card_ids))
        with self._database.writing() as tx:
            before = {card_id: version(tx, card_id) for card_id in ids}
            act(tx)
            after = {card_id: version(tx, card_id) for card_id in ids}
        self._done = [*self._done, Step(before, after)][-MOST_STEPS:]
        self._undone = []
        return changed(self._done[-1])

    def undo(self) -> Step:
        """Take the newest step back. A card that it made is retired.

        Raises:
            TrainerError: There is none, or a card of it or its deck is another one since.
            DiskFullError: It stays as it is.
        """
        step = self._newest(self._done, _NONE)
        self._exchange(step.after, step.before)
        self._undone.append(self._done.pop())
        return step

    def redo(self) -> Step:
        """Do the step again that was taken back last; see `undo` for what it raises."""
        step = self._newest(self._undone, _NONE_AGAIN)
        self._exchange(step.before, step.after)
        self._done.append(self._undone.pop())
        return step

    def _newest(self, steps: list[Step], none: str) -> Step:
        if not steps:
            raise TrainerError(none)
        return steps[-1]

    def _exchange(self, now: Cards, then: Cards) -> None:
        self._database.write(lambda tx: self._put(tx, now, then))

    def _put(self, tx: Transaction, now: Cards, then: Cards) -> None:
        if any(not _is_still(version(tx, card_id), before) for card_id, before in now.items()):
            raise TrainerError(_OTHER)
        at_ms = self._clock.now().at_ms
        for card_id, wanted in then.items():
            if wanted is None:
                cards.retire(tx, card_id, at_ms)
            else:
                put(tx, wanted, at_ms)


def _is_still(now: Version | None, before: Version | None) -> bool:
    """Whether a card is as a step left it; one that it made and that was taken back is retired."""
    return now == before or (before is None and now is not None and bool(now.retired_at_ms))


def changed(step: Step) -> Changes:
    """What a step touched, whichever way it was gone."""
    is_edit = step.only is not None
    return Changes(cards=frozenset(step.after), decks=not is_edit, schedule=not is_edit)
