"""What every screen has: a name, what it works with, and wishes it may utter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.domain.views import Changes
from trainer.errors import TrainerError
from trainer.gui.counting import Counting
from trainer.gui.desk import Desk


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

    def leave(self) -> None:
        """Another screen comes to the front; what was being read aloud here ends."""
        self.desk.voice.stop()
