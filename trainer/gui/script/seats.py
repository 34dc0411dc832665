"""Who marks: the person who plays the customer, or one who watches."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer import talkwords
from trainer.domain.played import Casting, Seat
from trainer.gui.layouts import clear, col
from trainer.gui.widgets.chip import AskChip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.prose import label


class Seats(QWidget):
    """Two chips of which one is chosen; not to be seen where nobody watches.

    Signals:
        chosen: A `Seat`.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.seat = Seat.PARTNER
        self._chips: dict[Seat, AskChip] = {}
        self._row = col(gap=0)
        self.setLayout(col(label("Who marks", "caption", "muted"), self._row, gap=4))

    def show_seats(self, casting: Casting) -> None:
        """Those who are there; the partner marks first."""
        names = {Seat.PARTNER: talkwords.partner(casting), Seat.OBSERVER: casting.observer}
        self._chips = {seat: AskChip(name, outline=True, checkable=True) for seat, name in names.items()}
        for seat, chip in self._chips.items():
            chip.clicked.connect(partial(self._sit, seat))
        clear(self._row)
        self._row.addWidget(Flow(*self._chips.values(), gap=6))
        self.setVisible(bool(casting.observer))
        self._sit(Seat.PARTNER)

    def _sit(self, seat: Seat, _checked: bool = False) -> None:
        self.seat = seat
        for other, chip in self._chips.items():
            chip.setChecked(other is seat)
        self.chosen.emit(seat)
