"""What the coach hears in the reply in front, and what the rep says to that. Nothing is judged on the GUI thread."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from trainer import words
from trainer.domain.feedback import Feedback
from trainer.domain.views import Changes, Reveal
from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.notices import REDO, UNDO, Lasting, Offer
from trainer.gui.screens.study.pages import Pages
from trainer.gui.widgets.findingdetail import Asked, Told

if TYPE_CHECKING:
    from trainer.bootstrap import Workspace
    from trainer.domain.categories import Category
    from trainer.services.coaching import Coaching
    from trainer.services.session import StudySession

WARM_UP_MS = 1_000
"""So long after the first line is on the screen the coach is made ready; that takes half a second of a thread."""

DENIED = "Your mark stands beside the coach’s, here and whenever you give this reply to this line."
ACCEPTED = "The coach’s mark stands alone again."


class _Judged(NamedTuple):
    """What was found in a reply and in the model beside it, and why the coach hears less than it could."""

    reveal: Reveal
    own: Feedback
    model: Feedback
    denied: frozenset[str]
    trouble: str


class _Remarked(NamedTuple):
    """What was found, with the notes of what the rep does not deny."""

    reveal: Reveal
    denied: frozenset[str]
    own: Feedback


class Heeding(QObject):
    """The coach's part in the study screen.

    Signals:
        noted: A sentence for the strip, an `Offer`, or what is `Lasting`.
        failed: A `TrainerError`.
        changed: What was stored, as `Changes`.
    """

    noted = Signal(object)
    failed = Signal(object)
    changed = Signal(object)

    def __init__(self, desk: Desk, pages: Pages, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._pages = desk, pages
        self._reveal: Reveal | None = None
        self._heard: Feedback | None = None
        self._denied: frozenset[str] = frozenset()
        self._session: StudySession | None = None
        self._trouble = ""
        self._warming = QTimer(self, singleShot=True, interval=WARM_UP_MS)
        self._warming.timeout.connect(self._warm_up)
        pages.line_painted.connect(self._on_line_painted, Qt.ConnectionType.SingleShotConnection)
        pages.asked.connect(self._on_asked)
        pages.denied.connect(self._deny)
        pages.accepted.connect(self._accept)

    # ------------------------------------------------------------ judging

    @Slot()
    def _on_line_painted(self) -> None:
        self._warming.start()

    @Slot()
    def _warm_up(self) -> None:
        """Make the coach ready, and let it hear what an earlier sitting left."""
        coach, backlog = self._desk.workspace.coach, self._desk.workspace.study.backlog
        self._desk.tasks.run(lambda: (coach.condition, backlog.catch_up())[1], self._on_caught_up)

    def judge(self, session: StudySession, reveal: Reveal) -> None:
        """Mark what is found in a reply and in the model beside it, once that is known."""
        self._desk.tasks.run(partial(_judged, self._desk.workspace, session, reveal), self._on_judged)
        self._session, self._reveal, self._heard, self._denied = session, reveal, None, frozenset()

    def forget(self) -> None:
        """Another line is in front."""
        self._reveal, self._heard, self._denied = None, None, frozenset()

    def heard(self, reveal: Reveal) -> Feedback | None:
        """What was found in the reply, whatever the rep denies of it; None when the coach is not done with it."""
        if not reveal.attempt.said:
            return Feedback()
        return self._heard if reveal is self._reveal else None

    def catch_up(self) -> None:
        """An answer was stored that the coach was not done with."""
        self._desk.tasks.run(self._desk.workspace.study.backlog.catch_up, self._on_caught_up)

    @Slot(object)
    def _on_caught_up(self, answers: int) -> None:
        if answers:
            self.changed.emit(Changes(phrases=True))

    @Slot(object)
    def _on_judged(self, judged: _Judged) -> None:
        if judged.reveal is not self._reveal:
            return
        self._heard, self._denied = judged.own, judged.denied
        self._pages.show_feedback(judged.own, judged.model, judged.denied)
        if judged.trouble != self._trouble and judged.reveal.attempt.said:
            self._trouble = judged.trouble
            self.noted.emit(Lasting(judged.trouble))

    def _remark_anew(self, session: StudySession, reveal: Reveal, denied: frozenset[str]) -> None:
        question, said = reveal.question, reveal.attempt.said
        self._desk.tasks.run(
            lambda: _Remarked(reveal, denied, session.feedback(question, said, denied)), self._on_remarked
        )

    @Slot(object)
    def _on_remarked(self, told: _Remarked) -> None:
        if self._heard is not None and told.reveal is self._reveal and told.denied == self._denied:
            self._heard = replace(self._heard, notes=told.own.notes, variety=told.own.variety)
            self._pages.remark(self._heard)

    # ------------------------------------------------------------ what the rep wants to know, and says to it

    @Slot(object)
    def _on_asked(self, asked: Asked) -> None:
        if self._reveal is not None:
            kind = self._reveal.question.category
            self._desk.tasks.run(partial(_told, self._desk.workspace.coach, asked, kind), asked.tell)

    @Slot(object)
    def _deny(self, family: str) -> None:
        self._say(family, denied=True)

    @Slot(object)
    def _accept(self, family: str) -> None:
        self._say(family, denied=False)

    def _say(self, family: str, *, denied: bool) -> None:
        if self._reveal is not None and self._heard is not None:
            self._settle(self._reveal, self._heard, family, denied, UNDO)

    def _settle(self, reveal: Reveal, heard: Feedback, family: str, denied: bool, back: str) -> None:
        """Store it, show it where it is in front, and offer the way back."""
        disputes, said = self._desk.workspace.disputes, reveal.attempt.said
        try:
            if denied:
                disputes.deny(reveal.question, said, heard, family)
            else:
                disputes.accept(reveal.question.card_id, said, family)
        except TrainerError as error:
            self.failed.emit(error)
            return
        if reveal is self._reveal and self._session is not None:
            self._denied = self._denied | {family} if denied else self._denied - {family}
            self._pages.show_denied(self._denied)
            self._remark_anew(self._session, reveal, self._denied)
        self.changed.emit(Changes(phrases=True))
        turn = partial(self._settle, reveal, heard, family, not denied, REDO if back == UNDO else UNDO)
        self.noted.emit(Offer(DENIED if denied else ACCEPTED, back, turn))


def _judged(workspace: Workspace, session: StudySession, reveal: Reveal) -> _Judged:
    question, said, now = reveal.question, reveal.attempt.said, workspace.coach.condition
    denied = workspace.disputes.of(question.card_id, said)
    own, model = session.feedback(question, said, denied), session.model_feedback(reveal)
    return _Judged(reveal, own, model, denied, words.coach_trouble(now.trouble, now.broken))


def _told(coach: Coaching, asked: Asked, kind: Category) -> Told:
    advice = coach.instead_of(asked.label)
    nearest = coach.nearest(asked.label, asked.said)
    return Told(asked, nearest, advice.instead, advice.say[kind]) if advice else Told(asked, nearest)
