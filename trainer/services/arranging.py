"""Writing decks: lines are added, put in order, sorted in bulk and taken out; see `Steps` for the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from trainer.domain.cards import Card, Deck
from trainer.domain.categories import Category, SaleStage
from trainer.domain.characters import one_line
from trainer.domain.meaning import new_id
from trainer.domain.views import Changes
from trainer.domain.writing import tidied, troubles
from trainer.errors import TrainerError
from trainer.services.clock import Clock
from trainer.services.editing import CardRefusedError
from trainer.services.steps import Steps
from trainer.store import cards
from trainer.store.engine import Database, Transaction

LONGEST_TITLE = 200
MOST_CARDS = 2_000
"""Lines of a deck: as many as a deck file holds."""


class Arranging:
    """Changes to decks on this computer. What is changed is the person's own until it is handed in and approved."""

    def __init__(self, database: Database, clock: Clock, steps: Steps) -> None:
        self._database, self._clock, self._steps = database, clock, steps

    @staticmethod
    def blank(category: Category) -> Card:
        """A card that says nothing yet."""
        return Card(new_id(), category, "", "")

    def begin_deck(self, title: str, first: Card) -> tuple[str, Changes]:
        """A new deck with its first line; returns its id.

        Raises:
            TrainerError: There is no title, or another deck has it.
            CardRefusedError: The line would not fit a deck file.
        """
        title = self.title(title)
        deck = Deck(new_id(), title)

        def act(tx: Transaction) -> None:
            cards.put_heading(tx, deck, self._clock.now().at_ms)
            cards.add_card(tx, deck.id, first, self._clock.now().at_ms)

        first = _sound(first)
        return deck.id, self._steps.do([first.id], act)

    def add(self, deck_id: str, card: Card) -> Changes:
        """A new line at the end of a deck.

        Raises:
            CardRefusedError: It would not fit a deck file.
            TrainerError: The deck is full.
        """
        card = _sound(card)
        with self._database.reading() as tx:
            if len(cards.rows(tx, deck_id)) >= MOST_CARDS:
                raise TrainerError(f"A deck holds {MOST_CARDS:,} lines; begin another one.")
        return self._steps.do([card.id], lambda tx: cards.add_card(tx, deck_id, card, self._clock.now().at_ms))

    def retire(self, card_ids: Sequence[str]) -> Changes:
        """Take lines out of their decks. What was learned of them stays, and they come no more."""
        at_ms = self._clock.now().at_ms

        def act(tx: Transaction) -> None:
            for card_id in card_ids:
                cards.retire(tx, card_id, at_ms)

        return self._steps.do(card_ids, act)

    def sort(self, card_ids: Sequence[str], category: Category) -> Changes:
        """Have lines be of another kind."""
        return self._edit(card_ids, lambda card: replace(card, category=category))

    def place(self, card_ids: Sequence[str], stage: SaleStage | None) -> Changes:
        """Have lines belong to another stage of the sale; None for none."""
        return self._edit(card_ids, lambda card: replace(card, stage=stage))

    def tag(self, card_ids: Sequence[str], tag: str, *, on: bool = True) -> Changes:
        """Give lines a tag, or take it away.

        Raises:
            TrainerError: There is no tag in the words.
            CardRefusedError: The tag is too long, or there are too many of them.
        """
        tag = one_line(tag)
        if not tag:
            raise TrainerError("Write the tag.")

        def tagged(card: Card) -> Card:
            others = tuple(one for one in card.tags if one != tag)
            return replace(card, tags=(*others, tag) if on else others)

        return self._edit(card_ids, tagged)

    def move(self, card_ids: Sequence[str], before: str = "") -> Changes:
        """Put lines of one deck, in their order, before another one of it; at its end without one."""
        with self._database.reading() as tx:
            deck_id = cards.owners(tx, card_ids[:1])[card_ids[0]]
            there = [row.id for row in cards.rows(tx, deck_id)]
        wanted = _moved(there, set(card_ids), before)
        places = {card_id: place for place, card_id in enumerate(wanted)}

        def act(tx: Transaction) -> None:
            cards.put_in_order(tx, places)

        return self._steps.do((card_id for card_id in wanted), act)

    def _edit(self, card_ids: Sequence[str], edited: Callable[[Card], Card]) -> Changes:
        """The same edit of several cards, all of them or none; those that it leaves alone are not touched."""
        with self._database.reading() as tx:
            before = [cards.card(tx, card_id) for card_id in card_ids]
        after = [_sound(new) for old in before if (new := edited(old)) != old]
        at_ms = self._clock.now().at_ms

        def act(tx: Transaction) -> None:
            for card in after:
                cards.put_card(tx, card, at_ms)

        return self._steps.do((card.id for card in after), act) if after else Changes()

    def title(self, title: str) -> str:
        """A title as a new deck may have it.

        Raises:
            TrainerError: There is none, it is too long, or another deck has it.
        """
        title = one_line(title)
        if not title:
            raise TrainerError("Give the deck a title.")
        if len(title) > LONGEST_TITLE:
            raise TrainerError(f"The title is longer than {LONGEST_TITLE} characters; shorten it.")
        with self._database.reading() as tx:
            taken = {row.title.casefold() for row in cards.deck_rows(tx) if row.cards}
        if title.casefold() in taken:
            raise TrainerError(f"There is a deck called “{title}” already; give this one another title.")
        return title


def _sound(card: Card) -> Card:
    card = tidied(card)
    if found := troubles(card):
        raise CardRefusedError(found)
    return card


def _moved(there: Iterable[str], moving: set[str], before: str) -> list[str]:
    """An order in which some stand before another one, and everything else is as it was."""
    order = list(there)
    block = [one for one in order if one in moving]
    if before in moving:  # before the first after it that stays
        before = next((one for one in order[order.index(before) :] if one not in moving), "")
    rest = [one for one in order if one not in moving]
    at = rest.index(before) if before in rest else len(rest)
    return [*rest[:at], *block, *rest[at:]]
