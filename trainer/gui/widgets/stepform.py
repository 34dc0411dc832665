"""A next step: what happens, who does it, by when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from trainer.domain.scenes import NextStep
from trainer.gui.actions import key
from trainer.gui.layouts import col, row, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.field import SPOKEN, Field
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.prose import label

PARTS = (("what", "What happens next"), ("who", "Who does it"), ("when", "By when"))
WIDE = 260


class StepForm(QWidget):
    """Three fields; Enter goes to the first that is empty, and proposes when there is none.

    Signals:
        proposed: A `NextStep`; a part of it may be missing.
        left: Back to where one came from.
    """

    proposed = Signal(object)
    left = Signal()

    def __init__(self, question: str, deed: str, *, whole: bool = False) -> None:
        """Make a form; one that is `whole` lets nothing go that lacks a part."""
        super().__init__()
        self._fields = {part: Field("", told, WIDE, name=told, longest=SPOKEN) for part, told in PARTS}
        propose, back = Button(deed, "primary", key="Return"), Button("Back", "quiet", "undo-2", key=key("leave"))
        fields = Flow(*(wrap(col(label(told, "label", "muted"), self._fields[part], gap=2)) for part, told in PARTS))
        self._question = label(question, "strong")
        self.setLayout(col(self._question, fields, row(propose, back, None, gap=8), None, gap=10))
        propose.clicked.connect(self._on_return if whole else self._on_propose)
        back.clicked.connect(self.left)
        for field in self._fields.values():
            field.returnPressed.connect(self._on_return)

    def begin(self) -> None:
        """The cursor into the first field; what was filled in before is still there."""
        self._fields["what"].setFocus(Qt.FocusReason.TabFocusReason)

    def ask(self, question: str) -> None:
        """Ask it in other words."""
        self._question.setText(question)

    def clear(self) -> None:
        """Nothing is filled in."""
        for field in self._fields.values():
            field.clear()

    @Slot()
    def _on_return(self) -> None:
        empty = [field for field in self._fields.values() if not field.text().strip()]
        empty[0].setFocus() if empty else self._on_propose()

    @Slot()
    def _on_propose(self) -> None:
        self.proposed.emit(NextStep(**{part: field.text().strip() for part, field in self._fields.items()}))
