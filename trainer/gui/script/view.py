"""The script of a talk: what the customer says now, what they can say next, and what one hears in the replies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from trainer import scriptwords, talkwords, words
from trainer.domain.partner import Script
from trainer.domain.played import Mark, Seat, TalkView
from trainer.domain.scenes import NextStep, Outcome, Saying
from trainer.domain.talk import Phase
from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.layouts import Plane, col, row, rule, wrap
from trainer.gui.script.behind import Behind
from trainer.gui.script.cues import MOST, Cues
from trainer.gui.script.rating import Rating
from trainer.gui.script.reply import NOW, ReplyPanel
from trainer.gui.script.seats import Seats
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.endings import Endings
from trainer.gui.widgets.field import SPOKEN, Field
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.scroller import Scroller

if TYPE_CHECKING:
    from trainer.services.talking import Heard, Talk

SIDE = 360
WIDE = 420
PAGE = (44, 44, 40, 36)
WRITE = "What they said, if the coach is to hear it"
GOES_ON = (Saying.VENT, Saying.UNSCRIPTED)
"""What a customer says also without having been answered."""


class ScriptView(QStackedWidget):
    """Three pages: the script, the endings, and what one made of it. Each seat marks for itself.

    Signals:
        moved: The talk went on; a `TalkView`.
        rated: Everybody beside the rep has said what they made of it.
        failed: A `TrainerError`.
    """

    moved = Signal(object)
    rated = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._talk: Talk | None = None
        self._customer, self._line = Prose("", "title"), Prose("", "speech_l", hang="accent")
        self._replied, self._advice = Prose("", "body"), Prose("", "small", "muted")
        self._written = Field("", WRITE, WIDE, name=WRITE, longest=SPOKEN)
        self._hear = Button("They said this", "plain")
        self._writing = wrap(row((self._written, 1), self._hear, gap=8))
        self._end = Button("End the talk", "quiet", "door-closed")
        self._cues, self._seats, self._reply, self._behind = Cues(), Seats(), ReplyPanel(), Behind()
        self._endings, self._rating = Endings(), Rating()
        self._script = wrap(row((Scroller(wrap(self._main())), 1), self._side(), gap=0))
        self._ending, self._over = _page(self._endings), _page(self._rating)
        for page in (self._script, self._ending, self._over):
            self.addWidget(page)
        self._connect()

    def _main(self) -> QBoxLayout:
        return col(
            self._customer,
            10,
            self._line,
            14,
            self._replied,
            self._writing,
            14,
            label("What you say next", "strong"),
            self._advice,
            8,
            self._cues,
            18,
            row(self._end, None),
            None,
            gap=4,
            margins=(44, 28, 32, 24),
        )

    def _side(self) -> Plane:
        told = col(self._seats, self._reply, 10, rule(), 10, self._behind, None, gap=6, margins=(22, 26, 20, 24))
        side = Plane(col(Scroller(wrap(told)), gap=0), width=SIDE)
        side.setProperty("role", "side")
        return side

    def _connect(self) -> None:
        self._cues.said.connect(self._on_said)
        self._seats.chosen.connect(lambda _seat: self._show_reply(newest=False))
        self._reply.marked.connect(self._on_marked)
        self._reply.retake_requested.connect(self._on_retake)
        self._written.returnPressed.connect(self._on_written)
        self._hear.clicked.connect(self._on_written)
        self._end.clicked.connect(self.open_endings)
        self._endings.ended.connect(self._on_ended)
        self._endings.left.connect(self.go_back)
        self._rating.given.connect(self._on_rated)
        self._rating.kept.connect(self._mark)

    # ------------------------------------------------------------ what is shown

    def show_talk(self, talk: Talk) -> None:
        """Play the customer of this talk."""
        self.keep()
        if self._talk is None or self._talk.uuid != talk.uuid:
            self._written.clear()
            self._cues.begin()
        self._talk = talk
        self._seats.show_seats(talk.view().casting)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """The talk went on, here or where the rep is."""
        if self._talk is None:
            return
        view = self._talk.view()
        if view.phase is Phase.ENDED:
            self._ask(Seat.PARTNER)
        else:
            self._show(view, self._talk.script())

    def _show(self, view: TalkView, script: Script) -> None:
        customer = f"You are {script.casting.customer.name}: {talkwords.MANNER_MEANINGS[script.casting.manner]}"
        self._customer.setText(words.curly(customer))
        self._line.setText(words.quote(script.line))
        replied = view.turns[script.reply].said if script.reply is not None else ""
        self._replied.setText(f"They replied: {words.quote(replied)}" if replied else "")
        self._replied.setVisible(bool(replied))
        self._writing.setVisible(not replied)
        self._advice.setText(scriptwords.ADVICE.get(view.phase, ""))
        self._cues.show_cues(script.cues, script.advised)
        self._behind.show_script(script)
        self._endings.show_outcomes(view.outcomes)
        self._show_reply(newest=True)
        self.setCurrentWidget(self._script)

    def _show_reply(self, *, newest: bool) -> None:
        assert self._talk is not None
        played = self._desk.workspace.roleplay.played(self._talk.uuid)
        is_listening = self._talk.is_going_on and self._talk.script().reply is None
        self._reply.show_played(played, self._seats.seat, is_listening=is_listening, newest=newest)

    # ------------------------------------------------------------ the customer

    @Slot(object, str, object)
    def _on_said(self, why: Saying, said: str, step: NextStep | None) -> None:
        """Who answers was spoken to; what was only spoken has its place in the talk as well."""
        assert self._talk is not None
        self._reply.keep()
        if self._talk.script().reply is None and why not in GOES_ON and not self._do(lambda talk: talk.spoke()):
            return
        if self._do(lambda talk: talk.say(why, said, step)) and why is Saying.UNSCRIPTED:
            self._cues.own_words().clear()

    @Slot(int)
    def _on_retake(self, place: int) -> None:
        self._reply.keep()
        self._do(lambda talk: talk.retake(place))

    def deeds(self) -> dict[str, Callable[[], None]]:
        """What keys do here, by the names of their actions."""
        cues = {f"cue_{place}": partial(self._press_cue, place) for place in range(1, MOST + 1)}
        return {**cues, "leave": self.leave_page, "rate": self._give}

    def _press_cue(self, place: int) -> None:
        if self.currentWidget() is self._script:
            self._cues.press(place)
        elif self.currentWidget() is self._over:
            self._rating.choose(place)

    def _give(self) -> None:
        if self.currentWidget() is self._over:
            self._rating.give()

    def leave_page(self) -> None:
        """From a form or the endings to the script, and from the script to the endings."""
        if self.currentWidget() is self._ending or self._cues.is_asking():
            self.go_back()
        else:
            self.open_endings()

    def keep(self) -> None:
        """Keep what was begun to be written."""
        self._reply.keep()
        if self.currentWidget() is self._over:
            self._rating.keep()

    @Slot()
    def open_endings(self) -> None:
        """Ask how the talk ends."""
        if self._talk is not None and self._talk.is_going_on:
            self.setCurrentWidget(self._ending)
            self._endings.begin()

    @Slot()
    def go_back(self) -> None:
        """From the endings or a form to the script."""
        if self.currentWidget() is self._ending:
            self.setCurrentWidget(self._script)
        self._cues.go_back()

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        self._do(lambda talk: talk.end(outcome))

    def _do(self, move: Callable[[Talk], TalkView]) -> bool:
        """Make a move and show what comes of it; False when it could not be kept."""
        assert self._talk is not None
        try:
            view = move(self._talk)
        except TrainerError as error:
            self.failed.emit(error)
            return False
        self.refresh()
        self.moved.emit(view)
        return True

    # ------------------------------------------------------------ the reply

    @Slot()
    def _on_written(self) -> None:
        """The partner wrote down what the rep said; the coach hears it."""
        said, talk = self._written.text().strip(), self._talk
        if not said or talk is None:
            self._written.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._hear.isEnabled():
            self._hear.setEnabled(False)
            heard, done = partial(self._on_heard, talk, talk.answers), partial(self._hear.setEnabled, True)
            self._desk.tasks.run(partial(talk.hear, said), heard, self.failed.emit, done)

    def _on_heard(self, talk: Talk, answers: int, heard: Heard) -> None:
        """What was answered meanwhile was only spoken, and its words stay in the field."""
        if talk is not self._talk or not talk.is_going_on or talk.answers != answers:
            return
        is_new = talk.script().reply is None
        if self._do(lambda talk: talk.reply(heard) if is_new else talk.write_down(heard)):
            self._written.clear()

    @Slot(object)
    def _on_marked(self, mark: Mark) -> None:
        """Keep what was heard in a reply; one that is just being said has its place from now on."""
        assert self._talk is not None
        if mark.place == NOW:
            if not self._do(lambda talk: talk.spoke()):
                return
            mark = replace(mark, place=len(self._talk.view().turns) - 1)
        self._mark(mark)
        self._show_reply(newest=False)

    def _mark(self, mark: Mark) -> bool:
        assert self._talk is not None
        try:
            self._desk.workspace.roleplay.mark(self._talk.uuid, mark)
        except TrainerError as error:
            self.failed.emit(error)
            return False
        return True

    # ------------------------------------------------------------ afterwards

    def _ask(self, seat: Seat) -> None:
        assert self._talk is not None
        self._reply.keep()
        played = self._desk.workspace.roleplay.played(self._talk.uuid)
        who = played.casting.observer if seat is Seat.OBSERVER else played.casting.partner
        self.setCurrentWidget(self._over)
        self._rating.ask(words.curly(who), played.mark(seat))

    @Slot(object)
    def _on_rated(self, mark: Mark) -> None:
        """One seat after the other; then it is the rep's turn to look back."""
        assert self._talk is not None
        if not self._mark(mark):
            return
        if mark.seat is Seat.PARTNER and self._talk.view().casting.observer:
            self._ask(Seat.OBSERVER)
        else:
            self.rated.emit()


def _page(content: QWidget) -> Scroller:
    return Scroller(wrap(col(content, None, gap=0, margins=PAGE)))
