"""Decks that several people write: handed in, looked at, approved and fetched, by files alone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from trainer.domain.remarks import Kind, State
from trainer.domain.seals import Badge, same_person
from trainer.errors import TrainerError
from trainer.services.clock import Clock
from trainer.services.publishing import Publishing
from trainer.settings import Preferences
from trainer.sharing.folder import SharedFolder
from trainer.store import cards
from trainer.store.drafts import Drafts
from trainer.store.engine import Database

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


def _not_done_yet(desk: list[OnDesk]) -> tuple[OnDesk, ...]:
    """Without what waits in a version that was approved meanwhile."""
    done = {one.deck_id: one.version for one in desk if one.shelf is Shelf.APPROVED}
    return tuple(one for one in desk if one.shelf is Shelf.APPROVED or one.version > done.get(one.deck_id, 0))
