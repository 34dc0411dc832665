"""Dialogs that belong to no screen: they open over whatever is in front, and what was typed there stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trainer.gui.counting import Counting

if TYPE_CHECKING:
    from trainer.domain.views import ClockDoubt
    from trainer.gui.desk import Desk
    from trainer.gui.dialogs.clock import ClockDialog
    from trainer.services.capture import Capture
    from trainer.services.clock import DoubtfulClockError
    from trainer.services.study import Study

GRADE_AGAIN = "The intervals go by that clock now. Grade this line again."
SET_CLOCK = "Nothing was counted. Set the clock, then grade this line again."


class Errands(QObject):
    """Opens them, and tells what came of it.

    Signals:
        went: A `Go` that was chosen.
        changed: `Changes`.
        noted: A sentence for the strip, or an `Offer`.
        failed: A `TrainerError`.
    """

    went = Signal(object)
    changed = Signal(object)
    noted = Signal(object)
    failed = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._counting: Counting | None = None

    def show_keys(self) -> None:
        """F1."""
        from trainer.gui.dialogs.keys import KeysDialog

        KeysDialog(self._window).open()

    def take_down(self, desk: Desk) -> None:
        """A line that a customer said."""
        from trainer.gui.dialogs.capture import CaptureDialog

        dialog = CaptureDialog(desk, self._window)
        dialog.kept.connect(self._counting_for(desk.workspace.capture).tell)
        dialog.open()

    def _counting_for(self, capture: Capture) -> Counting:
        if self._counting is None or not self._counting.is_for(capture):
            self._counting = Counting(capture, self)
            self._counting.changed.connect(self.changed)
            self._counting.noted.connect(self.noted)
            self._counting.failed.connect(self.failed)
        return self._counting

    def ask_about_the_call(self, desk: Desk) -> None:
        """Which kind may come up, and how much time there is."""
        from trainer.gui.dialogs.cram import CramDialog

        dialog = CramDialog(self._window, desk.workspace.capture.top().to_practise)
        dialog.chosen.connect(self.went)
        dialog.open()

    def doubts_clock(self, study: Study, wish: Any) -> bool:
        """Whether the clock looks wrong: then ask, and repeat the wish once it is said to be right."""
        plans = wish.screen == "study" and "cram" not in (wish.what or {})
        if not plans or (doubt := study.clock_doubt()) is None:
            return False
        self._ask_about_clock(study, doubt).accepted.connect(lambda: self.went.emit(wish))
        return True

    def doubts_grade(self, study: Study, error: DoubtfulClockError) -> None:
        """The clock has jumped while a line was answered: ask, and let the line be graded again."""
        from trainer.domain.views import Changes

        dialog = self._ask_about_clock(study, error.doubt)
        dialog.accepted.connect(lambda: self.changed.emit(Changes(cards=frozenset({error.card_id}))))
        dialog.accepted.connect(lambda: self.noted.emit(GRADE_AGAIN))
        dialog.rejected.connect(lambda: self.noted.emit(SET_CLOCK))

    def _ask_about_clock(self, study: Study, doubt: ClockDoubt) -> ClockDialog:
        from trainer.gui.dialogs.clock import ClockDialog

        dialog = ClockDialog(doubt, self._window)
        dialog.accepted.connect(study.trust_clock)
        dialog.open()
        return dialog
