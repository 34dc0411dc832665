"""What was said, turn by turn, with what the coach heard in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer import words
from trainer.domain.played import Played, Speaker, Turn
from trainer.gui import theme
from trainer.gui.layouts import col, row, wrap
from trainer.gui.widgets.findings import Findings, spans
from trainer.gui.widgets.prose import Prose, label

NAME = 60


def said(played: Played) -> QBoxLayout:
    """Every turn with words, below one another."""
    name = played.casting.customer.name.split()[0]
    return col(label("What was said", "strong"), 8, *(_turn(turn, name) for turn in played.turns if turn.said), None)


def _turn(turn: Turn, customer: str) -> QBoxLayout:
    """One turn: the customer's in serif, the rep's with what the coach heard in it."""
    is_rep = turn.speaker is Speaker.REP
    who = label("You" if is_rep else customer, "caption", "muted")
    who.setFixedWidth(theme.current().px(NAME))
    line = row(who, (_words(turn) if is_rep else Prose(words.curly(turn.said), "speech_s"), 1), gap=10)
    line.setContentsMargins(0, 0, 0, 8)
    line.setAlignment(who, Qt.AlignmentFlag.AlignTop)
    return line


def _words(turn: Turn) -> QWidget:
    """The rep's words, and a chip for each thing that was heard in them."""
    marked = spans(turn.feedback) if turn.feedback else ()
    chips = Findings()
    if turn.feedback:
        chips.show_feedback(turn.feedback, turn.said)
    chips.setVisible(bool(turn.feedback and turn.feedback.findings))
    return wrap(col(Prose(words.curly(turn.said), "body", spans=marked), chips, gap=6))
