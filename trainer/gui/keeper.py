"""Looks after the file behind the first line: is it sound, is there a backup of today."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from trainer.domain.backups import Reason
from trainer.gui.tasks import Tasks

if TYPE_CHECKING:
    from trainer.bootstrap import Workspace

AFTER_MS = 1_500
"""The first line is on the screen by then, and somebody is reading it."""


class Keeper(QObject):
    """Checks and copies the database, never on the GUI thread and never before the first line.

    Signals:
        failed: There is no backup; one sentence why, and an empty one once there is.
        damaged: The database is damaged.
    """

    failed = Signal(str)
    damaged = Signal()

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._over = False
        self._told = ""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._timer.start(AFTER_MS)

    def stop(self) -> None:
        """The window closes: nothing more is begun."""
        self._over = True
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Check the file; when it is sound, make the day's backup."""
        self._run(self._looked)

    @Slot()
    def daily(self) -> None:
        """Another day: make its backup."""
        self._run(self._made)

    @Slot()
    def again(self) -> None:
        """Somebody wants a backup to be tried anew, and is told what came of it although they may know it already."""
        self._run(self._made_again, self._answer)

    @Slot()
    def tell(self) -> None:
        """Say whether backups can be made, such as after a deck was updated or one was made by hand."""
        self._tell(self._workspace.backups.is_damaged)

    def _run(self, work: Callable[[], bool], tell: Callable[[bool], None] | None = None) -> None:
        if not self._over:
            self._tasks.run(work, tell or self._tell)

    def _looked(self) -> bool:
        """Whether the database is damaged."""
        from trainer.services import moving

        self._workspace.backups.tidy()
        moving.tidy(self._workspace.home, self._workspace.clock)
        return self._workspace.care.is_damaged() or self._made()

    def _made(self) -> bool:
        self._workspace.backups.daily()
        return self._workspace.backups.is_damaged

    def _made_again(self) -> bool:
        self._workspace.backups.keep(Reason.HAND)
        return self._workspace.backups.is_damaged

    def _tell(self, is_damaged: bool) -> None:
        if is_damaged or self._workspace.backups.failure != self._told:
            self._answer(is_damaged)

    def _answer(self, is_damaged: bool) -> None:
        if is_damaged:
            self.damaged.emit()
        else:
            self._told = self._workspace.backups.failure
            self.failed.emit(self._told)
