"""The first page: what the rep makes of the talk, before the program says anything."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer import talkwords, words
from trainer.domain.played import Company, Played, Verdict
from trainer.gui.layouts import Margins, col, row
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.field import SPOKEN, Field
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.replybox import ReplyBox
from trainer.gui.widgets.scale import NONE, Scale

VIEW = "What went well, and what would you do otherwise?"
SURE = "How sure do you feel now?"
WIDE = 420
TRUST = "How far, do you think, did the customer come to trust you?"
_MET = tuple(talkwords.MET)


class OwnView(QWidget):
    """Asks; nothing has to be answered, and what was answered before stands there.

    Attributes:
        done: The button that goes on.

    Signals:
        concluded: The `Verdict`.
    """

    concluded = Signal(object)

    def __init__(self, played: Played, margins: Margins) -> None:
        super().__init__()
        self.done = Button("See what it shows", "primary", "eye", key="Return")
        self.done.clicked.connect(self._conclude)
        self._view = ReplyBox("", name=VIEW, lines=2, most=6)
        self._sure = Scale(talkwords.CONFIDENCE, name=SURE)
        self._met = Scale(tuple(talkwords.MET.values()), name=talkwords.ASKED_MET, numbered=False)
        self._trust = Scale(talkwords.TRUST, name=TRUST, numbered=False)
        because = talkwords.asked_because(played)
        self._because = Field("", "May stay empty", WIDE, name=because, longest=SPOKEN)
        objective = played.casting.objective
        aim = (label(talkwords.ASKED_MET, "strong"), Prose(words.curly(objective), "body", "muted"), self._met, 14)
        self.setLayout(
            col(
                label("Before the program says anything", "label", "muted"),
                4,
                Prose("How was it?", "headline"),
                14,
                label(VIEW, "strong"),
                self._view,
                14,
                *((label(because, "strong"), self._because, 14) if because else ()),
                *(aim if objective else ()),
                label(SURE, "strong"),
                self._sure,
                *((14, label(TRUST, "strong"), self._trust) if played.casting.company is not Company.ALONE else ()),
                18,
                row(self.done, None),
                None,
                gap=6,
                margins=margins,
            )
        )
        self.setFocusProxy(self._view)
        self._show(played.verdict)

    def _show(self, begun: Verdict) -> None:
        self._view.setText(begun.view)
        self._because.setText(begun.because)
        self._sure.setValue(begun.confidence - 1)
        self._trust.setValue(begun.trust - 1)
        self._met.setValue(NONE if begun.met is None else _MET.index(begun.met))

    def verdict(self) -> Verdict:
        """What was answered so far."""
        place = self._met.value()
        met = None if place == NONE else _MET[place]
        trust, because = self._trust.value() + 1, self._because.text().strip()
        return Verdict(self._view.text().strip(), self._sure.value() + 1, met, trust, because)

    def _conclude(self) -> None:
        self.concluded.emit(self.verdict())
