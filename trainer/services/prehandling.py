"""Getting ready for a meeting: what is likely to come up, what to say first, and saying it until it comes easily."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from trainer.domain import slots
from trainer.domain.categories import Category
from trainer.domain.feedback import CoachContext
from trainer.domain.prehandle import FirstLine, Foreseen, Plan, heard
from trainer.errors import NotFoundError
from trainer.services.clock import Clock
from trainer.services.coaching import Coaching
from trainer.settings import Settings
from trainer.store import cards, finding, plans
from trainer.store import heard as heard_lines
from trainer.store.engine import Database, Transaction

LIKELY = 8
"""Objections that are offered at a time."""
MOST_ASKS = 3
"""Questions that fit on a page with everything else; nobody keeps more in mind."""


@dataclass(frozen=True)
class Material:
    """What a card has to say on an objection, its slots filled; nothing when the card is gone.

    Attributes:
        reply: The card's reply.
        asks: Questions that find out what lies behind it.
    """

    reply: str = ""
    asks: tuple[str, ...] = ()


class PreHandling:
    """Plans of meetings; each is on the disk before the method that kept it returns."""

    def __init__(self, database: Database, clock: Clock, settings: Callable[[], Settings], coach: Coaching) -> None:
        self._database, self._clock, self._settings, self._coach = database, clock, settings, coach

    def all(self) -> tuple[Plan, ...]:
        """Every plan, the newest first."""
        with self._database.reading() as tx:
            return plans.everything(tx)

    def begin(self) -> Plan:
        """A blank plan; it is not kept before `keep`."""
        return Plan(str(uuid4()), self._clock.now())

    def keep(self, plan: Plan) -> None:
        """Keep a plan as it is; one that was taken away is there again."""
        self._database.write(lambda tx: plans.put(tx, plan))

    def forget(self, uuid: str) -> None:
        """Take a plan away, whether it was kept or not; `keep` brings it back."""
        self._database.write(lambda tx: plans.forget(tx, uuid))

    def likely(self, words: str = "") -> tuple[Foreseen, ...]:
        """Objections in which these words are; without words those heard most often, and one of every other kind."""
        with self._database.reading() as tx:
            if words.strip():
                found = [row.id for row in finding.search(tx, words, self._settings().slots)]
            else:
                found = self._usual(tx)
            return tuple(self._foreseen(tx, card_id) for card_id in found[:LIKELY])

    def material(self, card_id: str) -> Material:
        """What the card has to say; empty when its deck is gone."""
        with self._database.reading() as tx:
            try:
                card = cards.card(tx, card_id)
            except NotFoundError:
                return Material()
        own = self._settings().slots
        asks = tuple(slots.fill(layer.ask, own, card.slots) for layer in card.layers)
        return Material(slots.fill(card.trained_reply, own, card.slots), asks)

    def asks(self, plan: Plan) -> tuple[str, ...]:
        """What to ask when one of its objections comes up all the same: the first question of each, some of them."""
        first = (self.material(one.card_id).asks[:1] for one in plan.foreseen)
        return tuple(dict.fromkeys(ask for asks in first for ask in asks))[:MOST_ASKS]

    def hear(self, said: str, foreseen: Foreseen) -> FirstLine:
        """What the coach hears in a line that is to be said first. Touches no database; for a thread of its own."""
        context = CoachContext(objection=foreseen.objection, category=foreseen.category.value, mode="prehandle")
        feedback = self._coach(said, context)
        return heard(said, feedback, names_it=self._coach.names_it(said, feedback))

    def _usual(self, tx: Transaction) -> list[str]:
        heard = [line.card_id for line in heard_lines.lines(tx)][:LIKELY]
        kinds = {cards.card(tx, card_id).category for card_id in heard}
        others: dict[Category, str] = {}
        for row in cards.some_of_all(tx, 0, finding.MOST, ""):
            if row.category not in kinds:
                others.setdefault(row.category, row.id)
        return [*heard, *others.values()]

    def _foreseen(self, tx: Transaction, card_id: str) -> Foreseen:
        card = cards.card(tx, card_id)
        return Foreseen(card_id, card.category, slots.fill(card.objection, self._settings().slots, card.slots))
