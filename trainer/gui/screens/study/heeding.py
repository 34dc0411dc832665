"""What the coach hears in the reply in front, and what the rep says to that. Nothing is judged on the GUI thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from trainer import words
from trainer.domain.feedback import Feedback, Label
from trainer.domain.views import Changes, Reveal
from trainer.errors import TrainerError
from trainer.gui.desk import Desk
from trainer.gui.notices import REDO, UNDO, Lasting, Offer
from trainer.gui.screens.study.pages import Pages
from trainer.gui.widgets.findingdetail import Asked, Told

if TYPE_CHECKING:
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
    denied: frozenset[Label]
    trouble: str


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
        self._denied: frozenset[Label] = frozenset()
        self._is_told = False
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
        coach, hearing = self._desk.workspace.coach, self._desk.workspace.study.hearing
        self._desk.tasks.run(lambda: (coach.condition, hearing.catch_up())[1], self._on_caught_up)

    def judge(self, session: StudySession, reveal: Reveal) -> None:
        """Mark what is found in a reply and in the model beside it, once that is known."""
        disputes, coach = self._desk.workspace.disputes, self._desk.workspace.coach
        said, card_id = reveal.attempt.said, reveal.question.card_id
        self._desk.tasks.run(
            lambda: _Judged(
                reveal,
                session.feedback(reveal.question, said),
                session.model_feedback(reveal),
                disputes.of(card_id, said),
                words.coach_trouble(coach.condition.trouble, coach.condition.broken),
            ),
            self._on_judged,
        )
        self._reveal, self._heard, self._denied = reveal, None, frozenset()

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
        self._desk.tasks.run(self._desk.workspace.study.hearing.catch_up, self._on_caught_up)

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
        if judged.trouble and not self._is_told and judged.reveal.attempt.said:
            self._is_told = True
            self.noted.emit(Lasting(judged.trouble))

    # ------------------------------------------------------------ what the rep wants to know, and says to it

    @Slot(object)
    def _on_asked(self, asked: Asked) -> None:
        coach = self._desk.workspace.coach
        self._desk.tasks.run(lambda: _told(coach, asked), asked.tell)

    @Slot(object)
    def _deny(self, label: Label) -> None:
        self._say(label, denied=True)

    @Slot(object)
    def _accept(self, label: Label) -> None:
        self._say(label, denied=False)

    def _say(self, label: Label, *, denied: bool) -> None:
        if self._reveal is not None and self._heard is not None:
            self._settle(self._reveal, self._heard, label, denied, UNDO)

    def _settle(self, reveal: Reveal, heard: Feedback, label: Label, denied: bool, back: str) -> None:
        """Store it, show it where it is in front, and offer the way back."""
        disputes, said = self._desk.workspace.disputes, reveal.attempt.said
        try:
            if denied:
                disputes.deny(reveal.question, said, heard, label)
            else:
                disputes.accept(reveal.question.card_id, said, label)
        except TrainerError as error:
            self.failed.emit(error)
            return
        if reveal is self._reveal:
            self._denied = self._denied | {label} if denied else self._denied - {label}
            self._pages.show_denied(self._denied)
        turn = partial(self._settle, reveal, heard, label, not denied, REDO if back == UNDO else UNDO)
        self.noted.emit(Offer(DENIED if denied else ACCEPTED, back, turn))


def _told(coach: Coaching, asked: Asked) -> Told:
    advice = coach.instead_of(asked.label)
    nearest = coach.nearest(asked.label, asked.said)
    return Told(asked, nearest, advice.instead, advice.examples) if advice else Told(asked, nearest)
