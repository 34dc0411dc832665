"""What a line means that a customer said: its kind, and which lines of the rep's mean nearly the same."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.domain import slots
from trainer.domain.cards import Card
from trainer.domain.categories import Category
from trainer.domain.characters import one_line
from trainer.domain.feedback import Certainty
from trainer.domain.memory import Rest
from trainer.errors import NotFoundError
from trainer.services.coaching import Coaching
from trainer.settings import Settings
from trainer.store import cards, heard, memories, replies
from trainer.store.engine import Database, Transaction

if TYPE_CHECKING:
    from trainer.coaching.encoder import Floats
    from trainer.coaching.meaning import Lines

MOST = 5_000
"""Wordings that are compared: of those heard, those practised, then others, as many as this."""

SHOWN = 3
_AT_ONCE = 100


@dataclass(frozen=True)
class Near:
    """A line that means nearly what was heard, with what the rep says to it; no reply where none was written yet."""

    card_id: str
    category: Category
    line: str
    reply: str


@dataclass(frozen=True)
class Meant:
    """What a line means.

    Attributes:
        said: The line as it was asked about.
        category: Its kind; None where that cannot be told.
        certainty: How sure that is.
        near: The nearest lines, nearest first; none that is not near.
    """

    said: str
    category: Category | None = None
    certainty: Certainty = Certainty.CHECK
    near: tuple[Near, ...] = ()


class Nearest:
    """Compares lines by their meaning. Everything here takes long enough to be asked off the GUI thread."""

    def __init__(self, database: Database, settings: Callable[[], Settings], coach: Coaching, file: Path) -> None:
        self._database = database
        self._settings = settings
        self._coach = coach
        self._file = file
        self._learning = threading.Lock()
        self._stopped = threading.Event()
        self._vectors: dict[bytes, Floats] = {}
        self._known: Lines | None = None

    def learn(self, over: threading.Event) -> None:
        """Read the lines that were not read yet, 3 to 5 ms each; what was read is kept for the next time.

        Args:
            over: Once it is set no further line is read.
        """
        from trainer.coaching import cache

        with self._learning:
            if self._is_over(over) or not (model := self._coach.model):
                return
            wordings = self._wordings()
            there = self._vectors or cache.load(self._file, model)
            self._vectors = {key: there[key] for _, key, _ in wordings if key in there}
            missing = {key: line for _, key, line in wordings if key not in there}
            before = len(self._vectors)
            self._publish(wordings)
            for some in _in_parts(missing.items()):
                if not self._read(some, over):
                    break
                self._publish(wordings)
            if len(self._vectors) > before:
                cache.save(self._file, model, self._vectors)

    def stop(self) -> None:
        """The program ends: no further line is read."""
        self._stopped.set()

    def meant(self, said: str) -> Meant:
        """What a line means, compared with what was read so far; hundredths of a second, once the coach is there."""
        meaning = self._coach.meaning(one_line(said))
        if meaning is None:
            return Meant(said)
        with self._database.reading() as tx:
            near = (self._near(tx, card_id) for card_id in (self._known.near(meaning) if self._known else ()))
            return Meant(said, meaning.kind, meaning.certainty, tuple(islice(filter(None, near), SHOWN)))

    def _wordings(self) -> list[tuple[heard.Wording, bytes, str]]:
        """What is to be known, with the key and the words of each."""
        from trainer.coaching.cache import key

        with self._database.reading() as tx:
            found = heard.familiar(tx, MOST)
        own = self._settings().slots
        lines = [slots.fill(one.line, own, one.slots) if "{" in one.line else one.line for one in found]
        return [(one, key(line), line) for one, line in zip(found, lines, strict=True)]

    def _read(self, some: Sequence[tuple[bytes, str]], over: threading.Event) -> bool:
        for key, line in some:
            if self._is_over(over):
                return False
            if (meaning := self._coach.meaning(line)) is not None:
                self._vectors[key] = meaning.vector
        return True

    def _is_over(self, over: threading.Event) -> bool:
        return over.is_set() or self._stopped.is_set()

    def _publish(self, wordings: Sequence[tuple[heard.Wording, bytes, str]]) -> None:
        """Let those be found that were read."""
        from trainer.coaching.meaning import Lines

        found = [(one.card_id, one.category, self._vectors[key]) for one, key, _ in wordings if key in self._vectors]
        if found:
            self._known = Lines(*zip(*found, strict=True))

    def _near(self, tx: Transaction, card_id: str) -> Near | None:
        """A line as it is now; None when it is in no deck any more."""
        try:
            card = cards.card(tx, card_id)
        except NotFoundError:
            return None
        if Rest.RETIRED in memories.status(tx, card_id).rest:
            return None
        reply = replies.own_words(tx, card_id)[0] or card.trained_reply
        return Near(card_id, card.category, self._filled(card, card.objection), self._filled(card, reply))

    def _filled(self, card: Card, text: str) -> str:
        return slots.fill(text, self._settings().slots, card.slots)


def _in_parts(missing: Iterable[tuple[bytes, str]]) -> Iterator[list[tuple[bytes, str]]]:
    rest = iter(missing)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
