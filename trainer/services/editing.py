"""Mending a card, and keeping the rep's own wording beside it; what was begun is not lost."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.domain.cards import Card, Fact
from trainer.domain.characters import shown
from trainer.domain.meaning import plain
from trainer.domain.views import Changes
from trainer.domain.writing import LONGEST_TEXT, Trouble, misused, tidied, troubles
from trainer.errors import TrainerError
from trainer.services.clock import Clock
from trainer.store import cards, replies
from trainer.store.drafts import Drafts
from trainer.store.engine import Database, Transaction

_ON_THE_FORM = ("category", "objection", "variant", "reply", "plain_reply", "points", "tells")


class CardRefusedError(TrainerError):
    """The card cannot be kept as it is; `troubles` says why, field by field."""

    def __init__(self, found: tuple[Trouble, ...]) -> None:
        super().__init__("This card cannot be kept as it is; see the fields that are marked.")
        self.troubles = found


@dataclass(frozen=True)
class _Version:
    """All that an edit may change of a card, and what it was an edit of.

    Attributes:
        installed_at_ms: When its deck came in, or a newer one in its place.
        edited_at_ms: When its words were written here; 0 for those of its deck's file.
        own_words: The rep's wording, and the reply it was written for.
    """

    card: Card
    installed_at_ms: int
    edited_at_ms: int
    own_words: tuple[str, str]


class Editing:
    """Changes to cards on this computer."""

    def __init__(self, database: Database, clock: Clock, drafts: Path) -> None:
        self._database = database
        self._clock = clock
        self._drafts = Drafts(drafts)
        self._before: _Version | None = None
        self._kept: _Version | None = None
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
        with self._database.writing() as tx:
            before = _version(tx, card.id)
            cards.put_card(tx, card, self._clock.now().at_ms)
            kept = _version(tx, card.id)
        return self._turned(before, kept)

    def keep_own_words(self, card_id: str, wording: str) -> Changes:
        """Keep the rep's wording of a reply; an empty one removes it.

        Raises:
            TrainerError: It is longer than 4 000 characters, or uses a slot that nobody fills.
            NotFoundError: The card is gone.
        """
        wording = shown(wording)
        if len(wording) > LONGEST_TEXT:
            raise TrainerError(f"Your wording is longer than {LONGEST_TEXT} characters; shorten it and keep it again.")
        with self._database.writing() as tx:
            card = cards.card(tx, card_id)
            if found := next(misused(card, wording), None):
                raise TrainerError(_brace_in_wording(found[1]))
            before = _version(tx, card_id)
            replies.put_own_words(tx, card_id, wording, card.trained_reply, self._clock.now().at_ms)
            kept = _version(tx, card_id)
        return self._turned(before, kept)

    def turn(self) -> Changes:
        """Take back what was kept last, since the program was started; called again, keep it again.

        What was taken back is there as something begun when the card is edited the next time, so that it is not lost.

        Raises:
            TrainerError: Nothing was kept, or the card or its deck is another one since.
            DiskFullError: It stays as it is.
        """
        if self._before is None or self._kept is None:
            raise TrainerError("There is no edit to take back.")
        now, then, is_back = self._kept, self._before, not self._is_back
        self._database.write(lambda tx: self._exchange(tx, now, then))
        self.begin(then.card, now.card if is_back and now.card != then.card else None)
        self.begin_words(then.card.id, now.own_words[0] if is_back and now.own_words != then.own_words else "")
        return self._turned(now, then, is_back=is_back)

    def _exchange(self, tx: Transaction, now: _Version, then: _Version) -> None:
        if _version(tx, now.card.id) != now:
            raise TrainerError("The card has changed once more since then, so it stays as it is; edit it.")
        cards.put_card(tx, then.card, then.edited_at_ms)
        replies.put_own_words(tx, then.card.id, *then.own_words, self._clock.now().at_ms)

    def _turned(self, before: _Version, kept: _Version, *, is_back: bool = False) -> Changes:
        self._before, self._kept, self._is_back = before, kept, is_back
        return Changes(cards=frozenset({kept.card.id}))

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


def _version(tx: Transaction, card_id: str) -> _Version:
    at_ms = cards.installed_at(tx, card_id), cards.edited_at(tx, card_id)
    return _Version(cards.card(tx, card_id), *at_ms, replies.own_words(tx, card_id))


def _claims(facts: Iterable[Fact]) -> list[Fact]:
    """What is claimed, whether it is true here or not."""
    return [replace(fact, verified=False) for fact in facts]


def _brace_in_wording(slot: str) -> str:
    if slot:
        return f"Your wording uses {{{slot}}}, which nobody fills; write the words instead and keep it again."
    return "There is a brace in your wording that is no slot; take it out and keep it again."
