"""Reviewing a deck file: what is new in it, what was said of it, and whose word it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from trainer.domain.approval import Approval
from trainer.domain.cards import Card, Deck
from trainer.domain.characters import one_line, shown
from trainer.domain.meaning import digest, new_id
from trainer.domain.redline import headings
from trainer.domain.remarks import Belief, Kind, Remark, State, beliefs, state, together
from trainer.domain.seals import Badge, badge
from trainer.domain.seals import signed as with_approval
from trainer.errors import NotFoundError, TrainerError
from trainer.services.clock import Clock
from trainer.sharing.keys import OwnKey, Reviewer
from trainer.sharing.signatures import signed, verify
from trainer.sharing.trust import Trusted
from trainer.store import cards
from trainer.store.engine import Database

_NOBODY = "Say who you are first: every remark has a name."


class Fate(StrEnum):
    """What became of a card since the version that is here."""

    NEW = "new"
    CHANGED = "changed"
    RETIRED = "retired"


@dataclass(frozen=True)
class Line:
    """A card that has to be looked at.

    Attributes:
        before: As it is here; None when it is new.
        belief: What this reviewer answered for it; None before they did.
    """

    card: Card
    fate: Fate
    before: Card | None = None
    belief: Belief | None = None


@dataclass(frozen=True)
class UnderReview:
    """A deck file on a reviewer's desk.

    Attributes:
        since: The version it is held against; 0 where there is none here, and all of it is new.
        lines: What is new, changed or retired in it.
        missing: Why it cannot be approved as it is, a sentence each.
        headings: What it says otherwise of itself, as (field, before, after).
    """

    path: Path
    deck: Deck
    digest: str
    since: int
    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...]
    badge: Badge
    state: State
    missing: tuple[str, ...]
    headings: tuple[tuple[str, str, str], ...] = ()


class Publishing:
    """Everything a review leaves is in two files: the deck with what was signed, and beside it what was said."""

    def __init__(
        self, database: Database, clock: Clock, own_key: OwnKey, trusted: Trusted, own_name: Callable[[], str]
    ) -> None:
        self._database, self._clock = database, clock
        self._own_key, self._trusted = own_key, trusted
        self._own_name = own_name

    # ------------------------------------------------------------ who vouches

    def reviewer(self) -> Reviewer | None:
        """Who signs on this computer; None before they have a key.

        Raises:
            TrainerError: The file with the key is damaged.
        """
        return self._own_key.reviewer()

    def make_key(self, name: str, passphrase: str = "") -> Reviewer:
        """A key for the person of this computer; see `trainer.sharing.keys.OwnKey.make`."""
        name = one_line(name)
        if not name:
            raise TrainerError(_NOBODY)
        return self._own_key.make(name, passphrase)

    def confirm(self, key: str, name: str) -> None:
        """Believe a reviewer whose fingerprint was compared; see `trainer.sharing.trust.Trusted.confirm`."""
        name = one_line(name)
        if not name:
            raise TrainerError("Say whose key this is, in a name that you know them by.")
        self._trusted.confirm(key, name)

    def forget(self, key: str) -> None:
        """Believe a reviewer no longer."""
        self._trusted.forget(key)

    @property
    def keeps_secrets(self) -> bool:
        """Whether a key can do without a passphrase here."""
        return self._own_key.needs_no_passphrase

    def others(self) -> dict[str, str]:
        """The name of each key that was confirmed; see `trusted`."""
        return dict(self._trusted.names())

    def trusted(self) -> dict[str, str]:
        """The name of each key that is believed here, one's own among them.

        Raises:
            TrainerError: A file with keys is damaged.
        """
        own = self._own_key.reviewer()
        return {**self._trusted.names(), **({own.key: own.name} if own else {})}

    def badge(self, deck: Deck) -> Badge:
        """The seal of a deck today; see `trusted` for what it raises."""
        return badge(deck, self.trusted(), self._today(), verify)

    # ------------------------------------------------------------ a review

    def open(self, path: Path) -> UnderReview:
        """What there is to look at in a deck file.

        Raises:
            DeckFileError: It is no valid deck, or what lies beside it is no valid review.
        """
        from trainer.deckfile import reading, reviews

        deck = reading.read(path)
        beside = reviews.beside(path)
        remarks = together(reviews.read(beside).remarks) if beside.exists() else ()
        now, seal, here = digest(deck), self.badge(deck), self._here(deck)
        believed = beliefs(now, remarks, self.name())
        lines = tuple(_lines(deck, here, believed))
        return UnderReview(
            path=path,
            deck=deck,
            digest=now,
            since=here.version if here else 0,
            lines=lines,
            remarks=remarks,
            badge=seal,
            state=state(now, remarks, seal),
            missing=tuple(_missing(deck, here, lines)),
            headings=headings(here, deck) if here else (),
        )

    def say(self, under: UnderReview, kind: Kind, text: str = "", card_id: str = "", **more: object) -> UnderReview:
        """Add a remark to what lies beside a deck file.

        Args:
            under: The file as it was opened.
            kind: Anything but an approval.
            text: In words.
            card_id: The card that it is about; empty for the whole deck.
            more: `suggestion` or `belief`, as in `Remark`.

        Raises:
            NotFoundError: The deck has no such card.
            TrainerError: Nobody has said who is speaking, or there is nothing to say.
            DeckFileError: The file cannot be written.
        """
        known = {line.card.id for line in under.lines} | {card.id for card in under.deck.cards}
        if card_id and card_id not in known:
            raise NotFoundError(f"The deck has no card with the id '{card_id}'; look at its ids in the file.")
        text = shown(text)
        if not text and kind in (Kind.COMMENT, Kind.CHANGES_WANTED) and not more.get("suggestion"):
            raise TrainerError("Write what should be different; a remark without words helps nobody.")
        return self._put(under, self._remark(under, kind, text, card_id, **more))

    def approve(self, under: UnderReview, until: date, passphrase: str = "") -> UnderReview:
        """Sign a deck as it is, and write it back to its file.

        Args:
            under: The file as it was opened; it must not have changed since.
            until: The last day on which that is to count.
            passphrase: Of the reviewer's key, where it has one.

        Raises:
            TrainerError: Something is missing, the day has passed, or the key cannot be unlocked.
            DeckFileError: The file cannot be written; it is as it was.
        """
        under = self._still(under)
        if under.missing:
            raise TrainerError(under.missing[0])
        if until <= self._today():
            raise TrainerError(f"{until.isoformat()} has passed; name a later day until which the review counts.")
        return self._sign(under, until, None, passphrase)

    def withdraw(self, under: UnderReview, text: str, passphrase: str = "") -> UnderReview:
        """Take one's approval back, in the deck's file; see `approve`.

        Raises:
            TrainerError: It has none of this reviewer's.
        """
        under = self._still(under)
        own = self._own_key.reviewer()
        given = next((one for one in under.deck.approvals if own and one.key == own.key), None)
        if given is None or given.digest != under.digest:
            raise TrainerError("You have not approved this deck as it is, so there is nothing to take back.")
        under = self._sign(under, given.until, self._today(), passphrase)
        return self._put(under, self._remark(under, Kind.WITHDRAWN, shown(text)))

    def _sign(self, under: UnderReview, until: date, withdrawn: date | None, passphrase: str) -> UnderReview:
        from trainer.deckfile import writing

        signer, name = self._own_key.unlock(passphrase), self.name()
        approval = Approval(name, signer.key, self._today(), until, under.digest, withdrawn)
        writing.write(under.path, with_approval(under.deck, signed(approval, under.deck.id, signer)))
        return self.open(under.path)

    def _still(self, under: UnderReview) -> UnderReview:
        """The file as it is now, which must say what it said."""
        now = self.open(under.path)
        if now.digest != under.digest:
            raise TrainerError("The deck file has changed since you opened it; look at it again.")
        return now

    def _put(self, under: UnderReview, remark: Remark) -> UnderReview:
        """What others wrote into the file meanwhile stays, and comes before, whatever their clocks say."""
        from trainer.deckfile import reviews

        place = reviews.beside(under.path)
        there = together(reviews.read(place).remarks) if place.exists() else ()
        if there and there[-1].at >= remark.at:
            remark = replace(remark, at=there[-1].at + timedelta(milliseconds=1))
        reviews.write(place, reviews.Review(under.deck.id, (*there, remark)))
        return self.open(under.path)

    def _remark(self, under: UnderReview, kind: Kind, text: str, card_id: str = "", **more: object) -> Remark:
        name = self.name()
        if not name:
            raise TrainerError(_NOBODY)
        at = datetime.fromtimestamp(self._clock.now().at_ms / 1000, UTC)
        return Remark(new_id(), at, name, kind, under.digest, card_id, text, **more)  # type: ignore[arg-type]

    def name(self) -> str:
        """Who speaks on this computer: the name on their key, else the one in the settings; empty without either."""
        own = self._own_key.reviewer()
        return own.name if own else one_line(self._own_name())

    def _here(self, deck: Deck) -> Deck | None:
        """The earlier version that is installed."""
        with self._database.reading() as tx:
            here = cards.deck(tx, deck.id) if deck.id in cards.deck_ids(tx) else None
        return here if here is not None and digest(here) != digest(deck) else None

    def _today(self) -> date:
        return self._clock.now().local.date()


def _lines(deck: Deck, here: Deck | None, believed: dict[str, Belief]) -> Iterable[Line]:
    """Changed ones first, then the new and the retired ones, each in the order of their deck."""
    before = {card.id: card for card in here.cards} if here else {}
    now = {card.id for card in deck.cards}
    both = [(card, before[card.id]) for card in deck.cards if card.id in before]
    yield from (
        Line(card, Fate.CHANGED, old, believed.get(card.id)) for card, old in both if digest(card) != digest(old)
    )
    yield from (Line(card, Fate.NEW, None, believed.get(card.id)) for card in deck.cards if card.id not in before)
    yield from (Line(card, Fate.RETIRED, card) for card in before.values() if card.id not in now)


def _missing(deck: Deck, here: Deck | None, lines: Iterable[Line]) -> Iterable[str]:
    """Why a deck cannot be approved."""
    for card in deck.cards:
        if not card.claims_are_verified:
            yield f"A claim of “{card.objection}” is not verified; verify it, or take it out, before you approve."
    for line in lines:
        if line.fate is not Fate.RETIRED and line.belief is None:
            yield f"Would the customer believe the reply to “{line.card.objection}”? Answer that first."
        elif line.belief is Belief.NO:
            yield f"No customer would believe the reply to “{line.card.objection}”, as you said; ask for changes."
    if here is not None and deck.version <= here.version:
        yield f"Version {here.version} of this deck is here already with other words; give this one a higher number."
    if here is not None and not deck.changes:
        yield "The deck does not say what changed; its author has to write that first."
