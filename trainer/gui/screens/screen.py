"""What every screen has: a name, what it works with, and wishes it may utter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.domain.views import Changes
from trainer.errors import TrainerError
from trainer.gui.counting import Counting
from trainer.gui.desk import Desk
from trainer.gui.notices import REDO, UNDO, Offer

AS_BEFORE = "The card is as it was before."


@dataclass(frozen=True)
class Go:
    """A wish to see another screen, with what that screen should show."""

    screen: str
    what: Any = None


@dataclass(frozen=True)
class Act:
    """What one key does on a screen: the id of an action of `trainer.gui.actions` and its handler."""

    name: str
    run: Callable[[], None]
    enabled: Callable[[], bool] = field(default=lambda: True)


class Screen(QWidget):
    """A page of the window.

    Signals:
        go_requested: A `Go`.
        changed: `Changes` that other screens may want to know.
        failed: A `TrainerError` for the strip.
        noted: A sentence for the strip that is no trouble, or an `Offer` with what can be done about it.
        act_requested: The name of an action, to be done as if its key were pressed.
        reopening: A function that changes the database while nobody has it open, and returns a sentence on that.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    focused: ClassVar[bool] = False
    """True while answering: no sidebar."""

    go_requested = Signal(object)
    changed = Signal(object)
    failed = Signal(object)
    noted = Signal(object)
    act_requested = Signal(str)
    reopening = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName(self.name)
        self.setAccessibleName(self.title)

    def open(self, what: Any = None) -> None:
        """The screen comes to the front; `what` is what it was asked to show."""

    def acts(self) -> tuple[Act, ...]:
        """What keys do here."""
        return ()

    def on_changes(self, changes: Changes) -> None:
        """Something was changed elsewhere; this screen may be behind another one."""

    def prefer(self, **chosen: Any) -> None:
        """Change settings. What cannot be written is told, and holds all the same until the program ends."""
        try:
            self.desk.workspace.preferences.change(**chosen)
        except TrainerError as error:
            self.failed.emit(error)

    def counting(self, on_changed: Callable[[Changes], None]) -> Counting:
        """What counts the lines that were heard, and says here what came of it."""
        counting = Counting(self.desk.workspace.capture, self)
        counting.changed.connect(on_changed)
        counting.noted.connect(self.noted)
        counting.failed.connect(self.failed)
        return counting

    def tell_kept(self, sentence: str, changes: Changes) -> None:
        """An edit was kept: show the card as it is now, say so, and offer to take it back."""
        self._show_edit(changes, Offer(sentence, UNDO, lambda: self._turn_edit(partial(self._tell_turned, sentence))))

    def _tell_turned(self, sentence: str, changes: Changes) -> None:
        self._show_edit(changes, Offer(AS_BEFORE, REDO, lambda: self._turn_edit(partial(self.tell_kept, sentence))))

    def _turn_edit(self, tell: Callable[[Changes], None]) -> None:
        try:
            changes = self.desk.workspace.editing.turn()
        except TrainerError as error:
            self.failed.emit(error)
        else:
            tell(changes)

    def _show_edit(self, changes: Changes, offer: Offer) -> None:
        self.on_changes(changes)
        self.changed.emit(changes)
        self.noted.emit(offer)

    def leave(self) -> None:
        """Another screen comes to the front; what was being read aloud here ends, and what was being said."""
        self.desk.voice.stop()
        self.desk.ear.cancel()
