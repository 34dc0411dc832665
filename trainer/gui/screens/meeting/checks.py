"""What the coach hears in a line that is to be said first, in one row of chips."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.domain.categories import Category
from trainer.domain.prehandle import LONGEST_S, FirstLine
from trainer.gui.advice import advice
from trainer.gui.layouts import clear, col
from trainer.gui.widgets.chip import Chip
from trainer.gui.widgets.flow import Flow
from trainer.services.coaching import Coaching

NAMED, UNNAMED = "Names it first", "Does not name it yet"
ENOUGH = "one is enough"


class Checks(QWidget):
    """Facts, no score; out of sight until something was heard."""

    def __init__(self, coach: Coaching, kind: Category) -> None:
        super().__init__()
        self._coach, self._kind = coach, kind
        self._chips, self._faults = Flow(), col(gap=2)
        self.setLayout(col(self._chips, self._faults, gap=6))
        self.hide()

    def show_line(self, line: FirstLine | None) -> None:
        """What was heard; None for nothing."""
        clear(self._faults)
        self.setVisible(line is not None)
        if line is not None:
            self._chips.setItems(*_chips(line))
            for fault, said in line.faults:
                for told in advice(self._coach, fault, said, self._kind):
                    self._faults.addWidget(told)


def _chips(line: FirstLine) -> Iterator[Chip]:
    yield Chip(NAMED, "move", "circle-check") if line.names_it else Chip(UNNAMED, icon="circle-dashed", outline=True)
    lasts = words.plural(line.seconds, "second")
    if line.is_long:
        yield Chip(lasts, "fault", "hourglass", note=f"better under {LONGEST_S}", outline=True)
    else:
        yield Chip(lasts, icon="clock", outline=True)
    if line.softeners:
        note = ENOUGH if line.softeners > 1 else ""
        yield Chip(words.plural(line.softeners, "softener"), "softener", note=note, outline=True)
