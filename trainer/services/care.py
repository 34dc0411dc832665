"""Is everything all right? One finding per thing that can be wrong, each with what to do."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from trainer import __version__
from trainer.domain.memory import Memory
from trainer.errors import TrainerError
from trainer.paths import Home
from trainer.services.answers import replayed
from trainer.services.clock import Clock
from trainer.services.speaking import Speaking
from trainer.store import cards, health, memories, reviews
from trainer.store.engine import Database

_LEAST_FREE_MB = 200
_CLOSE = 1e-9


@dataclass(frozen=True)
class Check:
    """One thing that was looked at.

    Attributes:
        name: A stable key for scripts.
        good: False when the person should do something.
        found: What was found, in one sentence.
    """

    name: str
    good: bool
    found: str


class Care:
    """Looks after the database, the disk and the voice."""

    def __init__(self, database: Database, clock: Clock, home: Home, speaking: Callable[[], Speaking]) -> None:
        self._database = database
        self._clock = clock
        self._home = home
        self._speaking = speaking

    def examine(self) -> tuple[Check, ...]:
        """Look at everything; takes a few seconds with a long log."""
        return tuple(self._checks())

    def _checks(self) -> Iterator[Check]:
        yield Check("version", True, f"Objection trainer {__version__}, Python {platform.python_version()}.")
        yield self._file()
        yield self._log()
        yield self._memory()
        yield self._decks()
        yield self._disk()
        yield self._voice()
        yield self._time()

    def _file(self) -> Check:
        with self._database.reading() as tx:
            faults = health.quick_check(tx)
        good = f"{self._home.database} is in order."
        return Check("database", not faults, good if not faults else f"The database is damaged: {faults[0]}.")

    def _log(self) -> Check:
        with self._database.reading() as tx:
            damaged = reviews.damaged(tx)
            total = sum(1 for _ in reviews.everything(tx))
        if damaged:
            return Check("log", False, f"{len(damaged)} of {total} answers do not match their checksum.")
        return Check("log", True, f"{total} rows in the review log, each as it was written.")

    def _memory(self) -> Check:
        with self._database.reading() as tx:
            stored = memories.all_states(tx)
            sets = reviews.parameter_sets(tx)
            wrong = [key for key, state in stored.items() if _differs(state, replayed(reviews.of_card(tx, key), sets))]
        if wrong:
            return Check("memory", False, f"{len(wrong)} cards do not match a replay of the log.")
        return Check("memory", True, f"{len(stored)} practised cards match a replay of the log.")

    def _decks(self) -> Check:
        with self._database.reading() as tx:
            rows = cards.deck_rows(tx)
        return Check("decks", bool(rows), f"{len(rows)} decks with {sum(row.cards for row in rows)} cards.")

    def _disk(self) -> Check:
        free = shutil.disk_usage(self._home.root).free // 1_000_000
        if free < _LEAST_FREE_MB:
            return Check("disk", False, f"Only {free} MB are free in {self._home.root}; make room.")
        return Check("disk", True, f"{free} MB free in {self._home.root}.")

    def _voice(self) -> Check:
        try:
            rendered = self._speaking().say("Can you send me some information on that?").result()
        except TrainerError as error:
            return Check("voice", False, str(error))
        return Check("voice", True, f"The voice works: {rendered.seconds:.1f} seconds of speech.")

    def _time(self) -> Check:
        now = self._clock.now()
        with self._database.reading() as tx:
            last = reviews.last_effective(tx)
        if last is not None and last.at_ms > now.at_ms:
            return Check("clock", False, "The clock is behind your last answer; set it right before you practise.")
        return Check("clock", True, "The clock is not behind the last answer.")


def _differs(one: Memory, other: Memory) -> bool:
    near = abs(one.stability - other.stability) <= _CLOSE and abs(one.difficulty - other.difficulty) <= _CLOSE
    return not near or (one.state, one.due_day, one.due_at) != (other.state, other.due_day, other.due_at)
