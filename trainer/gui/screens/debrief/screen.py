"""After a talk: first what the rep makes of it, then how deep it went, the missed door, and what to work on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from trainer import talkwords
from trainer.domain.debrief import Debrief
from trainer.domain.played import Company, Played, Verdict
from trainer.domain.views import Changes
from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.layouts import clear, col, rule, wrap
from trainer.gui.notices import UNDO, Offer
from trainer.gui.screens.debrief import complaint
from trainer.gui.screens.debrief.aside import aside
from trainer.gui.screens.debrief.bringer import Bringer
from trainer.gui.screens.debrief.hero import FOLD, hero
from trainer.gui.screens.debrief.note import Note
from trainer.gui.screens.debrief.ownview import OwnView
from trainer.gui.screens.debrief.papers import Papers
from trainer.gui.screens.debrief.replay import Replay, lines
from trainer.gui.screens.debrief.said import Heard, Said, by_coach
from trainer.gui.screens.screen import Act, Go, Screen
from trainer.gui.script.window import seat_of
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.scroller import EDGE, Scroller

if TYPE_CHECKING:
    from trainer.domain.paper import Paper
    from trainer.services.roleplay import RolePlay
    from trainer.services.talking import Talk

MARGINS = (44, 44, 40, 36)
USUAL_MINUTES = 10
GONE = "The talk is gone, with everything that was said in it."


class DebriefScreen(Screen):
    """Two pages: the rep's own view, and what the talk shows."""

    name = "debrief"
    title = "Debrief"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._uuid, self._back = "", "roleplay"
        self._main: Button | None = None
        self._own: OwnView | None = None
        self._shows_behind = self._is_looking_back = self._has_card = False
        self._replay: Replay | None = None
        self._body = col(gap=0)
        self._page = Scroller(wrap(self._body))
        self.setLayout(col(self._page, gap=0))

    def open(self, what: Any = None) -> None:
        """Look back at the talk with this uuid; its own view is asked for unless it was given.

        With a pair the second is the name of the screen to which one leaves.
        """
        if what is not None:
            self._uuid, self._back = (what, "roleplay") if isinstance(what, str) else what
            self._shows_behind = False
        if self._uuid:
            played = self.desk.workspace.roleplay.played(self._uuid)
            self._end_replay()
            self._is_looking_back, self._has_card = played.verdict.is_given, played.casting.complaint is None
            if self._is_looking_back:
                self._show_talk(played)
            else:
                self._ask(played)

    def acts(self) -> tuple[Act, ...]:
        return (
            Act("primary", lambda: self._main.click() if self._main else None),
            Act("leave", lambda: self.go_requested.emit(Go(self._back))),
            Act("bring", lambda: self._bringer.bring(self._uuid), lambda: self._is_looking_back and self._has_card),
            Act("talk_pdf", lambda: self._papers.as_pdf(), lambda: self._is_looking_back),
            Act("talk_text", lambda: self._papers.as_text(), lambda: self._is_looking_back),
            *self._replay_acts(),
        )

    def leave(self) -> None:
        """Nobody hears the talk any more; what the rep has begun to say of it is there again when they come back."""
        if self._replay is not None:
            self._replay.stop()
        super().leave()
        if self._own is not None:
            self.desk.workspace.roleplay.conclude(self._uuid, self._own.verdict(), is_given=False)

    def _show(self, page: QWidget, main: Button, first: QWidget | None = None) -> None:
        """A page with its main button; the keyboard goes there, or to another part."""
        clear(self._body)
        self._body.addWidget(page)
        page.show()  # what is not to be seen yet takes no keyboard
        self._main = main
        (first or main).setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ the rep's own view, first

    def _ask(self, played: Played) -> None:
        self._own = OwnView(played, MARGINS)
        self._own.concluded.connect(self._conclude)
        self._show(self._own, self._own.done, self._own)

    @Slot(object)
    def _conclude(self, verdict: Verdict) -> None:
        try:
            self.desk.workspace.roleplay.conclude(self._uuid, verdict)
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self.open()

    # ------------------------------------------------------------ what it shows

    def _show_talk(self, played: Played) -> None:
        self._own = None
        workspace = self.desk.workspace
        recorded = partial(workspace.recordings.sound, played.uuid)
        self._replay = Replay(self.desk.voice, lines(played, workspace.roleplay.pace(played)), self, recorded)
        self._show_objection() if self._has_card else self._show_complaint()

    def _show_objection(self) -> None:
        played, debrief = self.desk.workspace.roleplay.look_back(self._uuid)
        main, *others = self._buttons(debrief)
        beside = wrap(aside(self.desk.workspace.coach, played, debrief, self.desk.workspace.takes.compare_talk(played)))
        said = self._said(played, by_coach(played, debrief))
        head = hero(played, debrief, main, *others, shows_behind=self._shows_behind)
        self._lay_out(main, head, Fold(said, beside, at=FOLD, shares=(5, 3), gap=48), played)

    def _show_complaint(self) -> None:
        played, shown, filled = self.desk.workspace.roleplay.aftermath(self._uuid)
        main = self._another_button()
        again = Button("This one once more", "plain", "rotate-ccw")
        again.clicked.connect(lambda _checked=False: self._try_again(0))
        note = Note(played, filled)
        note.to_pdf.connect(self._papers.as_pdf)
        note.to_text.connect(self._papers.as_text)
        note.copied.connect(self.noted)
        said = self._said(played, complaint.by_signs(played, shown))
        left = wrap(col(complaint.steps(shown), 22, said, 26, note, gap=0))
        beside = wrap(complaint.aside(played, shown, self.desk.workspace.takes.compare_talk(played)))
        body = Fold(left, beside, at=FOLD, shares=(5, 3), gap=48)
        self._lay_out(main, complaint.hero(played, shown, main, again), body, played)

    def _said(self, played: Played, heard: Heard) -> Said:
        assert self._replay is not None
        said = Said(played, heard, self._replay)
        said.came_to.connect(lambda turn: self._page.ensureWidgetVisible(turn, 0, EDGE))
        return said

    def _lay_out(self, main: Button, head: QWidget, body: QWidget, played: Played) -> None:
        deeds = Flow(*self._deeds(played), gap=4)
        page = col(head, 26, rule(), 22, body, 20, deeds, None, gap=0, margins=MARGINS)
        self._show(wrap(page), main)

    def _deeds(self, played: Played) -> tuple[Button, ...]:
        """What else can be done with it."""
        is_alone = played.casting.company is Company.ALONE
        swap = () if is_alone else (self._swap_button(),)
        practise = (self._bringer.button(played.uuid), self._practise_button(played)) if self._has_card else ()
        return (*swap, *practise, *self._papers.buttons(), self._forget_button())

    def _paper(self) -> Paper:
        """The talk as it stands here: what lay behind the door only when that was asked for."""
        from trainer.gui.complaintpaper import complaint_paper
        from trainer.gui.talkpaper import talk_paper

        if not self._has_card:
            return complaint_paper(*self.desk.workspace.roleplay.aftermath(self._uuid))
        return talk_paper(*self.desk.workspace.roleplay.look_back(self._uuid), with_behind=self._shows_behind)

    @cached_property
    def _papers(self) -> Papers:
        papers = Papers(self._paper, self)
        papers.saved.connect(self.noted)
        papers.failed.connect(self.failed)
        return papers

    def _swap_button(self) -> Button:
        swap = Button("Swap seats", "quiet", "repeat")
        swap.clicked.connect(self._swap)
        return swap

    @Slot()
    def _swap(self) -> None:
        """The same customer once more, and who played them replies."""
        self._begin(lambda roleplay: roleplay.swap(self._uuid, talkwords.UNNAMED))

    def on_changes(self, changes: Changes) -> None:
        """The partner has said in the meantime what they made of it."""
        if changes.talks and self.isVisible() and self._is_looking_back:
            self.open()

    def _buttons(self, debrief: Debrief) -> tuple[Button, ...]:
        """What is done next, the main thing first."""
        if not debrief.door:
            return (self._another_button(),)
        again = Button("Try that door", "primary", "door-open", key="Return")
        again.clicked.connect(lambda _checked=False: self._try_again(debrief.depth))
        behind = Button("What lay behind it", "plain", "eye")
        behind.clicked.connect(self._show_behind)
        return (again,) if self._shows_behind else (again, behind)

    def _another_button(self) -> Button:
        another = Button("Another talk", "primary", "play", key="Return")
        another.clicked.connect(lambda _checked=False: self.go_requested.emit(Go("roleplay")))
        return another

    def _try_again(self, depth: int) -> None:
        self._begin(lambda roleplay: roleplay.try_again(self._uuid, depth))

    def _begin(self, begun: Callable[[RolePlay], Talk]) -> None:
        """Another talk like this one, where it is to be played."""
        try:
            talk = begun(self.desk.workspace.roleplay)
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self.go_requested.emit(Go(seat_of(talk, self), talk))

    @Slot()
    def _show_behind(self) -> None:
        self._shows_behind = True
        self.open()

    # ------------------------------------------------------------ practising it

    @cached_property
    def _bringer(self) -> Bringer:
        bringer = Bringer(self.desk, self)
        bringer.changed.connect(self.changed)
        bringer.noted.connect(self.noted)
        bringer.failed.connect(self.failed)
        return bringer

    def _practise_button(self, played: Played) -> Button:
        practise = Button("Practise its reply now", "quiet", "layers")
        wish = Go("study", {"cram": USUAL_MINUTES, "among": (played.casting.card_id,)})
        practise.clicked.connect(lambda _checked=False: self.go_requested.emit(wish))
        return practise

    # ------------------------------------------------------------ hearing it

    def _replay_acts(self) -> tuple[Act, ...]:
        def act(name: str, does: Callable[[Replay], None]) -> Act:
            return Act(name, lambda: does(self._replay) if self._replay else None, lambda: self._replay is not None)

        return (
            act("replay", Replay.toggle),
            act("replay_next", lambda replay: replay.step(1)),
            act("replay_back", lambda replay: replay.step(-1)),
        )

    def _end_replay(self) -> None:
        """That of a page which goes."""
        if self._replay is not None:
            self._replay.stop()
            self._replay.deleteLater()
            self._replay = None

    # ------------------------------------------------------------ taking it away

    def _forget_button(self) -> Button:
        forget = Button("Take this talk away", "quiet", "trash-2")
        forget.clicked.connect(self._forget)
        return forget

    @Slot()
    def _forget(self) -> None:
        """Everything that was said in it goes; it can be brought back while the strip says so."""
        roleplay = self.desk.workspace.roleplay
        try:
            played = roleplay.forget(self._uuid)
        except TrainerError as error:
            self.failed.emit(error)
            return
        self._uuid = ""
        self.go_requested.emit(Go(self._back))
        self.noted.emit(Offer(GONE, UNDO, partial(self._bring_back, played)))

    def _bring_back(self, played: Played) -> None:
        try:
            self.desk.workspace.roleplay.bring_back(played)
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self.go_requested.emit(Go("debrief", (played.uuid, self._back)))
