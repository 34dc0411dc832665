"""One meeting, to be written: what it is for, how it opens, and what to say first about what may come up."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer import talkwords
from trainer.domain.prehandle import Foreseen, Plan
from trainer.gui.desk import Desk
from trainer.gui.layouts import col, wrap
from trainer.gui.screens.meeting.card import ForeseenCard
from trainer.gui.screens.meeting.likely import Likely
from trainer.gui.widgets.field import SENTENCE, Field
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.replybox import ReplyBox

FOLD = 860
WIDE = 560
TITLE, TITLE_HINT = "With whom, and when?", "For example: Ms Berger, Monday at ten"
STAY_EMPTY = "May stay empty"
SAY_FIRST = "What you say first"
NONE_YET = "Nothing yet. Choose what is likely to come up; three are plenty."


class Editor(QWidget):
    """The plan as it is written.

    Signals:
        edited: The `Plan` as it reads now.
        grew: The part that is written in is taller than it was.
    """

    edited = Signal(object)
    grew = Signal(object)

    def __init__(self, desk: Desk, plan: Plan) -> None:
        super().__init__()
        self._desk, self._plan = desk, plan
        self._title = Field(plan.title, TITLE_HINT, WIDE, name=TITLE)
        self._aim = Field(plan.objective, STAY_EMPTY, WIDE, name=talkwords.AIM, longest=SENTENCE)
        self._opening = ReplyBox(STAY_EMPTY, name=talkwords.OPENING, role="body", lines=1, most=4, level="flat")
        self._opening.setText(plan.contract)
        self._none_yet = Prose(NONE_YET, "body", "muted")
        self._cards = col(self._none_yet, gap=22)
        self._likely = Likely(desk.workspace.prehandling)
        self.setLayout(col(Fold(wrap(self._written()), self._likely, at=FOLD, shares=(3, 2), gap=56), gap=0))
        self.setFocusProxy(self._title)
        for one in plan.foreseen:
            self._add_card(one)
        self._offer()
        self._title.textChanged.connect(self._on_edited)
        self._aim.textChanged.connect(self._on_edited)
        self._opening.changed.connect(self._on_edited)
        self._likely.chosen.connect(self._on_chosen)

    def _written(self) -> QBoxLayout:
        return col(
            *(label(TITLE, "strong"), self._title, 12),
            *(label(talkwords.AIM, "strong"), self._aim, 12),
            *(label(talkwords.OPENING, "strong"), self._opening, Prose(talkwords.OPENING_HINT, "small", "muted"), 20),
            label(SAY_FIRST, "strong"),
            2,
            self._cards,
            None,
            gap=6,
        )

    @property
    def plan(self) -> Plan:
        """As it reads now."""
        return self._plan

    def to_search(self) -> None:
        """The keyboard to the search for what may come up."""
        self._likely.to_search()

    # ------------------------------------------------------------ what may come up

    def _add_card(self, one: Foreseen) -> ForeseenCard:
        card = ForeseenCard(self._desk, one)
        card.written.connect(partial(self._on_written, one.card_id))
        card.dropped.connect(partial(self._on_dropped, card, one.card_id))
        card.grew.connect(partial(self.grew.emit, card))
        self._cards.addWidget(card)
        return card

    def _offer(self) -> None:
        """What is not taken yet is offered, as long as there is room."""
        self._none_yet.setVisible(not self._plan.foreseen)
        self._likely.show_for([one.card_id for one in self._plan.foreseen], has_room=self._plan.has_room)

    @Slot(object)
    def _on_chosen(self, one: Foreseen) -> None:
        self._set(self._plan.adding(one))
        self._offer()
        card = self._add_card(one)
        card.show()  # what is not to be seen yet takes no keyboard
        card.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_dropped(self, card: ForeseenCard, card_id: str) -> None:
        self._set(self._plan.without(card_id))
        self._cards.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._offer()
        self._likely.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_written(self, card_id: str, first: str) -> None:
        self._set(self._plan.saying(card_id, first))

    # ------------------------------------------------------------ keeping up

    @Slot()
    def _on_edited(self) -> None:
        written = (self._title.text(), self._aim.text(), self._opening.text())
        title, aim, opening = map(str.strip, written)
        self._set(replace(self._plan, title=title, objective=aim, contract=opening))

    def _set(self, plan: Plan) -> None:
        self._plan = plan
        self.edited.emit(plan)
