"""What was said so far, the newest at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from trainer import talkwords, words
from trainer.domain.played import Speaker, Turn
from trainer.domain.scenes import Saying
from trainer.gui.layouts import clear, col, row, rule, wrap
from trainer.gui.widgets.bubble import Bubble
from trainer.gui.widgets.glyph import Glyph
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.scroller import Scroller

EDGE = 8


class Transcript(Scroller):
    """The turns of one talk. New ones are added below; nothing that was said moves."""

    def __init__(self) -> None:
        self._turns = col(gap=10)
        self._note = Prose("", "small", "muted")
        self._note.hide()
        super().__init__(wrap(col(self._note, None, self._turns, gap=0, margins=(2, 14, 2, 6))))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("What was said")
        self._shown: tuple[Turn, ...] = ()
        self._depth = self._opened_before = 0
        self.verticalScrollBar().rangeChanged.connect(self._to_the_foot)

    def show_note(self, note: str) -> None:
        """What stands above the first turn; empty for nothing."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def show_turns(self, turns: Sequence[Turn], opened_before: int = 0) -> None:
        """Show these; those that are shown already stay as they are.

        Args:
            turns: Everything that was said, by both.
            opened_before: Layers that were open when it began; nobody opened those.
        """
        if tuple(turns[: len(self._shown)]) != self._shown or not self._shown:
            clear(self._turns)
            self._shown, self._depth, self._opened_before = (), 0, opened_before
        for turn in turns[len(self._shown) :]:
            self._add(turn)
        self._shown = tuple(turns)

    def _add(self, turn: Turn) -> None:
        if turn.why is Saying.ANSWER:
            self._depth += 1
            if self._depth > self._opened_before:
                self._turns.addWidget(wrap(_opened(self._depth)))
        if turn.said:
            self._turns.addWidget(wrap(_said(turn)))

    def _to_the_foot(self, _least: int, most: int) -> None:
        self.verticalScrollBar().setValue(most)


def _said(turn: Turn) -> QBoxLayout:
    is_rep = turn.speaker is Speaker.REP
    bubble = Bubble(words.curly(turn.said), is_rep=is_rep)
    return row(None, (bubble, 1000), gap=0) if is_rep else row((bubble, 1000), None, gap=0)


def _opened(depth: int) -> QBoxLayout:
    told = label(talkwords.opened(depth), "caption", "muted")
    return row((_line(), 1), Glyph("door-open", "accent", 14), told, (_line(), 1), gap=8, margins=(0, 2, 0, 2))


def _line() -> QWidget:
    line = rule()
    line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return line
