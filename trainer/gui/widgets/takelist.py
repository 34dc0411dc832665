"""Replies of one's own that were kept as sound: each with its day, how long it is, and a button to hear it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer import voicewords
from trainer.domain.spoken import Kept
from trainer.gui.layouts import clear, col, row, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import label


class TakeList(QWidget):
    """Out of sight until there is one.

    Signals:
        hear_requested, delete_requested: The `Kept` one.
    """

    hear_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, title: QWidget, most: int, *, may_delete: bool = False) -> None:
        """A list of `most` takes, under a title."""
        super().__init__()
        self._most, self._may_delete = most, may_delete
        self._rows = col(gap=0)
        self._more = label("", "small", "muted")
        self.setLayout(col(title, 2, self._rows, self._more, gap=0))
        self.hide()

    def show_takes(self, takes: Sequence[Kept]) -> None:
        """The newest first; of those that find no place it is said how many there are."""
        clear(self._rows)
        for take in takes[: self._most]:
            self._rows.addWidget(self._row(take))
        self._more.setText(voicewords.earlier_still(len(takes) - self._most))
        self._more.setVisible(len(takes) > self._most)
        self.setVisible(bool(takes))

    def _row(self, take: Kept) -> QWidget:
        day = voicewords.day_of(take)
        hear = Button(day, "quiet", "play", name=f"Hear what you said on {day}")
        hear.clicked.connect(partial(self.hear_requested.emit, take))
        length = label(voicewords.length_of(take), "small", "muted")
        if not self._may_delete:
            return wrap(row(hear, length, None, gap=8))
        delete = Button("", "quiet", "trash-2", name=f"Delete what you said on {day}")
        delete.clicked.connect(partial(self.delete_requested.emit, take))
        return wrap(row(hear, length, None, delete, gap=8))
