"""How a talk ended: the endings that would be true now can be chosen, the others tell what they lack."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from trainer import complaintwords, talkwords
from trainer.domain.scenes import Outcome
from trainer.gui.actions import key
from trainer.gui.layouts import col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.typeset import tooltip

QUESTION = "How did it end?"
MEANT = "Each of these is a good ending when it is the true one."


class Endings(QWidget):
    """A button for each ending, and one to go on talking.

    Signals:
        ended: An `Outcome`.
        left: Back to the talk.
    """

    ended = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._buttons = {outcome: Button(text, "plain") for outcome, text in talkwords.OUTCOMES.items()}
        back = Button("Go on talking", "quiet", "undo-2", key=key("leave"))
        choices = Flow(*self._buttons.values(), back, gap=8)
        self.setLayout(col(label(QUESTION, "strong"), Prose(MEANT, "small", "muted"), choices, gap=8))
        back.clicked.connect(self.left)
        for outcome, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, outcome=outcome: self.ended.emit(outcome))

    def show_outcomes(self, outcomes: Collection[Outcome], *, is_complaint: bool = False) -> None:
        """Offer these; to a complaint nobody says yes."""
        told = complaintwords if is_complaint else talkwords
        for outcome, button in self._buttons.items():
            button.setEnabled(outcome in outcomes)
            button.setVisible(outcome in told.OUTCOMES)
            why = told.OUTCOME_MEANINGS if outcome in outcomes else told.NOT_YET
            button.setToolTip(tooltip(why.get(outcome, "")))

    def begin(self) -> None:
        """The keyboard to the first ending that can be chosen."""
        first = next(button for button in self._buttons.values() if button.isEnabled())
        first.setFocus(Qt.FocusReason.TabFocusReason)
