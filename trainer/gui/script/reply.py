"""The reply under the partner's eyes: what was heard in it, a note on it, and asking for it once more."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from trainer import talkwords, words
from trainer.domain.feedback import Label
from trainer.domain.played import Mark, Played, Seat, replies
from trainer.gui.layouts import col, row
from trainer.gui.script.checklist import Checklist
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.replybox import ReplyBox

KEEP_MS = 600
NOTE = "A note on this reply, for later"
LISTEN = "Listen, and tick what you hear."
NOW = -2
"""The place of a reply that the rep is just saying; nothing of it is kept yet."""


class ReplyPanel(QWidget):
    """One of the replies that count, or the one that is just being said; the newest unless another was chosen.

    Signals:
        marked: A `Mark`. Its place is `NOW` when it is about what the rep is just saying.
        retake_requested: The place of the reply that is to be said once more.
    """

    marked = Signal(object)
    retake_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._played: Played | None = None
        self._seat = Seat.PARTNER
        self._places: tuple[int, ...] = ()
        self._at = -1
        self._kept = ""
        self._name, self._said = label("", "strong"), Prose("", "body")
        self._back = Button(kind="quiet", icon="chevron-left", name="The reply before")
        self._on = Button(kind="quiet", icon="chevron-right", name="The reply after")
        self._checklist = Checklist()
        self._note = ReplyBox(NOTE, name=NOTE, role="body", lines=1, most=4)
        self._retake = Button("Once more, please", "quiet", "rotate-ccw")
        self._keeping = QTimer(self, singleShot=True, interval=KEEP_MS)
        head = row(self._name, None, self._back, self._on, gap=2)
        self.setLayout(col(head, self._said, 6, self._checklist, self._note, row(self._retake, None), gap=6))
        self._connect()

    def _connect(self) -> None:
        self._back.clicked.connect(lambda _checked=False: self._turn(-1))
        self._on.clicked.connect(lambda _checked=False: self._turn(1))
        self._checklist.marked.connect(self._on_marked)
        self._note.changed.connect(self._keeping.start)
        self._keeping.timeout.connect(self.keep)
        self._retake.clicked.connect(lambda _checked=False: self.retake_requested.emit(self._place))

    @property
    def _place(self) -> int:
        """Of the reply among the turns, or `NOW`."""
        return self._places[self._at]

    def show_played(self, played: Played, seat: Seat, *, is_listening: bool, newest: bool = True) -> None:
        """Show a reply as it is seen from a seat.

        Args:
            played: The talk so far.
            seat: Whose marks are shown.
            is_listening: The rep is to speak now.
            newest: Go to the newest reply; else stay at the one that was chosen.
        """
        self.keep()
        self._played, self._seat = played, seat
        self._places = (*replies(played.turns), *((NOW,) if is_listening else ()))
        last = len(self._places) - 1
        self._at = last if newest else min(self._at, last)
        self.setVisible(last >= 0)
        if last >= 0:
            self._show()

    def _turn(self, by: int) -> None:
        self.keep()
        self._at = min(max(self._at + by, 0), len(self._places) - 1)
        self._show()

    def _show(self) -> None:
        assert self._played is not None
        count, is_now, mark = len(self._places), self._place == NOW, self._mark()
        turn = None if is_now else self._played.turns[self._place]
        self._name.setText(f"Reply {self._at + 1}" if is_now else f"Reply {self._at + 1} of {count}")
        self._said.setText(words.curly(turn.said or talkwords.ALOUD) if turn else LISTEN)
        found = turn.feedback.counting().labels if turn and turn.feedback else ()
        self._checklist.show_marks(mark.labels, found)
        self._kept = mark.comment
        self._note.setText(mark.comment)
        self._back.setEnabled(self._at > 0)
        self._on.setEnabled(self._at < count - 1)
        self._retake.setVisible(not is_now and not self._played.ended_ms and self._seat is Seat.PARTNER)

    def _mark(self) -> Mark:
        assert self._played is not None
        return self._played.mark(self._seat, self._place)

    @Slot(object)
    def _on_marked(self, labels: frozenset[Label]) -> None:
        self._keeping.stop()
        self._kept = self._note.text().strip()
        self.marked.emit(replace(self._mark(), labels=labels, comment=self._kept))

    @Slot()
    def keep(self) -> None:
        """Keep the note, if it was changed."""
        self._keeping.stop()
        if (comment := self._note.text().strip()) != self._kept:
            self._kept = comment
            self.marked.emit(replace(self._mark(), comment=comment))
