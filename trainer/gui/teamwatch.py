"""Looks at what the team has handed in and approved, whenever something may have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from trainer.domain.views import Changes
from trainer.gui.tasks import Tasks

if TYPE_CHECKING:
    from trainer.bootstrap import Workspace

EVERY_MS = 60_000
"""Drives in a network tell nobody of a change."""

AFTER_MS = 1_500
"""The first line is on the screen by then."""

SETTLED_MS = 300
"""A deck and what was said of it are two files."""


class TeamWatch(QObject):
    """Never on the GUI thread: a drive that is away takes its time to say so.

    Signals:
        changed: `Changes`: `Team.seen` is another one now.
        counted: Whether the person has anything to do with reviews, how many decks wait for them, and how many can be
            fetched.
    """

    changed = Signal(object)
    counted = Signal(bool, int, int)

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._tasks = workspace, tasks
        self._is_looking = self._is_wanted_again = self._was_needed = False
        self._files = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._soon.timeout.connect(self.look)
        self._files.directoryChanged.connect(self._soon.start)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Say who has to do with reviews; what there is for them is looked at a moment later."""
        self.counted.emit(self._is_needed, 0, 0)
        if self._is_needed:
            QTimer.singleShot(AFTER_MS, self, self.look)

    def follow(self) -> None:
        """Something was changed that has to do with it; who has no team is not disturbed."""
        if self._is_needed or self._was_needed:
            self._was_needed = self._is_needed
            self.look()

    @property
    def _is_needed(self) -> bool:
        return bool(self._workspace.preferences().shared_folder) or self._workspace.home.own_key.exists()

    @Slot()
    def look(self) -> None:
        """Look now; once more where that was wanted meanwhile."""
        self._timer.start() if self._workspace.preferences().shared_folder else self._timer.stop()
        self._is_wanted_again = self._is_looking
        if not self._is_looking:
            self._is_looking = True
            self._tasks.run(self._workspace.team.refresh, self._on_looked)

    def _on_looked(self, is_other: bool) -> None:
        self._is_looking = False
        self._follow()
        seen = self._workspace.team.seen
        self.counted.emit(self._is_needed or bool(seen.desk), len(seen.waiting), len(seen.newer))
        if is_other:
            self.changed.emit(Changes(team=True))
        if self._is_wanted_again:
            self.look()

    def _follow(self) -> None:
        """Be told by the system of changes in the folder that is chosen now."""
        folder = self._workspace.team.folder
        wanted = {str(place) for place in (folder.review, folder.approved) if place.is_dir()} if folder else set()
        watched = set(self._files.directories())
        if watched - wanted:
            self._files.removePaths(sorted(watched - wanted))
        if wanted - watched:
            self._files.addPaths(sorted(wanted - watched))
