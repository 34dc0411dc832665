"""What people say of a line that is reviewed, and a box to say something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from trainer import reviewwords, words
from trainer.domain.remarks import Remark
from trainer.gui.layouts import clear, col, row, wrap
from trainer.gui.screens.review.redline import marked
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.initials import Initials
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.replybox import ReplyBox
from trainer.gui.widgets.switch import Switch

ASK = "Add a comment on this line"
BETTER = "Write a reply that would be better"
SUGGEST = "Suggest a reply"
NAMELESS = "Write your name in the settings, and you can comment."


class Comments(QWidget):
    """The remarks on one line, and below them the box.

    Signals:
        said: A comment in words.
        suggested: A reply that would be better.
    """

    said = Signal(str)
    suggested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._count = label("", "small", "muted")
        self._list = col(gap=14)
        send = Button(kind="quiet", icon="corner-down-left", name="Send")
        send.clicked.connect(self._send)
        self._box = ReplyBox(ASK, role="body", lines=1, most=6, after=(send,), enter_sends=True, level="flat")
        self._box.sent.connect(self._send)
        self._better = Switch(SUGGEST)
        self._better.toggled.connect(self._on_toggled)
        self._nameless = Prose(NAMELESS, "small", "muted")
        head = row(label("Comments", "strong"), self._count, None, self._better)
        self.setLayout(col(head, 8, self._list, 10, self._box, self._nameless, gap=0))

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in this order."""
        return (self._box.edit, self._better)

    @property
    def begun(self) -> str:
        """What stands in the box and was not sent."""
        return self._box.text()

    def show_remarks(self, remarks: Iterable[Remark], reply: str, today: date, *, may_speak: bool) -> None:
        """These remarks, the oldest first; a suggestion is told by how it differs from the reply."""
        clear(self._list)
        shown = [one for one in remarks if one.text or one.suggestion]
        for one in shown:
            self._list.addWidget(_remark(one, reply, today))
        self._count.setText(str(len(shown)) if shown else "none yet")
        self._box.setVisible(may_speak)
        self._better.setVisible(may_speak)
        self._nameless.setVisible(not may_speak)

    def begin(self, text: str) -> None:
        """What was begun stands in the box; empty for another line."""
        self._better.setChecked(False)
        self._box.clear()
        if text:
            self._box.setText(text)

    @Slot()
    def _send(self) -> None:
        text = self._box.text().strip()
        if text:
            (self.suggested if self._better.isChecked() else self.said).emit(text)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self._box.edit.setPlaceholderText(BETTER if on else ASK)
        self._box.edit.setAccessibleName(BETTER if on else ASK)
        self._box.edit.setFocus()


def _remark(one: Remark, reply: str, today: date) -> QWidget:
    """Whose it is, when it was made, and what it says."""
    when = reviewwords.when(one.at.astimezone().date(), today)
    head = row(label(one.by, "strong"), label(when, "small", "muted"), None)
    initials = Initials(one.by)
    line = row(initials, (wrap(col(head, *_words(one, reply), gap=2)), 1), gap=12)
    line.setAlignment(initials, Qt.AlignmentFlag.AlignTop)
    return wrap(line)


def _words(one: Remark, reply: str) -> Iterator[QWidget]:
    if one.text:
        yield Prose(words.curly(one.text), "body")
    if one.suggestion:
        yield label("would rather say", "small", "muted")
        yield marked(reply, one.suggestion)
