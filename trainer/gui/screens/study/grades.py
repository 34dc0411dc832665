"""The foot of a reveal: the grades with what each brings, and the two ways to mend the card."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.domain.memory import Rating
from trainer.domain.views import Choice
from trainer.gui import theme
from trainer.gui.actions import key
from trainer.gui.layouts import row
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.gradebutton import GradeButton

LOOKS = {
    Rating.AGAIN: ("rotate-ccw", "warning"),
    Rating.HARD: ("circle", "neutral"),
    Rating.GOOD: ("check", "positive"),
    Rating.EASY: ("circle-check", "positive"),
}
WIDE, NARROW = 236, 168
"""The width of a grade among two and among four, in pixels at 100 %."""
GAP, SIDE = 12, 16
TOOLS = 340
"""What the two quiet buttons with their words take, in pixels at 100 %."""


class GradeBar(QWidget):
    """Two or four grades.

    Signals:
        graded: The `Rating` that was chosen.
        edit_requested, own_words_requested: A button was pressed.
    """

    graded = Signal(object)
    edit_requested = Signal()
    own_words_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._edit = Button("Edit", "quiet", "pencil-line", key=key("edit"))
        self._own_words = Button("In my words", "quiet", "repeat", key=key("own_words"))
        self._grades = {rating: self._grade(rating) for rating in LOOKS}
        grades = ((grade, 100) for grade in self._grades.values())
        self.setLayout(row(self._edit, None, *grades, None, self._own_words, gap=GAP, margins=(SIDE, 14, SIDE, 18)))
        self._edit.clicked.connect(self.edit_requested)
        self._own_words.clicked.connect(self.own_words_requested)

    def show_choices(self, choices: tuple[Choice, ...]) -> None:
        """The grades there are, and when each brings the line back."""
        offered = {choice.rating: choice for choice in choices}
        for rating, button in self._grades.items():
            button.setVisible(rating in offered)
        for place, (rating, choice) in enumerate(offered.items(), 1):
            outcome = words.interval(choice, short=len(choices) > 2)
            self._grades[rating].setChoice(words.GRADES[rating], outcome, str(place))
        self._fit()

    def press(self, place: int) -> None:
        """Press the grade at that place, counted from 1."""
        if place <= len(self._offered()):
            self._offered()[place - 1].click()

    def press_only(self) -> None:
        """Press the grade when there is but one."""
        if len(self._offered()) == 1:
            self.press(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _grade(self, rating: Rating) -> GradeButton:
        button = GradeButton(words.GRADES[rating], *LOOKS[rating])
        button.clicked.connect(partial(self._on_pressed, rating))
        return button

    def _on_pressed(self, rating: Rating) -> None:
        self.graded.emit(rating)

    def _offered(self) -> list[GradeButton]:
        return [button for button in self._grades.values() if not button.isHidden()]

    def _fit(self) -> None:
        """In a narrow window the quiet buttons show their icons alone and the grades keep their words."""
        look, offered = theme.current(), self._offered()
        widest = look.px(WIDE if len(offered) <= 2 else NARROW)
        narrow = self.width() < len(offered) * widest + look.px(TOOLS)
        for tool in (self._edit, self._own_words):
            tool.setCompact(narrow)
        room = self.width() - 2 * (self._edit.sizeHint().width() + GAP) - 2 * SIDE - (len(offered) - 1) * GAP
        share = min(room // max(len(offered), 1), widest)
        extras = next((extras for extras in (2, 1) if all(one.needs(extras, look) <= share for one in offered)), 0)
        for grade in offered:
            grade.setMaximumWidth(widest)
            grade.setExtras(extras)
