"""What it takes to repair a home and to begin anew over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer import mended
from trainer.errors import TrainerError

if TYPE_CHECKING:
    from trainer.bootstrap import Workspace
    from trainer.services.clock import Clock


@dataclass(frozen=True)
class Reopened:
    """A workspace over a database that was changed, and what is to be told of that.

    Attributes:
        fault: A fault of ours that came up meanwhile.
    """

    workspace: Workspace
    sentence: str
    good: bool
    fault: Exception | None = None

    @property
    def told(self) -> str:
        """The sentence; raises the fault, which like that comes up when the home is open again."""
        if self.fault is not None:
            raise self.fault
        return self.sentence


@dataclass(frozen=True)
class Mending:
    """One home, and how it is opened.

    Attributes:
        home: Its folder; None for the usual one.
        start: Opens it.
    """

    home: Path | None
    start: Callable[[], Workspace]
    clock: Clock | None = None

    @classmethod
    def of(cls, workspace: Workspace) -> Mending:
        return cls(workspace.home.root, workspace.again, workspace.clock)

    def repair(self) -> str:
        """Repair the database, which nobody has open; returns what came back.

        Raises:
            TrainerError: It could not be done.
        """
        from trainer.bootstrap import repair_of

        return mended.repaired(repair_of(self.home, self.clock).run())

    def restore(self, source: Path) -> str:
        """Put a backup in the place of the database, which nobody has open; returns where the rep is back at.

        Raises:
            TrainerError: It could not be done.
        """
        from trainer.bootstrap import backups_of

        done = backups_of(self.home, self.clock).restore(source)
        undo = " To undo this, restore the one at the top of Backups, in Settings." if done.undo else ""
        return f"{mended.restored(done)}{undo}"

    def restore_newest(self) -> str:
        """The same for a database that is missing, with the newest backup that is sound.

        Raises:
            TrainerError: It could not be done.
        """
        from trainer.bootstrap import backups_of

        return mended.restored(backups_of(self.home, self.clock).restore_newest())

    def begin_anew(self) -> str:
        """Make a fresh database where one is missing; the backups stay.

        Raises:
            TrainerError: It could not be done.
        """
        from trainer.bootstrap import start

        start(self.home, clock=self.clock, fresh=True).close()
        return "You start fresh. Your backups are still there, under Backups in Settings."

    def open(self) -> str:
        """Nothing: what kept the home from being opened may be over."""
        return "Your practice is open again."


def done(work: Callable[[], str], start: Callable[[], Workspace]) -> Reopened:
    """Do it, and open the home again whether it could be done or not.

    Raises:
        TrainerError: The home cannot be opened.
    """
    try:
        told = work()
    except TrainerError as refusal:
        try:
            return Reopened(start(), str(refusal), good=False)
        except TrainerError as error:
            raise error from refusal
    except Exception as fault:  # it is raised again by whoever has taken the home in
        return Reopened(start(), "", good=False, fault=fault)
    return Reopened(start(), told, good=True)
