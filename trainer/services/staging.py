"""What can be played: the customers, the objections, and what customers complain of; and how a talk about it goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from trainer.domain import complaint, partner, roleplay, slots
from trainer.domain.cards import LAYERS, Card, Layer
from trainer.domain.categories import Category
from trainer.domain.complaint import Complaint
from trainer.domain.played import Casting, Company, Speaker, Turn
from trainer.domain.scenes import Cast, Manner, Scene
from trainer.domain.talk import Rules
from trainer.errors import NotFoundError
from trainer.settings import Settings
from trainer.store import cards, roleplays
from trainer.store.engine import Transaction

PERSONAS, COMPLAINTS = "personas.toml", "complaints.scenes.toml"
_SEEDS = 10_000


@dataclass(frozen=True)
class Wish:
    """What the rep would like to play.

    Attributes:
        category: The kind of objection; None for any.
        manner: The customer's; None for any.
        layers: How deep it goes, from 1 to 4; only a talk of all four has a pain to be named.
        card_id: The very objection; empty for one of the kind that was played least.
        objective, contract, confidence, company, partner, observer: As in `Casting`.
    """

    category: Category | None = None
    manner: Manner | None = None
    layers: int = LAYERS
    card_id: str = ""
    objective: str = ""
    contract: str = ""
    confidence: int = 0
    company: Company = Company.ALONE
    partner: str = ""
    observer: str = ""


class Stage:
    """Chooses what is played, so that what was played least comes first.

    Args:
        folder: With the customers and what they complain of.
        chance: A number below the one that is given.
    """

    def __init__(self, folder: Path, settings: Callable[[], Settings], chance: Callable[[int], int]) -> None:
        self._folder, self._settings, self._chance = folder, settings, chance

    @cached_property
    def cast(self) -> Cast:
        from trainer.deckfile import personas

        return personas.read(self._folder / PERSONAS)

    @cached_property
    def complaints(self) -> tuple[Complaint, ...]:
        """What can be complained of, in the order of the file."""
        from trainer.deckfile import complaints

        return complaints.read(self._folder / COMPLAINTS)

    def objection(self, tx: Transaction, wish: Wish) -> Casting:
        """Somebody who objects.

        Raises:
            NotFoundError: No card of that kind has four layers.
        """
        seed = self._chance(_SEEDS)
        manner = wish.manner or tuple(Manner)[self._chance(len(Manner))]
        times = roleplays.times(tx)
        card = cards.card(tx, wish.card_id) if wish.card_id else self._least_played(tx, wish.category, times)
        return replace(
            self._casting(card, wish.layers, times.get(card.id, 0)),
            customer=self.cast.customer(seed),
            manner=manner,
            seed=seed,
            objective=wish.objective.strip(),
            contract=wish.contract.strip(),
            confidence=wish.confidence,
            company=wish.company,
            partner=wish.partner.strip(),
            observer=wish.observer.strip(),
        )

    def complaint(self, tx: Transaction, key: str) -> Casting:
        """Somebody who complains of that; without a key, of something that was played least.

        Raises:
            NotFoundError: There is no complaint of that key.
        """
        found = {one.key: one for one in self.complaints}
        if key not in found and key:
            raise NotFoundError("This complaint is not there any more; choose another one.")
        seed = self._chance(_SEEDS)
        told = found[key or self._least(list(found), roleplays.times(tx))]
        customer = self.cast.customer(seed, told.voice)
        return Casting(told.key, None, told.line, (), customer, seed=seed, complaint=told)

    def _least_played(self, tx: Transaction, category: Category | None, times: dict[str, int]) -> Card:
        there = roleplays.playable(tx, category)
        if not there:
            raise NotFoundError("No objection of this kind has four layers yet; choose another kind.")
        return cards.card(tx, self._least(there, times))

    def _least(self, there: Sequence[str], times: dict[str, int]) -> str:
        """One of those that were played least."""
        least = min(times.get(one, 0) for one in there)
        fresh = [one for one in there if times.get(one, 0) == least]
        return fresh[self._chance(len(fresh))]

    def _casting(self, card: Card, layers: int, times: int) -> Casting:
        """What is played of a card. Objection and variant take turns, so that nobody waits for a known line."""
        own = self._settings().slots

        def filled(text: str) -> str:
            return slots.fill(text, own, card.slots)

        doors = tuple(Layer(filled(one.ask), filled(one.customer)) for one in card.layers[:layers])
        return Casting(
            card_id=card.id,
            category=card.category,
            line=filled(card.cue(times)),
            layers=doors,
            real_pain=filled(card.real_pain) if layers == LAYERS else "",
            deflections=tuple(map(filled, card.deflections)),
        )


def opened(casting: Casting, cast: Cast, at_ms: int) -> tuple[Turn, ...]:
    """What the customer has said when the rep's first turn comes."""
    state = rules_of(casting, cast).begin(casting.depth)
    return tuple(Turn(Speaker.CUSTOMER, line.text, at_ms, line.why) for line in state.lines)


def rules_of(casting: Casting, cast: Cast) -> Rules:
    """How a talk goes: with the computer, with a person, or with somebody who is upset."""
    if casting.complaint is not None:
        return complaint.rules(replace(casting.complaint, seed=casting.seed))
    scene = scene_of(casting, cast)
    return roleplay.rules(scene) if casting.company is Company.ALONE else partner.rules(scene)


def scene_of(casting: Casting, cast: Cast) -> Scene:
    """The objection as this customer plays it."""
    persona = cast.personas[casting.manner]
    pain = casting.real_pain if len(casting.layers) == LAYERS else ""
    return Scene(casting.line, casting.layers, persona, pain, casting.deflections, casting.seed)
