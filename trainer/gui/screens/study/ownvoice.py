"""Below what the rep said: how many of the ideas, in whose words; and the offer to keep words of one's own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trainer import voicewords
from trainer.domain.ownvoice import OwnVoice, Wording
from trainer.domain.views import Reveal
from trainer.gui.actions import key, native
from trainer.gui.layouts import col
from trainer.gui.widgets.prose import Prose


class OwnVoiceNote(QWidget):
    """Hidden where there is nothing to measure and nothing to offer; the button of the offer is in the foot."""

    def __init__(self) -> None:
        super().__init__()
        self._points = 0
        self._wording: Wording | None = None
        self._may_keep = False
        self._measured = Prose("", "small", "muted")
        self._offer = Prose("", "body")
        self.setLayout(col(self._measured, self._offer, gap=8))

    def show_reveal(self, reveal: Reveal, ticked: tuple[int, ...]) -> None:
        """Another reply, and the places of the points that are ticked."""
        self._points, self._wording = len(reveal.points), reveal.wording
        self._may_keep = reveal.may_keep_own
        offer = voicewords.KEEP if self._is_own else voicewords.REWRITE
        self._offer.setText(offer.format(key=native(key("own_words"))))
        self._measured.setVisible(reveal.wording is not None)
        self.setVisible(reveal.may_keep_own or reveal.wording is not None)
        self.show_ticked(ticked)

    def show_ticked(self, ticked: tuple[int, ...]) -> None:
        """Other points are ticked now; words of one's own are worth keeping once they cover an idea."""
        self._offer.setVisible(self._may_keep and (bool(ticked) or not self._points or not self._is_own))
        self._measured.setText(voicewords.own_voice(OwnVoice(ticked, self._points, self._wording)))

    @property
    def _is_own(self) -> bool:
        return self._wording in (Wording.OWN, Wording.PARTLY)
