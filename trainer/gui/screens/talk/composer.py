"""Where the rep's next move is made. Its controls follow the legal moves and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from trainer import complaintwords, talkwords, words
from trainer.domain.played import Company, Speaker, TalkView
from trainer.domain.scenes import Match
from trainer.domain.talk import Move, Phase
from trainer.gui.actions import key
from trainer.gui.layouts import col, row, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.endings import Endings
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.replybox import ReplyBox
from trainer.gui.widgets.speakrow import SpeakRow
from trainer.gui.widgets.stepform import StepForm

SAY, NAME_IT = "Say it", "Name it"
NEAR = "How near were you?"


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
        self.finish_speaking: Callable[[], bool] = lambda: False
        """What ends a turn of speech; False where there is none."""
        self._say = Button(SAY, "primary", key="Return")
        self.speak = SpeakRow(key("talk_speak"), compact=True)
        self.box = ReplyBox(
            "", name="Your reply", lines=1, most=6, before=(self.speak,), after=(self._say,), enter_sends=True
        )
        self.setTabOrder(self.box.edit, self.speak.button)  # Tab enters a box at its text, and goes on from there
        self._listen = Button("Let them finish", "plain", "ear", key=key("listen"))
        self._step = Button(talkwords.PLAN, "quiet", "calendar", key=key("step"))
        self._end = Button("End here", "quiet", "door-closed", key=key("leave"))
        foot = row(self._listen, self._step, None, self._end, gap=6)
        self._writing = wrap(col(self.box, foot, gap=8))
        self._own, self._real = Prose("", "body"), Prose("", "body")
        self._matches = {match: Button(text, "plain", key=str(at)) for at, (match, text) in enumerate(_MATCHES, 1)}
        self._stepping = StepForm(talkwords.PLAN_ASKED, "Propose it")
        self._ending = Endings()
        self._grading = self._compared()
        self._grading.setAccessibleName(NEAR)
        self._grading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a second Enter after the first grades nothing
        for page in (self._writing, self._grading, self._stepping, self._ending):
            self.addWidget(page)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._connect()

    def _connect(self) -> None:
        self._say.clicked.connect(self.send)
        self.box.sent.connect(self.send)
        self.box.changed.connect(self.typed)
        self.box.edit.textChanged.connect(self.updateGeometry)
        self._listen.clicked.connect(self._on_listen)
        self._step.clicked.connect(self.open_form)
        self._end.clicked.connect(self.open_endings)
        self._stepping.proposed.connect(self.proposed)
        self._stepping.left.connect(self.go_back)
        self._ending.ended.connect(self.ended)
        self._ending.left.connect(self.go_back)
        for match, button in self._matches.items():
            button.clicked.connect(lambda _checked=False, match=match: self.graded.emit(match))

    # ------------------------------------------------------------ pages

    def _compared(self) -> QWidget:
        own = col(label("You said", "label", "muted"), self._own, gap=2)
        real = col(label("What it was", "label", "accent"), self._real, gap=2)
        asked = row(label(NEAR, "strong"), None, *self._matches.values(), gap=8)
        return wrap(col(row((own, 1), (real, 1), gap=28), 8, asked, gap=8))

    def sizeHint(self) -> QSize:
        page = self.currentWidget() or self._writing
        tall = page.heightForWidth(self.width()) if page.hasHeightForWidth() else page.sizeHint().height()
        return QSize(super().sizeHint().width(), tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    # ------------------------------------------------------------ rendering

    def show_view(self, view: TalkView) -> None:
        """Offer what may be done now."""
        if self._view is not None and self._view.uuid != view.uuid:
            self._stepping.clear()
        self._view = view
        told = talkwords if view.on_file is None else complaintwords
        self.box.edit.setPlaceholderText(told.PROMPTS.get(view.phase, ""))
        self._say.setText(NAME_IT if Move.NAME in view.moves else SAY)
        self._listen.setVisible(Move.LISTEN in view.moves)
        self._step.setEnabled(Move.PROPOSE in view.moves)
        self._step.setHidden(view.casting.company is not Company.ALONE)
        self._step.setText(told.PLAN)
        self._stepping.ask(told.PLAN_ASKED)
        self._ending.show_outcomes(view.outcomes, is_complaint=view.on_file is not None)
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

    def clear(self, said: str = "") -> None:
        """What was in the box has been said; what was typed since stays."""
        rest = self.text().removeprefix(said).lstrip() if said else ""
        self.box.clear()
        self.box.setText(rest)

    def restore(self, text: str) -> None:
        """What was begun earlier is in the box again."""
        self.box.setText(text)

    def text(self) -> str:
        """What is in the box."""
        return self.box.text().strip()

    # ------------------------------------------------------------ moves

    @Slot()
    def send(self) -> None:
        """Say what is in the box; with nothing in it, let a customer finish who is not done.

        Who is speaking has finished first: the words can be mended before they are said.
        """
        if (
            self.finish_speaking()
            or self._view is None
            or self._is_waiting
            or self.currentWidget() is not self._writing
        ):
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

    def is_writing(self) -> bool:
        """Whether there is a box to write in."""
        return self.currentWidget() is self._writing

    def press_match(self, place: int) -> None:
        """Say how near one was, by its place from 1."""
        if self.currentWidget() is self._grading:
            tuple(self._matches.values())[place - 1].click()

    def _turn_to(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.updateGeometry()
        if isinstance(page, StepForm | Endings):
            page.begin()
            return
        first: QWidget = self._grading if page is self._grading else self.box
        first.setFocus(Qt.FocusReason.TabFocusReason)


_MATCHES = tuple((match, talkwords.MATCHES[match]) for match in (Match.MISSED, Match.NEAR, Match.FOUND))


def _last_said(view: TalkView) -> str:
    return next((turn.said for turn in reversed(view.turns) if turn.speaker is Speaker.REP and turn.said), "")
