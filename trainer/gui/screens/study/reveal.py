"""The reveal: the rep's words on the left and first, one way to say it on the right, grades in the foot."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from trainer import words
from trainer.domain.categories import Category
from trainer.domain.delivery import Compared
from trainer.domain.feedback import Feedback
from trainer.domain.spoken import Kept
from trainer.domain.views import Reveal
from trainer.gui import theme
from trainer.gui.actions import key
from trainer.gui.audio import Sound
from trainer.gui.layouts import centred, col, panel, row, rule, wrap
from trainer.gui.screens.study.columns import ModelColumn, OwnColumn
from trainer.gui.screens.study.grades import GradeBar
from trainer.gui.screens.study.question import SIDES, SOUND
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import Chip, category_face
from trainer.gui.widgets.glyph import Glyph
from trainer.gui.widgets.prose import Prose, label, speech_role
from trainer.gui.widgets.scroller import Scroller

WIDTH = 960
OPEN_EDGE = 12
"""Pixels below what was opened of a finding."""

NARROW = 560
"""Below this the button beside the kind shows its icon alone, in pixels at 100 %."""


class RevealPage(QWidget):
    """Shows one reveal at a time.

    Signals:
        graded: The `Rating` that was chosen.
        repeat_requested, edit_requested, own_words_requested: A button was pressed.
        asked, denied, accepted: As in `Findings`.
        hear_requested: As in `OwnColumn` and `ModelColumn`.
    """

    graded = Signal(object)
    repeat_requested = Signal()
    edit_requested = Signal()
    own_words_requested = Signal()
    asked = Signal(object)
    denied = Signal(object)
    accepted = Signal(object)
    hear_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._kind = Chip("")
        self._guessed_right = Glyph("check", "positive", 16, name="You named the kind")
        self._guessed_wrong = label("", "small", "warning")
        self._stage = label("", "small", "muted")
        self._repeat = Button("Hear it again", "quiet", "volume-2", key=key("repeat"))
        self._speech = Prose("", "speech_l", hang="accent")
        self._why = Prose("", "small", "muted")
        self._own, self._model = OwnColumn(), ModelColumn()
        self._grades = GradeBar()
        self._area = Scroller(wrap(self._laid_out()))
        foot = panel("plain", col(rule(), self._grades, gap=0))
        self.setLayout(col((self._area, 1), foot, gap=0))
        self._repeat.clicked.connect(self.repeat_requested)
        self._grades.graded.connect(self.graded)
        self._grades.edit_requested.connect(self.edit_requested)
        self._grades.own_words_requested.connect(self.own_words_requested)
        self._own.asked.connect(self.asked)
        self._own.denied.connect(self.denied)
        self._own.accepted.connect(self.accepted)
        self._own.hear_requested.connect(self.hear_requested)
        self._model.asked.connect(self.asked)
        self._model.hear_requested.connect(self.hear_requested)
        for column in (self._own, self._model):
            column.findings.opened.connect(lambda part: self._area.reach(part, OPEN_EDGE))

    def _laid_out(self) -> QLayout:
        guess = (self._guessed_right, self._guessed_wrong)
        head = row(self._kind, *guess, self._stage, None, self._repeat, gap=10)
        columns = row((self._own, 1), rule(vertical=True), (self._model, 1), gap=36)
        self._below = col(row(rule()), 22, columns, gap=0)
        self._above = head
        self._beneath = row(self._why)
        body = col(None, head, 10, self._speech, self._beneath, 26, self._below, (QWidget(), 2), gap=0)
        self._centre = centred(body, WIDTH)
        return row(self._centre, margins=(SIDES // 2, 8, SIDES // 2, 16))

    # ------------------------------------------------------------ rendering

    def show_reveal(self, reveal: Reveal, ticked: tuple[int, ...] = ()) -> None:
        """A new reveal, or the same one after its card was mended; the coach's findings come a moment later."""
        question = reveal.question
        self._show_kind(question.category, reveal.attempt.guess)
        self._stage.setText(question.likely_in[0] if question.likely_in else "")
        self._speech.setText(words.quote(question.line))
        self._own.show_reveal(reveal, ticked)
        self._model.show_reveal(reveal)
        self._grades.show_choices(reveal.choices)
        self._align()
        self._area.verticalScrollBar().setValue(0)

    def show_feedback(self, own: Feedback, model: Feedback, denied: Collection[str] = ()) -> None:
        """Mark what the coach found, in both columns, and what the rep disputes of it."""
        self._own.mark(own, denied)
        self._model.mark(model)

    def show_delivery(self, compared: Sequence[Compared]) -> None:
        """How the reply was said."""
        self._own.show_delivery(compared)

    def show_takes(self, takes: Sequence[Kept]) -> None:
        """What was said to this line before, as sound."""
        self._own.show_takes(takes)

    def show_denied(self, denied: Collection[str]) -> None:
        """The rep disputes these families now."""
        self._own.show_denied(denied)

    def remark(self, feedback: Feedback) -> None:
        """The same findings in the rep's words, with notes that are told anew."""
        self._own.remark(feedback)

    def show_sound(self, state: Sound) -> None:
        """What the voice is doing, on its own button."""
        icon, text = SOUND[state]
        self._repeat.setIconName(icon)
        self._repeat.setText(text)

    def _show_kind(self, kind: Category, guess: Category | None) -> None:
        """The kind, and whether it was guessed right."""
        self._kind.setFace(category_face(kind, words.CATEGORIES[kind]))
        self._speech.setHang(kind)
        self._guessed_right.setVisible(guess is kind)
        wrong = guess is not None and guess is not kind
        self._guessed_wrong.setVisible(wrong)
        self._guessed_wrong.setText(f"You said {words.CATEGORIES[guess].lower()}" if guess else "")
        self._why.setVisible(wrong)
        self._why.setText(f"{words.CATEGORIES[kind]}: {words.curly(words.MEANINGS[kind])}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def _align(self) -> None:
        """A long line is set smaller; everything aligns to the first letter of the line, not to its quotation mark."""
        width = min(self.width() - SIDES, theme.current().px(WIDTH))
        small = speech_role(self._speech.text(), width, self.height()) == "speech_m"
        self._speech.setRole("speech_m" if small else "speech_l")
        self._repeat.setCompact(self.width() < theme.current().px(NARROW))
        indent = self._speech.indent()
        self._above.setContentsMargins(indent, 0, 0, 0)
        self._beneath.setContentsMargins(indent, 6 if self._why.isVisibleTo(self) else 0, 0, 0)
        self._below.setContentsMargins(indent, 0, 0, 0)

    # ------------------------------------------------------------ the keyboard

    def ticked(self) -> tuple[int, ...]:
        """Places of the points that the rep ticked."""
        return self._own.points.ticked()

    def press(self, place: int) -> None:
        """Press the grade at that place, counted from 1."""
        self._grades.press(place)

    def press_only(self) -> None:
        """Press the grade when there is no choice."""
        self._grades.press_only()

    def hear_own(self) -> None:
        """Hear what was said."""
        self._own.hear()

    def hear_model(self) -> None:
        """Hear the reply of the card."""
        self._model.hear()

    def focus_points(self) -> None:
        """The keyboard goes to the first point, and all of them come into sight."""
        self._own.points.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(self._own.points, 0, 0)

    def focus_findings(self) -> None:
        """The keyboard goes to what the coach found in the rep's words."""
        self._own.findings.focus_first()

    def close_detail(self) -> bool:
        """Close what was opened of a finding; False when nothing was."""
        return self._own.findings.close_detail() or self._model.findings.close_detail()

    def focus_grades(self) -> None:
        """The keyboard is at the grades, but none is chosen: 1 and 2 choose."""
        self._grades.setFocus(Qt.FocusReason.OtherFocusReason)
