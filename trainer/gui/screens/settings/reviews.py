"""Where the team's decks lie, who signs on this computer, and whose signatures are believed here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from trainer.domain.approval import fingerprint
from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.dialogs.ownkey import OwnKeyDialog
from trainer.gui.layouts import col, row, wrap
from trainer.gui.screens.settings.controls import Group, Line
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose

ABOUT = (
    "A deck that was reviewed carries a signature. It counts here once you have compared the reviewer’s fingerprint."
)
NO_KEY = "You need one only to approve decks."
NO_FOLDER = (
    "A folder on a drive that all of you see. Decks are handed in and fetched there; nothing else of yours goes out."
)
READ_OUT = "Read this out to whoever asks for your fingerprint: {}"


class ReviewsGroup(QWidget):
    """The team's folder, one's own key and those of others.

    Signals:
        changed: Another folder or key is there, or one less.
        failed: The `TrainerError` for which it is not.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._publishing, self._team = desk, desk.workspace.publishing, desk.workspace.team
        self.setLayout(col(Group("Reviews", ABOUT, *self._lines()), gap=0))

    def _folder(self) -> Line:
        folder = self._team.folder
        choose = Button("Choose another…" if folder else "Choose a folder…", "plain", "folder")
        choose.clicked.connect(self._choose)
        leave = Button("Leave it", "quiet", "x", name="Leave the team’s folder")
        leave.clicked.connect(self._leave)
        buttons = (choose, leave) if folder else (choose,)
        return "Team folder", wrap(row(*buttons)), str(folder.root) if folder else NO_FOLDER

    @Slot()
    def _choose(self) -> None:
        from trainer.gui.dialogs.files import Files

        Files(self.window()).to_look_in("The folder that your team shares", self.connect_to)

    def connect_to(self, root: Path) -> None:
        """Work with that folder from now on."""
        self._try(partial(self._team.connect, root))

    @Slot()
    def _leave(self) -> None:
        self._try(self._team.leave)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self.changed.emit()

    def _lines(self) -> tuple[Line, ...]:
        try:
            own, others = self._publishing.reviewer(), self._publishing.others()
        except TrainerError as error:
            return self._folder(), ("", Prose(str(error), "body", "warning"), "")
        make = Button("Make another…" if own else "Make a key…", "plain", "badge-check")
        make.clicked.connect(self._ask)
        told = READ_OUT.format(fingerprint(own.key)) if own else NO_KEY
        lines: list[Line] = [self._folder(), ("Your key", make, f"{own.name}. {told}" if own else told)]
        for key, name in others.items():
            forget = Button("Believe no longer", "quiet", "x", name=f"Believe {name} no longer")
            forget.clicked.connect(partial(self._forget, key))
            lines.append((name, wrap(row(forget)), fingerprint(key)))
        return tuple(lines)

    @Slot()
    def _ask(self) -> None:
        dialog = OwnKeyDialog(self._desk, self.window())  # this group is made anew once there is a key
        dialog.made.connect(self.changed)
        dialog.open()

    def _forget(self, key: str, _checked: bool = False) -> None:
        self._try(partial(self._publishing.forget, key))
