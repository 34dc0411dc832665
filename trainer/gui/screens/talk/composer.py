"""Where the rep's next move is made. Its controls follow the legal moves and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from trainer import talkwords, words
from trainer.domain.played import Speaker, TalkView
from trainer.domain.scenes import Match, NextStep
from trainer.domain.talk import Move, Phase
from trainer.gui.actions import key
from trainer.gui.layouts import col, row, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.replybox import ReplyBox
from trainer.gui.widgets.typeset import tooltip

SAY, NAME_IT = "Say it", "Name it"
PARTS = (("what", "What happens next"), ("who", "Who does it"), ("when", "By when"))


class Composer(QStackedWidget):
    """One of four pages: saying something, comparing the pain, agreeing a step, ending.

    Signals:
        said: The words of a reply, or of what the rep takes the pain to be.
        listened: The customer is to finish.
        graded: A `Match`.
        proposed: A `NextStep`.
        ended: An `Outcome`.
        typed: The reply reads differently now.
    """

    said = Signal(str)
    listened = Signal()
    graded = Signal(object)
    proposed = Signal(object)
    ended = Signal(object)
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view: TalkView | None = None
        self._is_waiting = False
        self._say = Button(SAY, "primary", key="Return")
        self._box = ReplyBox("", name="Your reply", lines=1, most=6, after=(self._say,), enter_sends=True)
        self._listen = Button("Let them finish", "plain", "ear", key=key("listen"))
        self._step = Button("Agree a next step", "quiet", "calendar", key=key("step"))
        self._end = Button("End here", "quiet", "door-closed", key=key("leave"))
        foot = row(self._listen, self._step, None, self._end, gap=6)
        self._writing = wrap(col(self._box, foot, gap=8))
        self._own, self._real = Prose("", "body"), Prose("", "body")
        self._matches = {match: Button(text, "plain", key=str(at)) for at, (match, text) in enumerate(_MATCHES, 1)}
        self._fields = {part: Field("", told, 260, name=told) for part, told in PARTS}
        self._propose = Button("Propose it", "primary", key="Return")
        self._ends = {outcome: Button(text, "plain") for outcome, text in talkwords.OUTCOMES.items()}
        self._back = Button("Go on talking", "quiet", "undo-2", key=key("leave"))
        self._grading, self._stepping, self._ending = self._compared(), self._form(), self._endings()
        for page in (self._writing, self._grading, self._stepping, self._ending):
            self.addWidget(page)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._connect()

    def _connect(self) -> None:
        self._say.clicked.connect(self.send)
        self._box.sent.connect(self.send)
        self._box.changed.connect(self.typed)
        self._box.edit.textChanged.connect(self.updateGeometry)
        self._listen.clicked.connect(self._on_listen)
        self._step.clicked.connect(self.open_form)
        self._end.clicked.connect(self.open_endings)
        self._propose.clicked.connect(self._on_proposed)
        self._back.clicked.connect(self.go_back)
        for field in self._fields.values():
            field.returnPressed.connect(self._on_return)
        for match, button in self._matches.items():
            button.clicked.connect(lambda _checked=False, match=match: self.graded.emit(match))
        for outcome, button in self._ends.items():
            button.clicked.connect(lambda _checked=False, outcome=outcome: self.ended.emit(outcome))

    # ------------------------------------------------------------ pages

    def _compared(self) -> QWidget:
        own = col(label("You said", "label", "muted"), self._own, gap=2)
        real = col(label("What it was", "label", "accent"), self._real, gap=2)
        asked = row(label("How near were you?", "strong"), None, *self._matches.values(), gap=8)
        return wrap(col(row((own, 1), (real, 1), gap=28), 8, asked, gap=8))

    def _form(self) -> QWidget:
        cancel = Button("Back", "quiet", "undo-2", key=key("leave"))
        cancel.clicked.connect(self.go_back)
        fields = Flow(*(_named(self._fields[part], told) for part, told in PARTS), gap=12)
        head = label("What happens next, who does it, by when?", "strong")
        return wrap(col(head, fields, row(self._propose, cancel, None, gap=8), gap=10))

    def _endings(self) -> QWidget:
        head = label("How did it end?", "strong")
        told = Prose("Each of these is a good ending when it is the true one.", "small", "muted")
        return wrap(col(head, told, Flow(*self._ends.values(), self._back, gap=8), gap=8))

    def sizeHint(self) -> QSize:
        page = self.currentWidget() or self._writing
        tall = page.heightForWidth(self.width()) if page.hasHeightForWidth() else page.sizeHint().height()
        return QSize(super().sizeHint().width(), tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    # ------------------------------------------------------------ rendering

    def show_view(self, view: TalkView) -> None:
        """Offer what may be done now."""
        self._view = view
        self._box.edit.setPlaceholderText(talkwords.PROMPTS.get(view.phase, ""))
        self._say.setText(NAME_IT if view.phase is Phase.NAMING else SAY)
        self._listen.setVisible(Move.LISTEN in view.moves)
        self._step.setEnabled(Move.PROPOSE in view.moves)
        for outcome, button in self._ends.items():
            button.setEnabled(outcome in view.outcomes)
            why = talkwords.OUTCOME_MEANINGS if outcome in view.outcomes else talkwords.NOT_YET
            button.setToolTip(tooltip(why.get(outcome, "")))
        if view.phase is Phase.GRADING:
            self._own.setText(words.curly(_last_said(view)))
            self._real.setText(words.curly(view.real_pain))
        self._turn_to(self._grading if view.phase is Phase.GRADING else self._writing)

    def wait(self, is_waiting: bool) -> None:
        """While the customer thinks nothing is sent; what is typed stays."""
        self._is_waiting = is_waiting
        self._say.setEnabled(not is_waiting)

    def is_waiting(self) -> bool:
        """Whether the customer thinks about what was said."""
        return self._is_waiting

    def clear(self) -> None:
        """What was in the box has been said."""
        self._box.clear()

    def restore(self, text: str) -> None:
        """What was begun earlier is in the box again."""
        self._box.setText(text)

    def text(self) -> str:
        """What is in the box."""
        return self._box.text().strip()

    # ------------------------------------------------------------ moves

    @Slot()
    def send(self) -> None:
        """Say what was typed; with nothing typed, let a customer finish who is not done."""
        if self._view is None or self._is_waiting or self.currentWidget() is not self._writing:
            return
        said = self.text()
        if said and not self._view.moves.isdisjoint({Move.REPLY, Move.NAME}):
            self.said.emit(said)
        elif not said and Move.LISTEN in self._view.moves:
            self.listened.emit()

    @Slot()
    def _on_listen(self) -> None:
        if not self._is_waiting:
            self.listened.emit()

    @Slot()
    def open_form(self) -> None:
        """Ask what is to be agreed; what was filled in before is still there."""
        if self._view is not None and Move.PROPOSE in self._view.moves and not self._is_waiting:
            self._turn_to(self._stepping)

    @Slot()
    def open_endings(self) -> None:
        """Ask how the talk ends."""
        if self._view is not None and Move.END in self._view.moves and not self._is_waiting:
            self._turn_to(self._ending)

    @Slot()
    def go_back(self) -> None:
        """To the page from which it was gone on."""
        if self._view is not None:
            self.show_view(self._view)

    def is_asking(self) -> bool:
        """Whether a form or the endings are open, from which one goes back."""
        return self.currentWidget() in (self._stepping, self._ending)

    def press_match(self, place: int) -> None:
        """Say how near one was, by its place from 1."""
        if self.currentWidget() is self._grading:
            tuple(self._matches.values())[place - 1].click()

    def _turn_to(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.updateGeometry()
        first: QWidget = self._box
        if page is self._grading:
            first = next(iter(self._matches.values()))
        elif page is self._stepping:
            first = self._fields["what"]
        elif page is self._ending:
            first = next(button for button in self._ends.values() if button.isEnabled())
        first.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_return(self) -> None:
        """Enter goes to the first part that is missing, and proposes when there is none."""
        empty = [field for field in self._fields.values() if not field.text().strip()]
        empty[0].setFocus() if empty else self._on_proposed()

    @Slot()
    def _on_proposed(self) -> None:
        self.proposed.emit(NextStep(**{part: field.text().strip() for part, field in self._fields.items()}))


_MATCHES = tuple((match, talkwords.MATCHES[match]) for match in (Match.MISSED, Match.NEAR, Match.FOUND))


def _named(field: Field, told: str) -> QWidget:
    return wrap(col(label(told, "label", "muted"), field, gap=2))


def _last_said(view: TalkView) -> str:
    return next((turn.said for turn in reversed(view.turns) if turn.speaker is Speaker.REP and turn.said), "")
