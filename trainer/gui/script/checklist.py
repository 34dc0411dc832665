"""What one heard in a reply: the families as chips, those that the coach found told apart."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.domain.feedback import FAULTS, MOVES, SOFTENERS, Label
from trainer.gui.layouts import Item, col, row
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import AskChip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.prose import label

GROUPS: Mapping[str, tuple[Label, ...]] = {"It softened": SOFTENERS, "It moved on": MOVES, "It got in the way": FAULTS}
COACH = "coach"


class Checklist(QWidget):
    """Chips that are chosen or not. Nothing is marked until somebody touches one or takes over what the coach heard.

    Signals:
        marked: A frozen set of labels.
    """

    marked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._chips = {found: AskChip(words.LABELS[found], found.kind, outline=True, checkable=True) for found in Label}
        self._found: frozenset[Label] = frozenset()
        self._agree = Button("As the coach heard it", "quiet", "check")
        self._agree.clicked.connect(self._on_agreed)
        groups: list[Item] = []
        for told, labels in GROUPS.items():
            groups += [label(told, "caption", "muted"), Flow(*(self._chips[found] for found in labels), gap=6), 6]
        self.setLayout(col(*groups, row(self._agree, None), gap=4))
        for chip in self._chips.values():
            chip.clicked.connect(self._on_touched)

    def show_marks(self, marks: Collection[Label] | None, found: Collection[Label]) -> None:
        """Show what was marked, None for nothing yet, and beside it what the coach found."""
        self._found = frozenset(found)
        for one, chip in self._chips.items():
            chip.setChecked(one in (marks or ()))
            chip.setNote(COACH if one in self._found else "")
        self._agree.setVisible(bool(self._found) and frozenset(marks or ()) != self._found)

    @Slot()
    def _on_touched(self) -> None:
        self.marked.emit(frozenset(one for one, chip in self._chips.items() if chip.isChecked()))

    @Slot()
    def _on_agreed(self) -> None:
        self.marked.emit(self._found)
