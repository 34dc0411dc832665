"""What somebody complains of: one of the complaints by its first line, or any."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.domain.complaint import Complaint
from trainer.gui.layouts import add, clear, col
from trainer.gui.screens.roleplay.choices import asked
from trainer.gui.widgets.options import Options

WHICH = "Which complaint?"
ANY = "Any: the one you have met least"


class ComplaintChoice(QWidget):
    """The complaints there are, read when they are first wanted."""

    def __init__(self) -> None:
        super().__init__()
        self._options: Options[str] | None = None
        self._column = col(gap=6)
        self.setLayout(self._column)

    def show_complaints(self, complaints: Sequence[Complaint]) -> None:
        """Offer these; what was chosen stays so."""
        if self._options is not None:
            return
        lines = {"": ANY} | {one.key: words.curly(one.line) for one in complaints}
        self._options = Options(lines, role="speech_s", name=WHICH)
        clear(self._column)
        for item in asked(WHICH, self._options):
            add(self._column, item)

    @property
    def key(self) -> str:
        """Of the one that is chosen; empty for any."""
        return self._options.value if self._options is not None else ""
