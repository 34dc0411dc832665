"""Everything that is known about one card: how well it sits, and every answer that was ever given to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from trainer import words
from trainer.domain.days import date_of
from trainer.domain.memory import Rest, State
from trainer.domain.views import CardInfo, PastAnswer
from trainer.gui.dialogs.sheet import Sheet
from trainer.gui.layouts import col, row, rule
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import category_chip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.prose import Prose, label

SHOWN = 60
"""Answers that are listed at once; a card that was answered more often is rare."""


class CardInfoDialog(Sheet):
    """A page to read; Esc closes it."""

    def __init__(self, info: CardInfo, parent: QWidget, takes: QWidget | None = None) -> None:
        """About a card.

        Args:
            info: What is known.
            parent: Over which it opens.
            takes: What was recorded of its answers.
        """
        super().__init__(parent, "About this card")
        self._left = list(info.answers)
        self._answers = col(gap=4)
        self._earlier = Button("", "quiet", "history", parent=self)
        self._earlier.clicked.connect(self._list_more)
        self._list_more()
        close = Button("Close", "primary")
        close.clicked.connect(self.accept)
        content = col(
            _head(info),
            10,
            Prose(words.quote(info.line), "speech_m", hang=info.category),
            18,
            *(_fact(name, value) for name, value in facts(info)),
            22,
            *((takes,) if takes is not None else ()),
            label("Every answer", "strong"),
            8,
            *(() if info.answers else (Prose("None yet.", "body", "muted"),)),
            self._answers,
            row(self._earlier, None),
            None,
            gap=4,
        )
        self.fill(content, None, close, width=640)
        close.setFocus()

    @Slot()
    def _list_more(self) -> None:
        """The newest answers first, and a button while there are earlier ones."""
        listed, self._left = self._left[:SHOWN], self._left[SHOWN:]
        for answer in listed:
            self._answers.addLayout(_answer(answer))
        self._earlier.setText(f"Show {words.plural(min(len(self._left), SHOWN), 'earlier answer')}")
        self._earlier.setVisible(bool(self._left))


def facts(info: CardInfo) -> list[tuple[str, str]]:
    """What is known, as name and words."""
    memory, found = info.memory, [("Next", _next(info))]
    if memory.reps:
        found += [
            ("Recalled today", f"about {round(info.recall * 100)} in 100 times"),
            ("Lasts", f"{words.span(max(round(memory.stability), 1))} until recall falls to 90 in 100"),
            ("Difficulty", f"{memory.difficulty:.1f} of 10"),
            ("Answered", words.plural(memory.reps, "time")),
            ("Forgotten", words.plural(memory.lapses, "time") + (", so rewrite the reply" if memory.is_leech else "")),
        ]
    if info.status.flag:
        found.append(("Flag", words.FLAGS[info.status.flag]))
    if info.status.marked:
        found.append(("Star", "yes"))
    return found


def _next(info: CardInfo) -> str:
    if Rest.RETIRED in info.status.rest:
        return "never: its deck no longer has it"
    if Rest.BY_REP in info.status.rest:
        return "suspended"
    if info.status.buried_until > info.today:
        return f"buried until {_date(info.status.buried_until)}"
    if info.memory.state is State.NEW:
        return "not practised yet"
    if info.memory.is_learning:
        return "in a few minutes"
    left = info.memory.due_day - info.today
    when = _date(info.memory.due_day)
    return f"due since {when}" if left < 0 else "today" if left == 0 else f"in {words.span(left)}, on {when}"


def _date(day: int) -> str:
    date = date_of(day)
    return f"{date.day} {date:%B %Y}"


def _head(info: CardInfo) -> QBoxLayout:
    deck = Prose(words.curly(f"in the deck “{info.deck}”"), "small", "muted")
    head = row(category_chip(info.category, words.CATEGORIES[info.category]), (deck, 1))
    head.setAlignment(deck, Qt.AlignmentFlag.AlignVCenter)
    return head


def _fact(name: str, value: str) -> QLayout:
    title = label(name, "body", "muted")
    title.setMinimumWidth(title.fontMetrics().horizontalAdvance("Recalled today") + 24)
    fact = row(title, (Prose(value), 1), gap=12)
    fact.setAlignment(title, Qt.AlignmentFlag.AlignTop)
    return fact


def _answer(answer: PastAnswer) -> QBoxLayout:
    grade = words.GRADES[answer.rating] + (", taken back" if answer.taken_back else "")
    took = f"{words.lasted(round(answer.duration_ms / 1000))}, {_then(answer)}"
    role = "muted" if answer.taken_back else "text"
    date = date_of(answer.moment.day)
    day = label(f"{date.day} {date:%b %Y}", "small", "muted")
    head = Flow(day, label(grade, "label", role), label(took, "small", "muted"), gap=8)
    return col(rule(), 2, head, *_said(answer), 4, gap=2)


def _then(answer: PastAnswer) -> str:
    """What an answer led to."""
    if not (answer.minutes or answer.days):
        return "in a cram: nothing was scheduled"
    return f"then {f'{answer.minutes} min' if answer.minutes else words.span(answer.days)}"


def _said(answer: PastAnswer) -> list[Prose]:
    given = answer.attempt
    said = given.said or ("I don’t know" if given.gave_up else "said aloud" if given.aloud else "")
    return [Prose(words.curly(said), "small", "muted")] if said else []
