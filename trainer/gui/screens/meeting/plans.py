"""The meetings that were prepared, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer import meetingwords
from trainer.domain.prehandle import Plan
from trainer.gui.actions import key
from trainer.gui.layouts import col, row
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.offerline import OfferLine
from trainer.gui.widgets.prose import Prose, label

INTRO = (
    "Choose what is likely to come up, and write what you say about it before they do. An objection that you raise "
    "yourself, fairly and with an answer, weighs less than one that comes as a surprise."
)
NONE_YET = "None yet. Each is kept here, on this computer, and fits on one page to take with you."


class Plans(QWidget):
    """A page to begin from.

    Attributes:
        new: The button that begins another one.

    Signals:
        chosen: The `Plan` to go on with.
    """

    chosen = Signal(object)

    def __init__(self, plans: Sequence[Plan]) -> None:
        super().__init__()
        self.new = Button("Prepare a meeting", "primary", "plus", key=key("new_plan"))
        rows = [self._row(plan) for plan in plans] or [Prose(NONE_YET, "body", "muted")]
        self.setLayout(
            col(
                label("Before a meeting", "label", "muted"),
                4,
                Prose("Say it first", "headline"),
                2,
                Prose(INTRO, "body", "muted"),
                14,
                row(self.new, None),
                26,
                label("Prepared so far", "strong"),
                *rows,
                None,
                gap=4,
            )
        )

    def _row(self, plan: Plan) -> QWidget:
        title, told = meetingwords.meeting(plan), meetingwords.prepared(plan)
        line = OfferLine(f"{title} – {told}", "calendar", "neutral", name=f"{title}: {told}")
        line.clicked.connect(lambda _checked=False: self.chosen.emit(plan))
        return line
