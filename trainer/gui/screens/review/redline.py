"""A line under review: what it says, and what of that is other than it was."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from trainer import reviewwords, words
from trainer.domain.redline import Part, Passage, passages
from trainer.domain.replycheck import ReplyCheck
from trainer.domain.wordwise import Change, compared
from trainer.gui.layouts import clear, col, row
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import Chip, category_chip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.replychecks import ReplyChecks
from trainer.services.publishing import Fate, Line

AS_IT_READS, WHAT_CHANGED = "Show as it reads", "Show what changed"
GONE = "This line goes: whoever practises it keeps what they learned, and it comes no more."
MARKS = {Change.PUT_IN: "ins", Change.TAKEN_OUT: "del"}


class Redline(QWidget):
    """The words of one line with what was put in and taken out, and the coach's facts about its reply."""

    def __init__(self) -> None:
        super().__init__()
        self._line: Line | None = None
        self._since, self._reads = 0, False
        self._chips = Flow()
        self._said = Prose("", "speech_l", hang="accent")
        self._fate = Prose(GONE, "body", "muted")
        self._beside = label("", "small", "muted")
        self._turn = Button(AS_IT_READS, "quiet")
        self._turn.clicked.connect(self._on_turned)
        self._reply = col(gap=0)
        self._checks = ReplyChecks()
        self._rest = col(gap=0)
        head = row(label(reviewwords.PARTS[Part.REPLY], "strong"), self._beside, None, self._turn)
        above = (self._chips, 10, self._said, 16, self._fate)
        self.setLayout(col(*above, head, 2, self._reply, 10, self._checks, self._rest, gap=0))

    @property
    def stop(self) -> QWidget:
        """Where the keyboard stops."""
        return self._turn

    def show_line(self, line: Line, since: int) -> None:
        """One line; `since` is the version it is held against. What the coach says of it comes a moment later."""
        self._line, self._since = line, since
        self._chips.setItems(*_chips(line))
        self._said.setText(words.quote(line.card.objection))
        self._said.setHang(line.card.category)
        self._fate.setVisible(line.fate is Fate.RETIRED)
        self._turn.setVisible(line.before is not None)
        self._checks.show_check(None)
        self._render()

    def show_check(self, check: ReplyCheck) -> None:
        """What the coach says of its reply."""
        self._checks.show_check(check)

    @Slot()
    def _on_turned(self) -> None:
        self._reads = not self._reads
        self._render()

    def _render(self) -> None:
        line = self._line
        assert line is not None
        self._turn.setText(WHAT_CHANGED if self._reads else AS_IT_READS)
        found = {one.part: one for one in _passages(line)}
        reply = found.pop(Part.REPLY, Passage(Part.REPLY, line.card.reply, line.card.reply))
        is_other = line.before is not None and reply.before != reply.after
        self._beside.setText(f"since version {self._since}" if is_other else "")
        clear(self._reply)
        self._reply.addWidget(self._marked(reply, "reply"))
        clear(self._rest)
        for one in found.values():
            self._rest.addSpacing(18)
            self._rest.addWidget(label(reviewwords.PARTS[one.part], "strong"))
            self._rest.addSpacing(2)
            self._rest.addWidget(self._marked(one, "body"))

    def _marked(self, one: Passage, role: str) -> Prose:
        return Prose(words.curly(one.after), role) if self._reads else marked(one.before, one.after, role)


def marked(before: str, after: str, role: str = "body") -> Prose:
    """A text with what was put in and what was taken out, word by word; as it is where there was none before."""
    if not before or before == after:
        return Prose(words.curly(after), role)
    stretches, spans, at = compared(words.curly(before), words.curly(after)), [], 0
    for one in stretches:
        if one.change in MARKS:
            spans.append((at, at + len(one.text), MARKS[one.change]))
        at += len(one.text)
    return Prose("".join(one.text for one in stretches), role, spans=spans)


def _passages(line: Line) -> tuple[Passage, ...]:
    """What differs; of a new line all of it, of one that goes nothing but its reply."""
    if line.fate is Fate.RETIRED:
        return ()
    found = passages(line.before, line.card)
    return tuple(one for one in found if line.before is not None or one.part not in (Part.OBJECTION, Part.CATEGORY))


def _chips(line: Line) -> Iterator[QWidget]:
    icons = {Fate.NEW: "file-plus", Fate.CHANGED: "file-pen", Fate.RETIRED: "archive"}
    yield category_chip(line.card.category, words.CATEGORIES[line.card.category])
    yield Chip(reviewwords.FATES[line.fate], icon=icons[line.fate], outline=True)
    if line.fate is not Fate.RETIRED and not line.card.claims_are_verified:
        yield Chip("Claim not verified", "warning", "badge-alert")
