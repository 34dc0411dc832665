"""Mending a card, and keeping the rep's own wording beside it; what was begun is not lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from trainer.domain.cards import Card, Fact
from trainer.domain.characters import shown
from trainer.domain.meaning import plain
from trainer.domain.views import Changes
from trainer.domain.writing import LONGEST_TEXT, Trouble, misused, tidied, troubles
from trainer.errors import TrainerError
from trainer.services.clock import Clock
from trainer.services.steps import Steps, changed
from trainer.store import cards, replies
from trainer.store.drafts import Drafts
from trainer.store.engine import Database, Transaction

_ON_THE_FORM = ("category", "objection", "variant", "reply", "plain_reply", "points", "tells")


class CardRefusedError(TrainerError):
    """The card cannot be kept as it is; `troubles` says why, field by field."""

    def __init__(self, found: tuple[Trouble, ...]) -> None:
        super().__init__("This card cannot be kept as it is; see the fields that are marked.")
        self.troubles = found


class Editing:
    """Changes to cards on this computer."""

    def __init__(self, database: Database, clock: Clock, steps: Steps, drafts: Path) -> None:
        self._database = database
        self._clock = clock
        self._steps = steps
        self._drafts = Drafts(drafts)
        self._is_back = False

    def save(self, card: Card) -> Changes:
        """Keep an edited card. Its schedule stays; the rep's own wording is flagged, not touched.

        Raises:
            CardRefusedError: The card would not fit a deck file, or uses a slot that nobody fills.
            NotFoundError: The card is gone.
        """
        card = tidied(card)
        if found := troubles(card):
            raise CardRefusedError(found)
        return self._do(card.id, lambda tx: cards.put_card(tx, card, self._clock.now().at_ms))

    def keep_own_words(self, card_id: str, wording: str) -> Changes:
        """Keep the rep's wording of a reply; an empty one removes it.

        Raises:
            TrainerError: It is longer than 4 000 characters, or uses a slot that nobody fills.
            NotFoundError: The card is gone.
        """
        wording = shown(wording)
        if len(wording) > LONGEST_TEXT:
            raise TrainerError(f"Your wording is longer than {LONGEST_TEXT} characters; shorten it and keep it again.")
        with self._database.reading() as tx:
            card = cards.card(tx, card_id)
        if found := next(misused(card, wording), None):
            raise TrainerError(_brace_in_wording(found[1]))
        at_ms = self._clock.now().at_ms
        return self._do(card_id, lambda tx: replies.put_own_words(tx, card_id, wording, card.trained_reply, at_ms))

    def _do(self, card_id: str, act: Callable[[Transaction], None]) -> Changes:
        self._is_back = False
        return self._steps.do([card_id], act)

    def turn(self) -> Changes:
        """Take back what was done last; called again, do it again; see `undo`."""
        return self.redo() if self._is_back else self.undo()

    def undo(self) -> Changes:
        """Take back what was done to cards last, since the program was started; called again, the step before.

        What was taken back of a card is there as something begun when it is edited the next time, so that it is not
        lost.

        Raises:
            TrainerError: Nothing was done, or a card or its deck is another one since.
            DiskFullError: It stays as it is.
        """
        step = self._steps.undo()
        self._is_back = True
        if step.only is not None:
            then, now = step.only
            self.begin(then.card, now.card if now.card != then.card else None)
            self.begin_words(then.card.id, now.own_words[0] if now.own_words != then.own_words else "")
        return changed(step)

    def redo(self) -> Changes:
        """Do again what was taken back last; see `undo` for what it raises."""
        step = self._steps.redo()
        self._is_back = False
        if step.only is not None:
            _, now = step.only
            self.begin(now.card, None)
            self.begin_words(now.card.id, "")
        return changed(step)

    @property
    def can_undo(self) -> bool:
        return self._steps.can_undo

    @property
    def can_redo(self) -> bool:
        return self._steps.can_redo

    def own_words(self, card_id: str) -> str:
        with self._database.reading() as tx:
            return replies.own_words(tx, card_id)[0]

    # ------------------------------------------------------------ what was begun

    def begun(self, card: Card) -> Card | None:
        """This card as somebody left it in the middle of editing it; None when nobody did.

        What they had not changed is as it is now: a newer deck may have come in. So are claims that are others now.
        """
        body = self._drafts.get(f"card {card.id}")
        try:
            before, left = (cards.from_body(json.dumps(one)) for one in json.loads(body)) if body else (card, card)
        except (ValueError, TypeError, KeyError):
            return None
        names = [name for name in _ON_THE_FORM if getattr(left, name) != getattr(before, name)]
        found = replace(card, **{name: getattr(left, name) for name in names})
        if _claims(left.facts) == _claims(card.facts) and (left.facts, left.slots) != (before.facts, before.slots):
            found = replace(found, facts=left.facts, slots=left.slots)
        return found if found != card else None

    def begin(self, before: Card, written: Card | None) -> None:
        """Keep how a card is being edited, or let it go, for `begun`; on a full disk it is lost with the program.

        Args:
            before: The card as it was when the editing began.
            written: The card as it stands in the editor; None when that is settled.
        """
        with suppress(OSError):
            self._drafts.put(f"card {before.id}", json.dumps([plain(before), plain(written)]) if written else "")

    def begun_words(self, card_id: str) -> str:
        """The rep's wording as it was left in the middle of writing it; empty when it was not."""
        return self._drafts.get(f"own words {card_id}")

    def begin_words(self, card_id: str, wording: str) -> None:
        """The same as `begin` for the rep's wording; an empty one is let go."""
        with suppress(OSError):
            self._drafts.put(f"own words {card_id}", wording)


def _claims(facts: Iterable[Fact]) -> list[Fact]:
    """What is claimed, whether it is true here or not."""
    return [replace(fact, verified=False) for fact in facts]


def _brace_in_wording(slot: str) -> str:
    if slot:
        return f"Your wording uses {{{slot}}}, which nobody fills; write the words instead and keep it again."
    return "There is a brace in your wording that is no slot; take it out and keep it again."
