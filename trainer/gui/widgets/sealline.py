"""Whose word a deck has: an icon and a sentence, and a way to say that one knows who signed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer import reviewwords
from trainer.domain.seals import Badge, Seal
from trainer.gui.layouts import row
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.glyph import Glyph
from trainer.gui.widgets.prose import Prose

CONFIRM = "Confirm them…"
FACES = {
    Seal.REVIEWED: ("badge-check", "positive"),
    Seal.OWN: ("badge-check", "muted"),
    Seal.RAN_OUT: ("hourglass", "muted"),
    Seal.UNCONFIRMED: ("badge-alert", "warning"),
    Seal.CHANGED: ("badge-alert", "warning"),
    Seal.WITHDRAWN: ("badge-alert", "warning"),
    Seal.NONE: ("circle-dashed", "muted"),
    Seal.ALTERED: ("shield-alert", "danger"),
}


class SealLine(QWidget):
    """One seal.

    Signals:
        confirm_requested: The person knows whoever signed.
    """

    confirm_requested = Signal()

    def __init__(self, badge: Badge) -> None:
        super().__init__()
        self._glyph, self._told = Glyph("circle-dashed", size=20), Prose()
        self._confirm = Button(CONFIRM, "quiet", "badge-check")
        self._confirm.clicked.connect(self.confirm_requested)
        self.setLayout(row(self._glyph, (self._told, 1), self._confirm, gap=10))
        self.show_badge(badge)

    def show_badge(self, badge: Badge) -> None:
        """Another seal."""
        self._glyph.setIcon(*FACES[badge.seal])
        self._told.setText(reviewwords.seal(badge))
        self._confirm.setVisible(badge.seal is Seal.UNCONFIRMED)
