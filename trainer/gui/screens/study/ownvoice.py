"""Below what the rep said: how many of the ideas, in whose words; and the offer to keep words of one's own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer import voicewords
from trainer.domain.ownvoice import OwnVoice, Wording
from trainer.domain.views import Reveal
from trainer.gui.actions import key
from trainer.gui.layouts import col, row, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose


class OwnVoiceNote(QWidget):
    """Hidden where there is nothing to measure and nothing to offer.

    Signals:
        own_words_requested: The offer was taken up.
    """

    own_words_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._points = 0
        self._wording: Wording | None = None
        self._measured = Prose("", "small", "muted")
        self._words = Prose("", "body")
        self._take_up = Button("In my words", "plain", "repeat", key=key("own_words"))
        self._offer = wrap(col(self._words, row(self._take_up, None), gap=8, margins=(0, 6, 0, 2)))
        self.setLayout(col(self._measured, self._offer, gap=4))
        self._take_up.clicked.connect(self.own_words_requested)

    def show_reveal(self, reveal: Reveal, ticked: tuple[int, ...]) -> None:
        """Another reply, and the places of the points that are ticked."""
        self._points, self._wording = len(reveal.points), reveal.wording
        self._words.setText(voicewords.KEEP if reveal.wording in (Wording.OWN, Wording.PARTLY) else voicewords.REWRITE)
        self._offer.setVisible(reveal.may_keep_own)
        self._measured.setVisible(reveal.wording is not None)
        self.setVisible(reveal.may_keep_own or reveal.wording is not None)
        self.show_ticked(ticked)

    def show_ticked(self, ticked: tuple[int, ...]) -> None:
        """Other points are ticked now."""
        self._measured.setText(voicewords.own_voice(OwnVoice(ticked, self._points, self._wording)))
