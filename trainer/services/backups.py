"""Backups: one a day and one before anything that changes a lot; what is in them; putting one back."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from pathlib import Path

from trainer.domain.backups import Backup, Reason, newest_first
from trainer.domain.days import Moment
from trainer.errors import DamagedError, NotFoundError, TrainerError
from trainer.paths import Home, private_folder
from trainer.services.clock import Clock
from trainer.store import backup as copies
from trainer.store import durable, exchange
from trainer.store.backup import StoppedError

logger = logging.getLogger(__name__)

NEWEST = "newest"


@dataclass(frozen=True)
class Kept:
    """A backup in a list.

    Attributes:
        at: When it was made, as the clock on the wall shows it now.
        answers: How many it holds; -1 when it cannot be read.
    """

    backup: Backup
    at: Moment
    answers: int


class Backups:
    """The copies of one person's database. May be called from any thread; one copy is made at a time.

    Attributes:
        failure: Why the last copy that the program made of itself failed, in one sentence; empty when it did not.
        is_damaged: Whether it failed because the database is damaged.
    """

    def __init__(self, home: Home, clock: Clock) -> None:
        self.failure = ""
        self.is_damaged = False
        self._home = home
        self._clock = clock
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._tried_on = -1

    # ------------------------------------------------------------ making

    def make(self, reason: Reason) -> Backup:
        """Copy the database, check the copy, and let the oldest ones go.

        Raises:
            DamagedError: The database is damaged; the copies there are stay as they are.
            TrainerError: There can be no copy now.
        """
        with self._lock:
            backup = self._unused(reason)
            copies.make(self._home.database, self._home.backups, backup, self._over.is_set)
            copies.thin_out(self._home.backups, backup.at_ms)
        self.failure, self.is_damaged = "", False
        return backup

    def by_hand(self) -> Path:
        """The same because somebody asked for it; returns the file."""
        return self.path(self.make(Reason.HAND))

    def keep(self, reason: Reason) -> bool:
        """The same on the program's own account: a failure stops nothing and is left in `failure`."""
        try:
            self.make(reason)
        except StoppedError:
            return False
        except TrainerError as error:
            sentence = str(error)
            self.failure = f"No backup was made: {sentence[:1].lower()}{sentence[1:]}"
            self.is_damaged = isinstance(error, DamagedError)
            logger.warning("a backup failed: %s", error)
            return False
        return True

    def daily(self) -> bool:
        """Make today's copy if there is none and there is anything to lose; once a day it is tried, and at each start.

        Returns:
            Whether one was made.
        """
        if not self.is_due():
            return False
        self._tried_on = self._today()
        return copies.has_work(self._home.database) and self.keep(Reason.DAILY)

    def is_due(self) -> bool:
        """Whether today's copy is still to be made. Costs nothing once it was tried."""
        today = self._today()
        if self._tried_on == today:
            return False
        daily = (backup for backup in self._all() if backup.reason is Reason.DAILY)
        return all(self._moment(backup).day != today for backup in daily)

    def stop(self) -> None:
        """The program ends: a copy under way is given up, and no other is begun."""
        self._over.set()

    def _unused(self, reason: Reason) -> Backup:
        """A name that no copy has: two may be made in one millisecond."""
        backup, there = Backup(self._clock.now().at_ms, reason), set(self._all())
        while backup in there:
            backup = Backup(backup.at_ms + 1, reason)
        return backup

    # ------------------------------------------------------------ looking

    def listed(self) -> tuple[Kept, ...]:
        """Every copy, the newest first and those from the future last. Opens each of them."""
        folder = self._home.backups
        return tuple(Kept(one, self._moment(one), copies.count(folder / one.name)) for one in self._all())

    def verify(self, backup: Backup) -> None:
        """Look through a copy: every page and the checksum of every answer.

        Raises:
            TrainerError: It is damaged, or cannot be read.
        """
        copies.inspect(self.path(backup))

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

    def _all(self) -> tuple[Backup, ...]:
        return newest_first(copies.listed(self._home.backups), self._clock.now().at_ms)

    def _moment(self, backup: Backup) -> Moment:
        return Moment(backup.at_ms, self._clock.now().tz_offset_min)

    def _today(self) -> int:
        return self._clock.now().day

    # ------------------------------------------------------------ putting back

    def restore(self, source: Path) -> Path:
        """Put a copy in the place of the database. Nobody may have the database open.

        Returns:
            Where the present state is kept: a backup like any other, or the damaged file under a telling name.

        Raises:
            TrainerError: The copy is not sound, or the present state cannot be kept; nothing was changed.
        """
        part = self._home.root / ".trainer.restored.sqlite3"
        try:
            private_folder(self._home.root)
            durable.remove(part)
            copies.take(source, part)  # first of all: it may be one of those that go when another one is made
            copies.inspect(part)
            kept = self._keep_present()
            exchange.put(part, self._home.database)
        except OSError as error:
            sentence = f"The backup could not be copied ({error.strerror}); the database is as it was."
            raise TrainerError(sentence) from error
        finally:
            durable.remove(part)
        self._tried_on = -1
        return kept

    def _keep_present(self) -> Path:
        live = self._home.database
        if not live.exists():
            return live
        try:
            return self.path(self.make(Reason.RESTORE))
        except DamagedError:
            return self.set_aside()

    def set_aside(self) -> Path:
        """Copy the damaged database to where nothing else is, as it is; returns that place.

        Raises:
            TrainerError: It cannot be copied.
        """
        aside = self._home.damaged(f"{Backup(self._clock.now().at_ms, Reason.HAND).when:%Y%m%dT%H%M%SZ}")
        if not aside.exists():
            exchange.set_aside(self._home.database, aside)
        return aside
