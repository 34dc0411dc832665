"""The question and its reveal, one in front of the other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget

from trainer.domain.delivery import Compared
from trainer.domain.feedback import Feedback
from trainer.domain.spoken import Kept
from trainer.domain.views import Question, Reveal
from trainer.gui.audio import Sound
from trainer.gui.screens.study.question import QuestionPage
from trainer.gui.screens.study.reveal import RevealPage

OF_PAGE = 0.9
"""How much of its height a page is scrolled at once: the last words stay in sight."""


class Pages(QStackedWidget):
    """Begins with the question.

    Signals:
        line_painted, attempted, typed: As in `QuestionPage`.
        graded, edit_requested, own_words_requested, asked, denied, accepted, hear_requested: As in
            `RevealPage`.
        repeat_requested: The rep wants to hear the line again.
    """

    line_painted = Signal()
    attempted = Signal(object)
    typed = Signal()
    graded = Signal(object)
    edit_requested = Signal()
    own_words_requested = Signal()
    repeat_requested = Signal()
    asked = Signal(object)
    denied = Signal(object)
    accepted = Signal(object)
    hear_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asking = QuestionPage()
        self.addWidget(self.asking)
        self.asking.line_painted.connect(self.line_painted)
        self.asking.attempted.connect(self.attempted)
        self.asking.typed.connect(self.typed)
        self.asking.repeat_requested.connect(self.repeat_requested)

    @cached_property
    def _answered(self) -> RevealPage:
        """The reveal, made when the first line is on the screen, so that no line waits for it."""
        page = RevealPage()
        page.graded.connect(self.graded)
        page.edit_requested.connect(self.edit_requested)
        page.own_words_requested.connect(self.own_words_requested)
        page.repeat_requested.connect(self.repeat_requested)
        page.asked.connect(self.asked)
        page.denied.connect(self.denied)
        page.accepted.connect(self.accepted)
        page.hear_requested.connect(self.hear_requested)
        self.addWidget(page)
        return page

    # ------------------------------------------------------------ rendering

    def show_question(self, question: Question, *, captions: bool, guess: bool) -> None:
        """A new line in front, the keyboard at its box."""
        self.asking.show_question(question, captions=captions, guess=guess)
        self.setCurrentWidget(self.asking)
        self.asking.focus_reply()

    def show_reveal(self, reveal: Reveal, ticked: tuple[int, ...]) -> None:
        """A reveal in front, the keyboard at its grades."""
        self._answered.show_reveal(reveal, ticked)
        self.setCurrentWidget(self._answered)
        self._answered.focus_grades()

    def show_feedback(self, own: Feedback, model: Feedback, denied: Collection[str] = ()) -> None:
        """Mark in the reveal what the coach found, and what the rep disputes of it."""
        self._answered.show_feedback(own, model, denied)

    def show_delivery(self, compared: Sequence[Compared]) -> None:
        """How the reply was said, in the reveal."""
        self._answered.show_delivery(compared)

    def show_takes(self, takes: Sequence[Kept]) -> None:
        """What was said to this line before, as sound."""
        self._answered.show_takes(takes)

    def show_denied(self, denied: Collection[str]) -> None:
        """The rep disputes these families now."""
        self._answered.show_denied(denied)

    def remark(self, feedback: Feedback) -> None:
        """The same findings in the reveal, with notes that are told anew."""
        self._answered.remark(feedback)

    def show_sound(self, state: Sound) -> None:
        """What the voice is doing."""
        self.asking.show_sound(state)
        self._answered.show_sound(state)

    # ------------------------------------------------------------ reading

    def is_asking(self) -> bool:
        return self.currentWidget() is self.asking

    def is_revealed(self) -> bool:
        return not self.is_asking()

    def ticked(self) -> tuple[int, ...]:
        """Places of the points that the rep ticked."""
        return self._answered.ticked()

    # ------------------------------------------------------------ the keyboard

    def press_grade(self, place: int) -> None:
        """Press the grade at that place, counted from 1."""
        self._answered.press(place)

    def press_only_grade(self) -> None:
        """Press the grade when there is no choice."""
        self._answered.press_only()

    def hear_own(self) -> None:
        """Hear what was said, where it was spoken."""
        self._answered.hear_own()

    def hear_model(self) -> None:
        """Hear the reply of the card."""
        self._answered.hear_model()

    def focus_points(self) -> None:
        """The keyboard goes to the first point."""
        self._answered.focus_points()

    def focus_findings(self) -> None:
        """The keyboard goes to what the coach found."""
        self._answered.focus_findings()

    def close_detail(self) -> bool:
        """Close what was opened of a finding; False when nothing was."""
        return self.is_revealed() and self._answered.close_detail()

    def turn(self, pages: int) -> None:
        """Scroll the page in front, down or with a negative number up."""
        front = self.asking if self.is_asking() else self._answered
        if (area := front.findChild(QScrollArea)) is not None:
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + round(pages * bar.pageStep() * OF_PAGE))
