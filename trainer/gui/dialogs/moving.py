"""A folder that is no place for a database: an offer to keep everything on this computer instead."""

from __future__ import annotations

from PySide6.QtCore import Slot

from trainer.errors import TrainerError
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import col
from trainer.gui.tasks import Tasks
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose
from trainer.paths import Home
from trainer.places import Hazard, Unsafe
from trainer.services import moving
from trainer.services.clock import Clock

_WHY = {
    Hazard.SYNCED: (
        "{name} keeps this folder in step",
        "It copies files while the trainer is writing to them, and that can damage what you practised.",
    ),
    Hazard.REMOTE: (
        "This folder lies on another computer",
        "On {name} a break in the line can damage what you practised.",
    ),
}


class MovingDialog(Sheet):
    """Move and go on, or quit.

    Attributes:
        home: Where to go on; None for not at all.
    """

    def __init__(self, old: Home, found: Unsafe, clock: Clock) -> None:
        super().__init__(None, "Objection trainer")
        self.home: Home | None = None
        self._old, self._new, self._clock = old, moving.haven(old), clock
        self._tasks = Tasks(self)
        self._move = Button("Move it and go on" if moving.has_work(old) else "Go on there", "primary")
        self._move.clicked.connect(self._on_move)
        self._move.setVisible(self._new is not None)
        leave = Button("Quit", "plain", key="Esc")
        leave.clicked.connect(self.reject)
        title, why = (text.format(name=found.name) for text in _WHY[found.hazard])
        what = col(
            Prose(title, "title"), 4, Prose(str(old.root), "small", "muted"), 8, Prose(why), Prose(self._offer()), gap=4
        )
        self.fill(what, leave, None, self._move, width=600)
        (self._move if self._new else leave).setFocus()

    def _offer(self) -> str:
        if self._new is None:
            return "Quit, and start the trainer with --home and a folder on this computer."
        if not moving.has_work(self._old):
            return f"Nothing was practised there yet. The usual folder is {self._new.root}."
        return f"It can be moved to {self._new.root}. What is here now stays as a copy, with a note."

    @Slot()
    def _on_move(self) -> None:
        if self._new is None:
            return
        if not moving.has_work(self._old):
            self._on_moved(None)
            return
        self._move.setEnabled(False)
        old, new, clock = self._old, self._new, self._clock
        self.strip.say("Copying, and looking the copy through…", "neutral")
        self._tasks.run(lambda: moving.move(old, new, clock), self._on_moved, self._on_failed)

    def _on_moved(self, _nothing: object) -> None:
        self.home = self._new
        self.accept()

    def _on_failed(self, error: TrainerError) -> None:
        self._move.setEnabled(True)
        self.strip.say(str(error))

    def done(self, result: int) -> None:
        """However it ends, a copy under way is waited for."""
        self._tasks.close()
        super().done(result)
