"""After the talk: how far a customer would have believed it and come to trust the rep, as one seat saw it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from trainer import talkwords
from trainer.domain.played import MOST, Mark
from trainer.gui.layouts import col, row
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.replybox import ReplyBox
from trainer.gui.widgets.scale import Scale

BELIEVABLE = "Would a customer believe it?"
TRUST = "How far did you come to trust them?"
COMMENT = "What helped most, and what would you have liked to be asked?"
HIDDEN = "The rep guesses your answer before they see it."


class Rating(QWidget):
    """Two scales and a comment; each may stay open.

    Signals:
        given: A `Mark` on the whole talk.
        kept: The same, for one that was only begun.
    """

    given = Signal(object)
    kept = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._mark: Mark | None = None
        self._who = Prose("", "headline")
        self._believable = Scale(talkwords.BELIEVABLE, name=BELIEVABLE)
        self._trust = Scale(talkwords.TRUST, name=TRUST)
        self._comment = ReplyBox("", name=COMMENT, lines=2, most=5)
        self._keep = Button("Keep it", "primary", "check", key="Ctrl+Return")
        self._keep.clicked.connect(self.give)
        self.setLayout(
            col(
                label("The talk is over", "label", "muted"),
                4,
                self._who,
                18,
                label(BELIEVABLE, "strong"),
                self._believable,
                14,
                label(TRUST, "strong"),
                self._trust,
                Prose(HIDDEN, "small", "muted"),
                14,
                label(COMMENT, "strong"),
                self._comment,
                18,
                row(self._keep, None),
                None,
                gap=6,
            )
        )

    def ask(self, who: str, mark: Mark) -> None:
        """Ask somebody by name; what they said before stands there."""
        self._mark = mark
        self._who.setText(f"How was it from your side, {who}?" if who else "How was it from your side?")
        self._believable.setValue(mark.believable - 1)
        self._trust.setValue(mark.trust - 1)
        self._comment.setText(mark.comment)
        self._believable.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, place: int) -> None:
        """Answer the scale on which the keyboard is, or the first that is open; then go on to the next."""
        scales, focused = (self._believable, self._trust), QApplication.focusWidget()
        with_keyboard = (scale for scale in scales if focused is not None and scale.isAncestorOf(focused))
        scale = next(with_keyboard, None) or next((one for one in scales if one.value() < 0), None)
        if scale is not None and place <= MOST:
            scale.setValue(place - 1)
            after = self._trust if scale is self._believable else self._comment
            after.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def give(self) -> None:
        """What was chosen so far is the answer."""
        self._mark = self._answer()
        self.given.emit(self._mark)

    def keep(self) -> None:
        """Keep what was chosen and written so far, if it is another answer."""
        if self._mark is not None and (answer := self._answer()) != self._mark:
            self._mark = answer
            self.kept.emit(answer)

    def _answer(self) -> Mark:
        assert self._mark is not None
        believable, trust = self._believable.value() + 1, self._trust.value() + 1
        return replace(self._mark, believable=believable, trust=trust, comment=self._comment.text().strip())
