"""What was said, turn by turn, with what the coach heard in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer import talkwords, words
from trainer.domain.debrief import Debrief
from trainer.domain.played import Played, Speaker, Turn
from trainer.gui import theme
from trainer.gui.layouts import col, row, wrap
from trainer.gui.widgets.findings import Findings, spans
from trainer.gui.widgets.prose import Prose, label

NAME = 60


def said(played: Played, debrief: Debrief) -> QBoxLayout:
    """Every turn with words, below one another."""
    name = played.casting.customer.name.split()[0]
    shown = ((turn, _heeded(debrief, place)) for place, turn in enumerate(played.turns) if turn.said)
    return col(label("What was said", "strong"), 8, *(_turn(turn, name, told) for turn, told in shown), None)


def _heeded(debrief: Debrief, place: int) -> str:
    """Whether a reply shows that its rep listened; empty for what is none, and where there is nothing to say."""
    if place in debrief.recited:
        return talkwords.recited(takes_up=bool(debrief.echoes[place]))
    return talkwords.taken_up(debrief.echoes.get(place, ()))


def _turn(turn: Turn, customer: str, told: str) -> QBoxLayout:
    """One turn: the customer's in serif, the rep's with what the coach heard in it."""
    is_rep = turn.speaker is Speaker.REP
    who = label("You" if is_rep else customer, "caption", "muted")
    who.setFixedWidth(theme.current().px(NAME))
    line = row(who, (_words(turn, told) if is_rep else Prose(words.curly(turn.said), "speech_s"), 1), gap=10)
    line.setContentsMargins(0, 0, 0, 8)
    line.setAlignment(who, Qt.AlignmentFlag.AlignTop)
    return line


def _words(turn: Turn, told: str) -> QWidget:
    """The rep's words, a chip for each thing that was heard in them, and one line more."""
    marked = spans(turn.feedback) if turn.feedback else ()
    chips = Findings()
    if turn.feedback:
        chips.show_feedback(turn.feedback, turn.said)
    chips.setVisible(bool(turn.feedback and turn.feedback.findings))
    more = (Prose(told, "small", "muted"),) if told else ()
    return wrap(col(Prose(words.curly(turn.said), "body", spans=marked), chips, *more, gap=6))
