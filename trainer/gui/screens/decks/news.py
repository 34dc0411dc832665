"""Decks that the team has approved and that are not here yet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer import reviewwords
from trainer.gui.layouts import clear, col
from trainer.gui.widgets.offerline import OfferLine
from trainer.gui.widgets.sealline import FACES
from trainer.services.team import Newer

MOST = 3


class News(QWidget):
    """A line for each of the first few; out of sight while there is none.

    Signals:
        wanted: The path of a deck file that is to be looked at.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lines = col(gap=2)
        self.setLayout(self._lines)
        self.hide()

    def show_newer(self, newer: Sequence[Newer]) -> None:
        """These decks can be fetched."""
        clear(self._lines)
        for one in newer[:MOST]:
            line = OfferLine(told(one), *FACES[one.badge.seal])
            line.clicked.connect(partial(self.wanted.emit, one.path))
            self._lines.addWidget(line)
        self.setVisible(bool(newer))


def told(newer: Newer) -> str:
    """``Price, version 14, is ready; you have 13. Reviewed by Dana until 2 Sep 2026.``"""
    here = f"you have {newer.here}" if newer.here else "it is new to you"
    return f"{newer.title}, version {newer.version}, is ready; {here}. {reviewwords.seal(newer.badge)}"
