"""The foot of a review: would the customer believe it, and may the deck go out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from trainer import reviewwords
from trainer.domain.remarks import Belief
from trainer.gui.actions import key
from trainer.gui.layouts import col, row, rule, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.picker import Picker
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.scale import NONE, Scale

MONTHS = (1, 3, 6, 12)
USUAL = 6
"""Months for which an approval counts unless somebody chooses otherwise: what is sold changes within a year."""

NEEDED = "needed before you approve"


class Verdict(QWidget):
    """Only reviewers see it.

    Signals:
        believed: A `Belief` in the line that is shown.
        changes_requested: The author shall change something.
        approved: The last day on which the approval shall count.
        withdrawn: One's own approval shall be taken back.
    """

    believed = Signal(object)
    changes_requested = Signal()
    approved = Signal(object)
    withdrawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        names = [reviewwords.BELIEFS[belief] for belief in Belief]
        self._belief = Scale(names, name=reviewwords.BELIEVE)
        self._belief.chosen.connect(lambda place: self.believed.emit(Belief(place + 1)))
        asked = row(label(reviewwords.BELIEVE, "strong"), None, label(NEEDED, "small", "muted"))
        self._question = wrap(col(asked, self._belief, gap=6))
        self._missing = Prose("", "small", "muted")
        self._until = Picker(name="Approve until")
        self._changes = Button("Ask for changes", "plain", key=key("ask_changes"))
        self._changes.clicked.connect(self.changes_requested)
        self._approve = Button("Approve", "primary", "badge-check", key=key("approve"))
        self._approve.clicked.connect(self.approve)
        self._withdraw = Button("Take the approval back", "plain", "undo-2")
        self._withdraw.clicked.connect(self.withdrawn)
        until = wrap(row(label("Until", "label", "muted"), self._until, gap=6))
        self._foot = Flow(self._changes, until, self._approve, self._withdraw, gap=8)
        self._for_approval = (until, self._approve, self._changes)
        content = col(self._question, self._missing, self._foot, gap=12, margins=(40, 16, 36, 20))
        self.setLayout(col(rule(), content, gap=0))

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in this order."""
        return (self._belief, self._changes, self._until, self._approve, self._withdraw)

    def show_days(self, today: date) -> None:
        """Until when one may approve, counted from this day; what was chosen stays chosen."""
        chosen = max(self._until.currentIndex(), MONTHS.index(USUAL) if not self._until.count() else 0)
        self._until.clear()
        for months in MONTHS:
            last = after(today, months)
            self._until.addItem(reviewwords.day(last), last)
        self._until.setCurrentIndex(chosen)

    def show_line(self, belief: Belief | None, *, is_asked: bool) -> None:
        """What was answered for a line; `is_asked` is False for one that goes."""
        self._belief.setValue(NONE if belief is None else belief - 1)
        self._question.setVisible(is_asked)

    def show_deck(self, missing: Sequence[str], *, is_approved: bool) -> None:
        """Why the deck cannot be approved yet; empty once it can."""
        for part in self._for_approval:
            part.setVisible(not is_approved)
        self._withdraw.setVisible(is_approved)
        self._approve.setEnabled(not missing)
        self._missing.setText(_told(missing) if not is_approved else "")
        self._missing.setVisible(bool(self._missing.text()))
        self._foot.updateGeometry()

    def choose(self, place: int) -> None:
        """Answer as if the key of that step were pressed, from 0."""
        if self._question.isVisible():
            self._belief.setValue(place)
            self.believed.emit(Belief(place + 1))

    @Slot()
    def approve(self) -> None:
        """Approve until the day that is chosen, if that can be done."""
        if self._approve.isEnabled() and self._approve.isVisible():
            self.approved.emit(self._until.currentData())


def after(today: date, months: int) -> date:
    """The same day so many months later; the last of its month where that has none."""
    year, month = divmod(today.month - 1 + months, 12)
    for day in range(today.day, 0, -1):
        try:
            return date(today.year + year, month + 1, day)
        except ValueError:
            continue
    raise AssertionError("every month has a first day")


def _told(missing: Sequence[str]) -> str:
    more = len(missing) - 1
    return f"{missing[0]} And {more} more to look at." if more > 0 else "".join(missing)
