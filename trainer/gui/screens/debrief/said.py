"""What was said, turn by turn, with what the coach and others heard in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer import talkwords, words
from trainer.domain.debrief import Debrief
from trainer.domain.played import Played, Speaker, Turn, standing
from trainer.domain.talk import Retake
from trainer.gui import theme
from trainer.gui.layouts import Item, col, row, wrap
from trainer.gui.screens.debrief.others import on_reply
from trainer.gui.widgets.findings import Findings, spans
from trainer.gui.widgets.glyph import Glyph
from trainer.gui.widgets.prose import Prose, label

NAME = 60


def said(played: Played, debrief: Debrief) -> QBoxLayout:
    """Every turn with words, below one another; what was only spoken stands there where somebody marked it."""
    names = {Speaker.CUSTOMER: played.casting.customer.name.split()[0], Speaker.REP: played.casting.rep or "You"}
    counting = frozenset(standing(played.turns))
    lines: list[Item] = []
    for place, turn in enumerate(played.turns):
        others = on_reply(played, place)
        if isinstance(turn.deed, Retake):
            lines.append(_once_more())
        elif turn.said or others:
            told = _heeded(debrief, place) if place in counting else ""
            shown = _words(turn, told, others) if turn.speaker is Speaker.REP else _speech(turn)
            lines.append(_turn(words.curly(names[turn.speaker]), shown))
    return col(label("What was said", "strong"), 8, *lines, None)


def _heeded(debrief: Debrief, place: int) -> str:
    """Whether a reply shows that its rep listened; empty for what is none, and where there is nothing to say."""
    if place in debrief.recited:
        return talkwords.recited(takes_up=bool(debrief.echoes[place]))
    return talkwords.taken_up(debrief.echoes.get(place, ()))


def _turn(name: str, shown: QWidget) -> QBoxLayout:
    """One turn beside the name of who spoke."""
    who = label(name, "caption", "muted")
    who.setFixedWidth(theme.current().px(NAME))
    line = row(who, (shown, 1), gap=10, margins=(0, 0, 0, 8))
    line.setAlignment(who, Qt.AlignmentFlag.AlignTop)
    return line


def _speech(turn: Turn) -> QWidget:
    return Prose(words.curly(turn.said), "speech_s")


def _words(turn: Turn, told: str, others: tuple[Prose, ...]) -> QWidget:
    """The rep's words, a chip for each thing that was heard in them, and what there is to say below."""
    if not turn.said:
        return wrap(col(Prose(talkwords.ALOUD, "body", "muted"), *others, gap=6))
    marked = spans(turn.feedback) if turn.feedback else ()
    chips = Findings()
    if turn.feedback:
        chips.show_feedback(turn.feedback, turn.said)
    chips.setVisible(bool(turn.feedback and turn.feedback.findings))
    more = (Prose(told, "small", "muted"),) if told else ()
    return wrap(col(Prose(words.curly(turn.said), "body", spans=marked), chips, *more, *others, gap=6))


def _once_more() -> QBoxLayout:
    told = label(talkwords.ONCE_MORE, "caption", "muted")
    return row(Glyph("rotate-ccw", "muted", 14), told, None, gap=8, margins=(0, 2, 0, 10))
