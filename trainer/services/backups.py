"""Backups: one a day and one before anything that changes a lot; what is in them; putting one back."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from trainer.domain.backups import Backup, Reason, named, newest_first
from trainer.domain.days import Moment
from trainer.errors import DamagedError, NoBackupError, NotFoundError, TrainerError
from trainer.paths import Home, private_folder
from trainer.services.clock import Clock
from trainer.store import backup as copies
from trainer.store import durable, enclosures, exchange, salvage
from trainer.store.backup import StoppedError
from trainer.store.enclosures import Returned

logger = logging.getLogger(__name__)

NEWEST = "newest"
REPAIRED, _RESTORED = ".trainer.repaired.sqlite3", ".trainer.restored.sqlite3"
"""Databases that are not finished yet."""

_HOUR_MS = 3_600_000
_WAITS = {
    Reason.UPDATE: "The deck stays as it is, since no backup could be made first",
    Reason.MIGRATION: "Your practice is of an older version and is brought up to date once there is a backup of it",
}


@dataclass(frozen=True)
class Kept:
    """A backup in a list.

    Attributes:
        at: When it was made, as the clock on the wall shows it now.
        answers: How many count in it; -1 when it cannot be read.
    """

    backup: Backup
    at: Moment
    answers: int


@dataclass(frozen=True)
class Restored:
    """What putting a backup back led to.

    Attributes:
        at: The moment the rep is back at; None for a file whose name does not tell.
        answers: How many answers count now.
        undo: The backup of what was there before; None when there was nothing, or when it was damaged.
        damaged: Where what was there before is kept when it was damaged.
        phrases: What became of the team's phrase files that were in it.
    """

    at: Moment | None
    answers: int
    undo: Backup | None = None
    damaged: Path | None = None
    phrases: Returned = field(default_factory=Returned)


class MissingError(TrainerError):
    """There is no database where there are backups of one.

    Attributes:
        newest: The newest of them.
        fullest: The one with most answers.
    """

    def __init__(self, database: Path, newest: Kept, fullest: Kept) -> None:
        super().__init__(
            f"{database} is missing, and the newest backup is of {newest.at.local:%d %B %Y, %H:%M}: put it back with "
            "trainer doctor --restore newest, or start fresh with trainer doctor --fresh."
        )
        self.newest, self.fullest = newest, fullest


class Backups:
    """The copies of one person's database, with the team's phrase files in them.

    May be called from any thread; one copy is made at a time.

    Attributes:
        is_damaged: Whether the last copy that the program made of itself failed because the database is damaged.
    """

    def __init__(self, home: Home, clock: Clock, over: threading.Event | None = None) -> None:
        """Copy the database of a home until `over` is set, which `stop` does, too."""
        self.is_damaged = False
        self._failure: str | None = None
        self._home = home
        self._clock = clock
        self._lock = threading.Lock()
        self._over = over or threading.Event()
        self._tried_on = -1

    # ------------------------------------------------------------ making

    @property
    def failure(self) -> str:
        """Why the program could make no copy when it last tried, in one sentence; empty when it could.

        It holds until there is a copy, also after the program has ended.
        """
        if self._failure is None:
            self._failure = durable.noted(self._home.backup_failure)
        return self._failure

    def make(self, reason: Reason) -> Backup:
        """Copy the database, check the copy, and let the oldest ones go.

        Raises:
            DamagedError: The database is damaged; the copies there are stay as they are.
            TrainerError: There can be no copy now.
        """
        with self._lock:
            backup = self._unused(reason)
            copies.make(self._home.database, self._home.backups, backup, self._over.is_set, self._phrases())
            copies.thin_out(self._home.backups, self._clock.now())
        self._note("")
        return backup

    def by_hand(self) -> Path:
        """The same because somebody asked for it; returns the file."""
        self.refuse_missing()
        return self.path(self.make(Reason.HAND))

    def keep(self, reason: Reason) -> bool:
        """The same on the program's own account: a failure stops nothing and is left in `failure`."""
        try:
            self.make(reason)
        except StoppedError:
            return False
        except TrainerError as error:
            self._note(f"No backup was made: {_lower(error)}", is_damaged=isinstance(error, DamagedError))
            logger.warning("a backup failed: %s", error)
            return False
        return True

    def secure(self, reason: Reason) -> None:
        """The same before a change that could cost a person their only copy: without a backup it must not be made.

        Raises:
            DamagedError: The database is damaged; it is to be repaired first.
            NoBackupError: There can be no backup now.
        """
        try:
            self.make(reason)
        except (DamagedError, StoppedError):
            raise
        except TrainerError as error:
            self._note(f"No backup was made: {_lower(error)}")
            raise NoBackupError(f"{_WAITS[reason]}: {_lower(error)}") from error

    def daily(self) -> bool:
        """Make today's copy if there is none and there is anything to lose; once a day it is tried, and at each start.

        Returns:
            Whether one was made.
        """
        if not self.is_due():
            return False
        self._tried_on = self._today()
        return (copies.has_work(self._home.database) or bool(self._phrases())) and self.keep(Reason.DAILY)

    def is_due(self) -> bool:
        """Whether today's copy is still to be made. Costs nothing once it was tried."""
        today = self._today()
        if self._tried_on == today:
            return False
        daily = (backup for backup in self._all() if backup.reason is Reason.DAILY)
        return bool(self.failure) or all(self._moment(backup).day != today for backup in daily)

    def stop(self) -> None:
        """The program ends: a copy under way is given up, and no other is begun."""
        self._over.set()

    def begin_anew(self) -> None:
        """There is a fresh database: that the one before could not be copied is over with it."""
        self._note("")

    def tidy(self) -> None:
        """Remove what programs left that were killed at mending, an hour ago or longer. Nobody may be mending now."""
        before_ms = self._clock.now().at_ms - _HOUR_MS
        for name in (REPAIRED, _RESTORED):
            durable.sweep(self._home.root, f"{name}*", before_ms)
        for folder in (self._home.root, self._home.backups):
            salvage.tidy(folder, before_ms)

    def _note(self, failure: str, *, is_damaged: bool = False) -> None:
        if failure or self.failure:
            durable.note(self._home.backup_failure, failure)
        self._failure, self.is_damaged = failure, is_damaged

    def _phrases(self) -> Mapping[str, bytes]:
        return enclosures.gathered(self._home.phrases)

    def _unused(self, reason: Reason) -> Backup:
        """A name that no copy has: two may be made in one millisecond."""
        backup, there = Backup(self._clock.now().at_ms, reason), set(self._all())
        while backup in there:
            backup = Backup(backup.at_ms + 1, reason)
        return backup

    # ------------------------------------------------------------ looking

    def listed(self) -> tuple[Kept, ...]:
        """Every copy, the newest first and those from the future last. Opens each of them."""
        return tuple(map(self._kept, self._all()))

    def verify(self, backup: Backup) -> None:
        """Look through a copy: every page and the checksum of every answer.

        Raises:
            TrainerError: It is damaged, or cannot be read.
        """
        copies.inspect(self.path(backup))

    def is_sound(self, backup: Backup) -> bool:
        """Whether it passes that."""
        try:
            self.verify(backup)
        except TrainerError:
            return False
        return True

    def find(self, name: str) -> Path:
        """The file that is meant by a path, by a name in the folder of backups, or by "newest".

        Raises:
            NotFoundError: There is none.
        """
        if name == NEWEST and (there := self._all()):
            return self.path(there[0])
        for path in (Path(name), self._home.backups / name):
            if path.is_file():
                return path
        raise NotFoundError(f"There is no backup '{name}'; name a file in {self._home.backups}, or say {NEWEST}.")

    def path(self, backup: Backup) -> Path:
        return self._home.backups / backup.name

    def missing(self) -> Kept | None:
        """The newest backup of a database that is gone or empty; None where one is there, or never was."""
        return self._kept(there[0]) if not self._is_there() and (there := self._all()) else None

    def refuse_missing(self) -> None:
        """Do nothing for a database that is there, and for a home that never had one.

        Raises:
            MissingError: It is gone, or empty, and there are backups.
        """
        if newest := self.missing():
            raise MissingError(self._home.database, newest, max(self.listed(), key=lambda kept: kept.answers))

    def _is_there(self) -> bool:
        live = self._home.database
        try:
            return live.exists() and (not live.is_file() or live.stat().st_size > 0)
        except OSError:
            return True  # nobody knows; whoever opens it says what is wrong with the folder

    def _all(self) -> tuple[Backup, ...]:
        return newest_first(copies.listed(self._home.backups), self._clock.now().at_ms)

    def _kept(self, backup: Backup) -> Kept:
        return Kept(backup, self._moment(backup), copies.count(self.path(backup)))

    def _moment(self, backup: Backup) -> Moment:
        return Moment(backup.at_ms, self._clock.now().tz_offset_min)

    def _today(self) -> int:
        return self._clock.now().day

    # ------------------------------------------------------------ putting back

    def restore(self, source: Path) -> Restored:
        """Put a copy in the place of the database. Nobody may have the database open.

        What is there at present is kept: as a backup like any other, or as it is when it is damaged. Phrase files that
        are missing come back from it, the others stay as they are.

        Raises:
            TrainerError: The copy is not sound, or the present state cannot be kept; nothing was changed.
        """
        part = self._home.root / _RESTORED
        try:
            private_folder(self._home.root)
            durable.remove(part)
            copies.take(source, part)  # first of all: it may be one of those that go when another one is made
            copies.inspect(part, source)
            phrases = enclosures.take_out(part)
            done = self._keep_present(named(source.name), copies.count(part))
            exchange.put(part, self._home.database)
        except OSError as error:
            sentence = f"The backup could not be copied ({error.strerror}); the database is as it was."
            raise TrainerError(sentence) from error
        finally:
            durable.remove(part)
        self._tried_on = -1
        return replace(done, phrases=enclosures.give_back(self._home.phrases, phrases))

    def restore_newest(self) -> Restored:
        """Put the newest copy back that is sound; see `restore`."""
        newest = next(filter(self.is_sound, self._all()), None)
        if newest is None:
            raise NotFoundError(f"None of the backups in {self._home.backups} can be read; start fresh.")
        return self.restore(self.path(newest))

    def _keep_present(self, source: Backup | None, answers: int) -> Restored:
        at = self._moment(source) if source else None
        if not self._is_there():
            return Restored(at, answers)
        try:
            return Restored(at, answers, undo=self.make(Reason.RESTORE))
        except DamagedError:
            return Restored(at, answers, damaged=self.set_aside())

    def set_aside(self) -> Path:
        """Copy the damaged database to where nothing else is, as it is; returns that place.

        Raises:
            TrainerError: It cannot be copied.
        """
        aside = self._home.damaged(f"{Backup(self._clock.now().at_ms, Reason.HAND).when:%Y%m%dT%H%M%SZ}")
        if not aside.exists():
            exchange.set_aside(self._home.database, aside)
        return aside


def _lower(error: TrainerError) -> str:
    """A sentence that goes on after a colon."""
    sentence = str(error)
    return sentence[:1].lower() + sentence[1:]
