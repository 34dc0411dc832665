"""Decks that several people write: handed in, looked at, approved and fetched, by files alone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from trainer.domain.cards import Deck
from trainer.domain.characters import shown
from trainer.domain.remarks import Kind, Remark, State, together
from trainer.domain.seals import Badge, same_person
from trainer.errors import TrainerError
from trainer.services.clock import Clock
from trainer.services.publishing import Publishing, UnderReview
from trainer.settings import Preferences
from trainer.sharing.folder import SharedFolder
from trainer.store import cards
from trainer.store.drafts import Drafts
from trainer.store.engine import Database, Transaction

_NOBODY = "Write your name in the settings first, so that the others know whose deck it is."
_NOWHERE = "There is no team folder; choose one in the settings."
_OPENED = "review files"
MOST_OPENED = 20


class Shelf(StrEnum):
    """Where a deck file lies: somewhere of its own, or in one of the two folders that a team shares."""

    OPENED = "opened"
    REVIEW = "review"
    APPROVED = "approved"


@dataclass(frozen=True)
class OnDesk:
    """A deck file that people look at.

    Attributes:
        by: Who handed it in; its author where nobody did.
        at: When that was; None where nobody did.
        is_mine: The person of this computer handed it in.
    """

    path: Path
    shelf: Shelf
    deck_id: str
    title: str
    version: int
    state: State
    badge: Badge
    by: str
    at: datetime | None
    is_mine: bool


@dataclass(frozen=True)
class Newer:
    """An approved deck that is not here yet.

    Attributes:
        here: The version that is installed; 0 where the deck is new.
    """

    path: Path
    title: str
    version: int
    here: int
    badge: Badge


@dataclass(frozen=True)
class Shelves:
    """What there is to look at, and to fetch.

    Attributes:
        waiting: For the person of this computer: a reviewer reads it, its author changes it.
        damaged: A sentence for each file that cannot be read.
    """

    desk: tuple[OnDesk, ...] = ()
    newer: tuple[Newer, ...] = ()
    waiting: tuple[OnDesk, ...] = ()
    damaged: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A deck as it would be handed in.

    Attributes:
        version: The one that it would be.
        edited: How many of its lines were written here.
        unanswered: How many lines stay behind, since they have no reply yet.
        unverified: How many have a claim that nobody has verified: with those it cannot be approved.
        place: Where it goes; None where that has to be asked, since there is no folder.
    """

    deck_id: str
    title: str
    version: int
    edited: int
    unanswered: int
    unverified: int
    place: Path | None


@dataclass(frozen=True)
class HandedIn:
    """A deck as it waits for its review.

    Attributes:
        left_out: How many lines stayed behind, since they have no reply yet.
    """

    path: Path
    deck: Deck
    left_out: int


class Team:
    """The decks of a team, in a folder that all of them see; who has none sends files."""

    def __init__(
        self, database: Database, clock: Clock, preferences: Preferences, publishing: Publishing, drafts: Path
    ) -> None:
        self._database, self._clock = database, clock
        self._preferences, self._publishing = preferences, publishing
        self._drafts = Drafts(drafts)
        self._seen, self._seen_by = Shelves(), ""

    # ------------------------------------------------------------ the folder

    @property
    def folder(self) -> SharedFolder | None:
        """Where the team keeps its decks; None for nowhere."""
        from trainer.deckfile.reviews import DECK_ENDING

        chosen = self._preferences().shared_folder
        return SharedFolder(Path(chosen), DECK_ENDING) if chosen else None

    def connect(self, root: Path) -> SharedFolder:
        """Work with a folder from now on; what it needs is made there.

        Raises:
            TrainerError: It cannot be used, or the choice cannot be kept.
        """
        from trainer.deckfile.reviews import DECK_ENDING

        folder = SharedFolder(root.absolute(), DECK_ENDING)
        folder.make()
        self._preferences.change(shared_folder=str(folder.root))
        return folder

    def leave(self) -> None:
        """Work with no folder any more; what lies there, and what was installed from there, stays."""
        self._preferences.change(shared_folder="")

    # ------------------------------------------------------------ what there is

    def look(self) -> Shelves:
        """Everything there is to look at, and to fetch. It reads every file: not for the thread of a window.

        Raises:
            TrainerError: The folder cannot be reached.
        """
        return self._shelved(self._files())

    def _shelved(self, files: Iterable[tuple[Path, Shelf]], *amiss: str) -> Shelves:
        desk, damaged = [], list(amiss)
        for path, shelf in files:
            try:
                desk.append(self._on_desk(path, shelf))
            except TrainerError as error:
                damaged.append(str(error))
        found = _not_done_yet(desk)
        return Shelves(found, tuple(self._newer(found)), tuple(filter(self._waits, found)), tuple(damaged))

    @property
    def seen(self) -> Shelves:
        """What there was when it was looked at last; see `refresh`."""
        return self._seen

    def refresh(self) -> bool:
        """Look again where anything may have changed; whether `seen` is another one now. Not for a window's thread.

        A folder that cannot be reached is told in `Shelves.damaged`.
        """
        try:
            stamp = self._stamp()
            found = self._seen if stamp == self._seen_by else self.look()
        except TrainerError as error:
            stamp, found = "", self._shelved(self._opened_files(), str(error))
        before, self._seen, self._seen_by = self._seen, found, stamp
        return found != before

    def _stamp(self) -> str:
        """What all that is told depends on, without a file of the team being read."""
        folder = self.folder
        with self._database.reading() as tx:
            here = [(row.id, row.version) for row in cards.deck_rows(tx)]
        opened = [(str(path), path.stat().st_mtime_ns) for path in self._opened() if path.is_file()]
        known = self._publishing.name(), sorted(self._publishing.trusted()), self._clock.now().local.date()
        return repr((folder and folder.stamps(), opened, here, known))

    def open_file(self, path: Path) -> None:
        """Have a deck file on the desk that came by some other way, for as long as it is there."""
        self._remember([path.absolute(), *self._opened()])

    def put_away(self, path: Path) -> None:
        """Have it on the desk no longer; the file stays where it is."""
        self._remember([one for one in self._opened() if one != path])

    def _files(self) -> list[tuple[Path, Shelf]]:
        folder, opened = self.folder, self._opened_files()
        if folder is None:
            return opened
        return [
            *((path, Shelf.REVIEW) for path in folder.waiting()),
            *opened,
            *((path, Shelf.APPROVED) for path in folder.done()),
        ]

    def _opened_files(self) -> list[tuple[Path, Shelf]]:
        return [(path, Shelf.OPENED) for path in self._opened() if path.is_file()]

    def _opened(self) -> list[Path]:
        try:
            names = json.loads(self._drafts.get(_OPENED) or "[]")
        except ValueError:
            return []
        return [Path(name) for name in names if isinstance(name, str)]

    def _remember(self, paths: list[Path]) -> None:
        names = list(dict.fromkeys(map(str, paths)))[:MOST_OPENED]
        with suppress(OSError):  # on a full disk it is on the desk until the program ends
            self._drafts.put(_OPENED, json.dumps(names) if names else "")

    def _on_desk(self, path: Path, shelf: Shelf) -> OnDesk:
        under = self._publishing.open(path)
        handed = next((one for one in reversed(under.remarks) if one.kind is Kind.HANDED_IN), None)
        by = handed.by if handed else under.deck.owner
        return OnDesk(
            path, shelf, under.deck.id, under.deck.title, under.deck.version, under.state, under.badge,
            by, handed.at if handed else None, same_person(by, self._publishing.name()),
        )  # fmt: skip

    def _newer(self, desk: tuple[OnDesk, ...]) -> list[Newer]:
        with self._database.reading() as tx:
            here = {row.id: row.version for row in cards.deck_rows(tx)}
        return [
            Newer(one.path, one.title, one.version, here.get(one.deck_id, 0), one.badge)
            for one in desk
            if one.shelf is Shelf.APPROVED and one.version > here.get(one.deck_id, 0)
        ]

    def _waits(self, one: OnDesk) -> bool:
        if one.shelf is Shelf.APPROVED:
            return False
        if one.is_mine:
            return one.state is State.CHANGES_WANTED
        return self._publishing.reviewer() is not None and one.state in (State.DRAFT, State.IN_REVIEW)

    # ------------------------------------------------------------ handing in

    def draft(self, deck_id: str) -> Draft:
        """What handing a deck in would give away.

        Raises:
            NotFoundError: There is no such deck.
        """
        with self._database.reading() as tx:
            deck, edited = cards.deck(tx, deck_id), cards.edited(tx, deck_id)
            version = _next_version(tx, deck)
        return Draft(
            deck.id,
            deck.title,
            version,
            edited=len({card.id for card in edited} & {card.id for card in deck.cards}),
            unanswered=sum(not card.reply for card in deck.cards),
            unverified=sum(not card.claims_are_verified for card in deck.cards if card.reply),
            place=self._place_of(deck),
        )

    def _place_of(self, deck: Deck) -> Path | None:
        folder = self.folder
        return folder.review / folder.file_of(deck.title, deck.id) if folder else None

    def hand_in(self, deck_id: str, changes: str, path: Path | None = None) -> HandedIn:
        """Give a deck, as it is here, to whoever reviews it: as the next version, in the person's name.

        Args:
            deck_id: The deck.
            changes: What changed since the last version, in words for those who practise with it.
            path: The file; without one it goes into the team's folder.

        Raises:
            TrainerError: Something that is needed was not said, none of its lines has a reply, a newer version is
                there already, or there is no folder.
            DeckFileError: The file cannot be written; nothing is changed then.
        """
        from trainer.deckfile import writing

        changes, name = shown(changes), self._publishing.name()
        if not name:
            raise TrainerError(_NOBODY)
        if not changes:
            raise TrainerError("Say what changed: it is what the others read before they take the new version.")
        with self._database.writing() as tx:
            there = cards.deck(tx, deck_id)
            path = path or self._place_of(there)
            if path is None:
                raise TrainerError(_NOWHERE)
            self._refuse_behind(there, path)
            whole = _signed_by(replace(there, version=_next_version(tx, there), changes=changes), name)
            cards.put_heading(tx, whole, self._clock.now().at_ms)
            deck = replace(whole, cards=tuple(card for card in whole.cards if card.reply))
            if not deck.cards:
                raise TrainerError(f"No line of “{deck.title}” has a reply yet; write one and hand it in again.")
            writing.write(path, deck)
        self._publishing.say(self._publishing.open(path), Kind.HANDED_IN, changes)
        return HandedIn(path, deck, len(whole.cards) - len(deck.cards))

    def _refuse_behind(self, deck: Deck, path: Path) -> None:
        """Somebody else's newer version is not written over."""
        from trainer.deckfile import reading

        folder = self.folder
        places = {path, *((folder.approved / path.name,) if folder else ())}
        for place in places:
            there = reading.read(place) if place.exists() else None
            if there is None:
                continue
            if there.id != deck.id:
                raise TrainerError(f"“{path.name}” is another deck, “{there.title}”; choose another file.")
            if there.version > deck.version:
                raise TrainerError(
                    f"Version {there.version} of “{there.title}”, by {there.owner or 'somebody else'}, is newer than "
                    f"yours; import {place} first – what you changed stays – and hand it in then."
                )

    # ------------------------------------------------------------ after the approval

    def pass_on(self, under: UnderReview) -> Path:
        """Move a deck that was approved to where the team fetches it; elsewhere it stays where it is.

        Returns the place of its file.

        Raises:
            DeckFileError: It cannot be written there; it stays where it is.
        """
        from trainer.deckfile import reviews, writing

        folder = self.folder
        if folder is None or under.path.parent != folder.review or under.state is not State.APPROVED:
            return under.path
        there = folder.approved / under.path.name
        writing.write(there, under.deck)
        reviews.write(reviews.beside(there), reviews.Review(under.deck.id, _kept(there, under.remarks)))
        with suppress(OSError):  # what cannot be taken away is known to be done
            under.path.unlink(missing_ok=True)
            reviews.beside(under.path).unlink(missing_ok=True)
        return there


def _next_version(tx: Transaction, deck: Deck) -> int:
    """A deck that was written here and never handed in keeps its first number."""
    is_first = not deck.changes and len(cards.edited(tx, deck.id)) >= len(deck.cards)
    return deck.version + (not is_first)


def _signed_by(deck: Deck, name: str) -> Deck:
    """Whoever hands a deck in is its author; the one before is thanked."""
    before = () if same_person(deck.owner, name) or not deck.owner else (deck.owner,)
    return replace(deck, owner=name, credits=tuple(dict.fromkeys((*deck.credits, *before))))


def _kept(place: Path, remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """The remarks of earlier versions, too, as many as a file may hold."""
    from trainer.deckfile import reviews

    beside = reviews.beside(place)
    before = reviews.read(beside).remarks if beside.exists() else ()
    return together(before, remarks)[-reviews.MOST_REMARKS :]


def _not_done_yet(desk: list[OnDesk]) -> tuple[OnDesk, ...]:
    """Without what waits in a version that was approved meanwhile."""
    done = {one.deck_id: one.version for one in desk if one.shelf is Shelf.APPROVED}
    return tuple(one for one in desk if one.shelf is Shelf.APPROVED or one.version > done.get(one.deck_id, 0))
