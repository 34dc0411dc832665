"""Counting the lines that customers say, from wherever, with the way back in the same place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from trainer import words
from trainer.errors import TrainerError
from trainer.gui.notices import REDO, UNDO, Offer

if TYPE_CHECKING:
    from trainer.services.capture import Capture, Captured

NOTHING = "There is nothing to take back."


class Counting(QObject):
    """Counts, takes back, and says so.

    Signals:
        changed: `Changes`.
        noted: An `Offer` to take that back again, or a sentence.
        failed: A `TrainerError`.
    """

    changed = Signal(object)
    noted = Signal(object)
    failed = Signal(object)

    def __init__(self, capture: Capture, parent: QObject) -> None:
        super().__init__(parent)
        self._capture = capture

    def is_for(self, capture: Capture) -> bool:
        """Whether it counts there; another database may have been opened meanwhile."""
        return self._capture is capture

    def again(self, card_id: str) -> None:
        """A customer said the line of this card."""
        self._do(lambda: self._capture.again(card_id), UNDO, self.undo)

    def less(self, card_id: str) -> None:
        """That was one time too many."""
        self._do(lambda: self._capture.less(card_id), UNDO, self.undo)

    def undo(self) -> None:
        """Take the newest one back."""
        self._do(self._capture.undo, REDO, self.redo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._do(self._capture.redo, UNDO, self.undo)

    @Slot(object)
    def tell(self, captured: Captured) -> None:
        """Something was counted or written down just now."""
        self._tell(captured, UNDO, self.undo)

    def _do(self, work: Callable[[], Captured | None], action: str, way_back: Callable[[], None]) -> None:
        try:
            captured = work()
        except TrainerError as error:
            self.failed.emit(error)
            return
        if captured is None:
            self.noted.emit(NOTHING)
        else:
            self._tell(captured, action, way_back)

    def _tell(self, captured: Captured, action: str, way_back: Callable[[], None]) -> None:
        self.changed.emit(captured.changes)
        sentence = words.captured(captured.line, captured.times, is_new=captured.is_new, is_more=captured.is_more)
        self.noted.emit(Offer(sentence, action, way_back))
