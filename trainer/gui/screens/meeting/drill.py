"""Saying the lines of a meeting until they come easily: one after the other, without having them before one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer import words
from trainer.domain.prehandle import FirstLine, Foreseen, Plan
from trainer.gui.desk import Desk
from trainer.gui.layouts import Item, clear, col, row, wrap
from trainer.gui.screens.meeting.checks import Checks
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.glyph import category_glyph
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.replybox import ReplyBox

FOLD = 620
ASK = "They are about to think this. Say your line before they say it."
BOX = "Say it first"
SAID_ALOUD = "I said it aloud"


class Drill(QWidget):
    """A line is asked, said or typed, and then stands beside the one that was written.

    Attributes:
        main: The button that goes on.

    Signals:
        done: Every line was said; what came of it, as a sentence.
    """

    done = Signal(str)

    def __init__(self, desk: Desk, plan: Plan) -> None:
        super().__init__()
        self._desk, self._lines = desk, plan.ready
        self._place = 0
        self._typed: list[FirstLine] = []
        self._box: ReplyBox | None = None
        self.main: Button | None = None
        self._body = col(gap=10)
        self.setLayout(self._body)

    def begin(self) -> None:
        """Ask the first line."""
        self._ask()

    # ------------------------------------------------------------ asking

    @property
    def _line(self) -> Foreseen:
        return self._lines[self._place]

    def _ask(self) -> None:
        say, aloud = Button("Say it", "primary", key="Return"), Button(SAID_ALOUD, "quiet", "mic")
        foot = row(aloud, None, say, gap=8)
        self._box = box = ReplyBox("", name=BOX, lines=2, most=6, foot=foot, enter_sends=True, level="flat")
        say.clicked.connect(partial(self._on_say, box))
        box.sent.connect(partial(self._on_say, box))
        aloud.clicked.connect(lambda _checked=False: self._compare(None))
        objection = Prose(words.quote(self._line.objection), "speech_m")
        self._show(self._head(), objection, 6, Prose(ASK, "small", "muted"), box, main=say, first=box)

    def _head(self) -> QBoxLayout:
        kind = self._line.category
        told = f"{self._place + 1} of {len(self._lines)}"
        return row(category_glyph(kind, name=words.CATEGORIES[kind]), label(told, "label", "muted"), None, gap=12)

    def _on_say(self, box: ReplyBox, *_: object) -> None:
        if (said := box.text().strip()) and not box.edit.isReadOnly():
            box.setReadOnly(True)
            hear = partial(self._desk.workspace.prehandling.hear, said, self._line)
            self._desk.tasks.run(hear, partial(self._on_heard, box))

    def _on_heard(self, box: ReplyBox, line: FirstLine) -> None:
        """Who said it aloud meanwhile has gone on."""
        if box is self._box:
            self._typed.append(line)
            self._compare(line)

    # ------------------------------------------------------------ beside the line that was written

    def _compare(self, line: FirstLine | None) -> None:
        """What was said beside what was written; None when it was said aloud, and nobody heard it but the rep."""
        self._box = None
        is_last = self._place + 1 == len(self._lines)
        on = Button("Done" if is_last else "Next line", "primary", "check" if is_last else "arrow-right", key="Return")
        on.clicked.connect(lambda _checked=False: self._go_on())
        again = Button("Once more", "quiet", "rotate-ccw")
        again.clicked.connect(lambda _checked=False: self._ask())
        objection = Prose(words.quote(self._line.objection), "speech_s")
        self._show(self._head(), objection, 10, self._beside(line), 10, Flow(on, again, gap=8), main=on)

    def _beside(self, line: FirstLine | None) -> QWidget:
        first = Prose(words.curly(self._line.first), "reply")
        own = wrap(col(label("Your line", "label", "muted"), first, None, gap=4))
        if line is None:
            return own
        checks = Checks(self._desk.workspace.coach, self._line.category)
        checks.show_line(line)
        said = col(label("You said", "label", "muted"), Prose(words.curly(line.said), "reply"), 4, checks, None, gap=4)
        return Fold(wrap(said), own, at=FOLD, shares=(1, 1), gap=32)

    def _go_on(self) -> None:
        self._place += 1
        if self._place < len(self._lines):
            self._ask()
        else:
            self.done.emit(self._told())

    def _told(self) -> str:
        said = f"{words.plural(len(self._lines), 'line')} said."
        named = sum(line.names_it for line in self._typed)
        return f"{said} {named} of the {len(self._typed)} you typed named it first." if self._typed else said

    def _show(self, *items: Item, main: Button, first: QWidget | None = None) -> None:
        clear(self._body)
        page = wrap(col(*items, None, gap=8))
        self._body.addWidget(page)
        page.show()  # what is not to be seen yet takes no keyboard
        self.main = main
        (first or main).setFocus(Qt.FocusReason.OtherFocusReason)
