"""Lines that customers really said: written down in seconds, counted, and listed as the rep's own top 15."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from trainer.domain import slots
from trainer.domain.cards import Card
from trainer.domain.categories import Category
from trainer.domain.characters import one_line
from trainer.domain.finding import folded
from trainer.domain.heard import HeardLine, TopLines
from trainer.domain.likeness import Cues, Neighbour, beginnings, kind_of, likeness, same
from trainer.domain.meaning import new_id
from trainer.domain.views import Changes
from trainer.domain.writing import LONGEST_LINE, Fault, troubles
from trainer.errors import TrainerError
from trainer.services.clock import Clock
from trainer.settings import Settings
from trainer.store import cards, heard
from trainer.store.drafts import Drafts
from trainer.store.engine import Database, Transaction

TITLE = "My top 15"
_LOOKED_AT = 12
_BEGUN = "heard"


@dataclass(frozen=True)
class Suggestion:
    """What a line seems to be.

    Attributes:
        category: The kind it sounds like; where nothing tells, the one whose reason is still hidden.
        is_told: Whether anything tells.
        same: The line that says nearly the same already.
    """

    category: Category
    is_told: bool
    same: Neighbour | None = None


@dataclass(frozen=True)
class Captured:
    """What was stored: a new line, or one more or less time for a line that was there.

    Attributes:
        times: How often it was heard now.
        is_new: Whether it was written down just now.
        is_more: Whether it was counted; else it was counted by mistake.
    """

    card_id: str
    line: str
    category: Category
    times: int
    is_new: bool
    is_more: bool = True

    @property
    def changes(self) -> Changes:
        return Changes(cards=frozenset({self.card_id}), decks=self.is_new or not self.times)


@dataclass(frozen=True)
class _Step:
    """What can be taken back.

    Attributes:
        at_ms, day: When the line was heard.
        is_more: Whether it was counted, or counted no longer.
        is_new: Whether it was written down, too.
    """

    card_id: str
    at_ms: int
    day: int
    is_more: bool
    is_new: bool = False

    @property
    def reverse(self) -> _Step:
        return replace(self, is_more=not self.is_more)


class Capture:
    """Writes down what was heard, and takes back what was written by mistake."""

    def __init__(
        self, database: Database, clock: Clock, settings: Callable[[], Settings], cues: Path, drafts: Path
    ) -> None:
        self._drafts = Drafts(drafts)
        self._database = database
        self._clock = clock
        self._settings = settings
        self._file = cues
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @cached_property
    def _cues(self) -> Cues:
        raw = tomllib.loads(self._file.read_text(encoding="utf-8"))
        kinds = {Category(kind): tuple(cues) for kind, cues in raw["kinds"].items()}
        return Cues(frozenset(raw["small"]), kinds, tuple(map(tuple, raw["alike"])))

    def suggest(self, said: str) -> Suggestion:
        """What a line seems to be, while it is typed."""
        said = one_line(said)
        with self._database.reading() as tx:
            found = heard.near(tx, beginnings(said, self._cues), _LOOKED_AT)
        neighbours = [self._neighbour(said, card) for card in found]
        known = same(neighbours)
        kind = known.category if known else kind_of(said, self._cues, neighbours)
        return Suggestion(kind or Category.NO_INTEREST, kind is not None, known)

    def write(self, said: str, category: Category) -> Captured:
        """Keep a line as a card of the rep's own. It is not practised before it has a reply.

        Raises:
            TrainerError: There is nothing in it, it is too long for a line, or there is a brace in it.
        """
        card = Card(new_id(), category, one_line(said), reply="")
        _refuse(card)
        now = self._clock.now()
        with self._database.writing() as tx:
            cards.add_card(tx, heard.own_deck(tx, TITLE, now.at_ms), card, now.at_ms)
            captured, done = self._counted(tx, _Step(card.id, now.at_ms, now.day, is_more=True, is_new=True))
        self._keep(done)
        return captured

    def again(self, card_id: str) -> Captured:
        """A customer said the line of this card once more.

        Raises:
            NotFoundError: There is no such card.
        """
        now = self._clock.now()
        return self._do(_Step(card_id, now.at_ms, now.day, is_more=True))

    def less(self, card_id: str) -> Captured:
        """It was one time less. A line without a reply that nobody ever said leaves the list.

        Raises:
            NotFoundError: There is no such card, or it was not heard.
        """
        return self._do(_Step(card_id, 0, 0, is_more=False))

    def undo(self) -> Captured | None:
        """Take back what was counted or written down last, since the program was started; None when there is nothing.

        A line that was written down leaves the list; one that has got a reply since stays in its deck.
        """
        return self._turn(self._done, self._undone)

    def redo(self) -> Captured | None:
        """Do again what was taken back; None when there is nothing."""
        return self._turn(self._undone, self._done)

    def _turn(self, steps: list[_Step], others: list[_Step]) -> Captured | None:
        if not steps:
            return None
        captured, done = self._database.write(lambda tx: self._counted(tx, steps[-1].reverse))
        steps.pop()
        others.append(done)
        return captured

    def _do(self, step: _Step) -> Captured:
        captured, done = self._database.write(lambda tx: self._counted(tx, step))
        self._keep(done)
        return captured

    def _keep(self, done: _Step) -> None:
        self._done.append(done)
        self._undone.clear()

    def _counted(self, tx: Transaction, step: _Step) -> tuple[Captured, _Step]:
        """What a step did, and when the line was heard that it counts or counts no longer."""
        card = cards.card(tx, step.card_id)
        if step.is_more:
            times = heard.add(tx, card.id, step.at_ms, step.day)
        else:
            at_ms, day = heard.take_back(tx, card.id, self._clock.now().at_ms)
            step, times = replace(step, at_ms=at_ms, day=day), heard.times(tx, card.id)
        is_new, line = step.is_new and step.is_more, self._filled(card, card.objection)
        return Captured(card.id, line, card.category, times, is_new, step.is_more), step

    def begun(self) -> str:
        """The line as it was left in the middle of writing it down; empty when it was not."""
        return self._drafts.get(_BEGUN)

    def begin(self, said: str) -> None:
        """Keep a line that is being written down, for `begun`; an empty one is let go. On a full disk it is lost."""
        with suppress(OSError):
            self._drafts.put(_BEGUN, said)

    def times(self, card_id: str) -> int:
        """How often the line of a card was heard."""
        with self._database.reading() as tx:
            return heard.times(tx, card_id)

    def top(self) -> TopLines:
        """Every line that was heard, the most frequent first."""
        with self._database.reading() as tx:
            return TopLines(tuple(self._spoken(tx, line) for line in heard.lines(tx)), self._clock.now().day)

    def _neighbour(self, said: str, card: Card) -> Neighbour:
        texts = [self._filled(card, text) for text in (card.objection, card.variant) if text]
        near = max(likeness(said, text, self._cues) for text in texts)
        return Neighbour(card.id, card.category, texts[0], near, folded(said) in map(folded, texts))

    def _spoken(self, tx: Transaction, line: HeardLine) -> HeardLine:
        return replace(line, line=self._filled(cards.card(tx, line.card_id), line.line)) if "{" in line.line else line

    def _filled(self, card: Card, text: str) -> str:
        return slots.fill(text, self._settings().slots, card.slots)


def _refuse(card: Card) -> None:
    """What keeps a line from being a card's, told as one sentence."""
    if not card.objection:
        raise TrainerError("There is no line yet; write what the customer said.")
    if len(card.objection) > LONGEST_LINE:
        raise TrainerError(f"The line is longer than {LONGEST_LINE} characters; write the sentence that matters.")
    if any(trouble.fault is not Fault.EMPTY_REPLY for trouble in troubles(card)):
        raise TrainerError("There is a brace in the line; take it out, or write a slot such as {product}.")
