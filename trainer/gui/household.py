"""Everything that lives as long as one workspace: the voice, the ear, the desk, the day, the reminders, the copies."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer.bootstrap import Workspace
from trainer.domain.views import Changes
from trainer.gui.audio import Voice
from trainer.gui.background import Background
from trainer.gui.daybreak import Daybreak
from trainer.gui.desk import Desk
from trainer.gui.ear import Ear
from trainer.gui.keeper import Keeper
from trainer.gui.notices import LAST_ROOM, LITTLE_ROOM
from trainer.gui.tasks import Tasks
from trainer.gui.teamwatch import TeamWatch
from trainer.gui.tray import Tray

if TYPE_CHECKING:
    from trainer.gui.audio import MakePlayer


class Household(QObject):
    """Made when the database is open, gone when it is closed.

    Attributes:
        workspace: The services.
        desk: What screens and dialogs work with.
        daybreak: Says when it is another day.
        keeper: Checks and copies the file; None for one that may only be read.
        background: Reminds, and stays in the tray where there is one.
        team: Looks at what others have handed in and approved; None for a home that may only be read.

    Signals:
        room_told: How short the room on the disk has become; empty once there is enough again.
    """

    room_told = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        make_player: MakePlayer,
        tray: Tray | None,
        is_practising: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._voice = Voice(workspace, tasks, make_player, self)
        self._ear = Ear(lambda: workspace.hearing, self)
        self.desk = Desk(workspace, tasks, self._voice, self._ear, tray)
        self.daybreak = Daybreak(workspace.clock, self)
        self.keeper: Keeper | None = None
        self.team: TeamWatch | None = None
        if workspace.may_write:
            self.team = TeamWatch(workspace, tasks, self)
            self.keeper = Keeper(workspace, tasks, self)
            self.daybreak.broke.connect(self.keeper.daily)
        self.background = Background(tray, workspace.reminders, workspace.preferences, is_practising, self)
        self._is_short = self._is_keeping = self._is_wanted_again = False
        self._tasks = tasks
        self._keep_room(LITTLE_ROOM)

    def follow(self, changes: Changes) -> None:
        """Something was changed: reminders go by the settings, a backup may have been made, and room was needed."""
        if changes.settings:
            self.background.follow_settings()
        if self.team is not None and (changes.settings or changes.decks or changes.team):
            self.team.follow()
        if self.keeper is not None:
            self.keeper.tell()
        self._look_at_room(LAST_ROOM)
        if self._is_short:
            self._keep_room(LAST_ROOM)

    def _keep_room(self, shortage: str) -> None:
        """Not on the GUI thread: where there is some again, it is written full.

        Once more where it was wanted meanwhile, since it may have looked before there was any.
        """
        self._is_wanted_again = self._is_keeping
        if not self._is_keeping:
            self._is_keeping = True
            self._tasks.run(self.workspace.room.keep, lambda _: self._on_kept(shortage))

    def _on_kept(self, shortage: str) -> None:
        self._is_keeping = False
        self._look_at_room(shortage)
        if self._is_wanted_again:
            self._keep_room(shortage)

    def _look_at_room(self, shortage: str) -> None:
        was_short, self._is_short = self._is_short, self.workspace.room.is_short()
        if self._is_short != was_short:
            self.room_told.emit(shortage if self._is_short else "")

    def hush(self) -> None:
        """Nothing more is said, heard or begun; whoever waits for the voice is told at once."""
        self._voice.stop()
        self._ear.cancel()
        if self.keeper is not None:
            self.keeper.stop()
        self.workspace.silence()  # or a task that waits for a voice would be waited for
