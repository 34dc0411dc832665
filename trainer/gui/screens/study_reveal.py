"""The reveal: the rep's words on the left and first, one way to say it on the right, grades in the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from trainer import words
from trainer.domain.feedback import Feedback, Finding, LabelKind
from trainer.domain.memory import Rating
from trainer.domain.views import Attempt, Reveal
from trainer.gui import theme
from trainer.gui.actions import key, native
from trainer.gui.audio import Sound
from trainer.gui.layouts import Item, centred, clear, col, even, panel, row, rule, wrap
from trainer.gui.screens.study_question import SOUND
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import Chip, category_chip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.glyph import Glyph
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.scroller import Scroller
from trainer.gui.widgets.ticklist import TickList

WIDTH = 960
LOOKS = {
    Rating.AGAIN: ("rotate-ccw", "warning"),
    Rating.HARD: ("circle", "neutral"),
    Rating.GOOD: ("check", "positive"),
    Rating.EASY: ("circle-check", "positive"),
}
FULLER = "There is a fuller reply with a claim in it. Say in Edit ({key}) that it is true for you to practise that one."
SAID_ALOUD = "You said it aloud. Compare it with this, idea by idea."
GAVE_UP = "Not yet. Say the reply aloud once, in your own words; it comes back in ten minutes."


class RevealPage(QWidget):
    """Shows one reveal at a time.

    Signals:
        graded: The `Rating` that was chosen.
        repeat_requested, edit_requested, own_words_requested: A button was pressed.
    """

    graded = Signal(object)
    repeat_requested = Signal()
    edit_requested = Signal()
    own_words_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reveal: Reveal | None = None
        self._grades: list[Button] = []
        self._tools: tuple[Button, ...] = ()
        self._verdict = label("")
        self._own = Prose("", "reply")
        self._model = Prose("", "reply")
        self._own_chips, self._model_chips = Flow(), Flow()
        self._own_note = Prose("", "body", "muted")
        self._points = TickList((), name="Points a good reply covers")
        self._body = col(gap=0)
        self._foot = row(gap=12)
        holder = wrap(self._body)
        self._grade_row = wrap(self._foot)
        foot = panel("plain", col(rule(), self._grade_row, gap=0))
        self._foot.setContentsMargins(16, 14, 16, 18)
        self._area = Scroller(holder)
        self.setLayout(col((self._area, 1), foot, gap=0))
        self._repeat = Button()

    # ------------------------------------------------------------ rendering

    def show_reveal(self, reveal: Reveal) -> None:
        """A new reveal; the coach's findings come a moment later."""
        self._reveal = reveal
        clear(self._body)
        self._body.addLayout(self._columns(reveal))
        clear(self._foot)
        self._fill_foot(reveal)
        self._area.verticalScrollBar().setValue(0)

    def show_feedback(self, own: Feedback, model: Feedback) -> None:
        """Mark what the coach found, in both columns."""
        if self._reveal is None:
            return
        self._own.setSpans(_spans(own))
        self._model.setSpans(_spans(model))
        self._own_chips.setItems(*_chips(own))
        self._model_chips.setItems(*_chips(model))
        self._own_chips.setVisible(bool(own.findings))
        self._model_chips.setVisible(bool(model.findings))
        note = words.NOTES[own.notes[0]] if own.notes else ""
        self._own_note.setText(note)
        self._own_note.setVisible(bool(note))

    def show_sound(self, state: Sound) -> None:
        """What the voice is doing, on its own button."""
        icon, text = SOUND[state]
        self._repeat.setIconName(icon)
        self._repeat.setText(text)

    def ticked(self) -> tuple[int, ...]:
        """Places of the points that the rep ticked."""
        return self._points.ticked()

    def press(self, place: int) -> None:
        """Press the grade at that place, counted from 1."""
        if place <= len(self._grades):
            self._grades[place - 1].click()

    def focus_points(self) -> None:
        """The keyboard goes to the first point."""
        if self._points.ticks():
            self._points.ticks()[0].setFocus(Qt.FocusReason.TabFocusReason)

    def focus_grades(self) -> None:
        """The keyboard is at the grades, but none is chosen: 1 and 2 choose."""
        self._grade_row.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ parts

    def _columns(self, reveal: Reveal) -> QLayout:
        question = reveal.question
        speech = Prose(words.quote(question.line), "speech_l", hang=question.category)
        indent = speech.indent()
        self._repeat = Button("Hear it again", "quiet", "volume-2", key=key("repeat"))
        self._repeat.clicked.connect(self.repeat_requested)
        head = row(*self._kind(reveal), None, self._repeat, gap=10, margins=(indent, 0, 0, 0))
        halves = row((even(self._left(reveal)), 1), rule(vertical=True), (even(self._right(reveal)), 1), gap=36)
        body = col(
            None,
            head,
            10,
            speech,
            26,
            row(rule(), margins=(indent, 0, 0, 0)),
            22,
            row(wrap(halves), margins=(indent, 0, 0, 0)),
            (QWidget(), 2),
            gap=0,
        )
        return row(centred(body, WIDTH + indent), margins=(40, 8, 40, 16))

    def _kind(self, reveal: Reveal) -> tuple[QWidget, ...]:
        """The kind, and whether it was guessed right."""
        question, guess = reveal.question, reveal.attempt.guess
        found: list[QWidget] = [category_chip(question.category, words.CATEGORIES[question.category])]
        if guess is not None and guess is not question.category:
            found.append(label(f"You said {words.CATEGORIES[guess].lower()}", "small", "warning"))
        elif guess is not None:
            found.append(Glyph("check", "positive", 16, name="You named the kind"))
        if question.likely_in:
            found.append(label(question.likely_in[0], "small", "muted"))
        return tuple(found)

    def _left(self, reveal: Reveal) -> QLayout:
        attempt = reveal.attempt
        said = words.curly(attempt.said)
        self._own = Prose(said, "reply") if said else Prose(_nothing_typed(attempt), "body", "muted")
        self._own_chips, self._own_note = Flow(), Prose("", "body", "muted")
        self._own_chips.hide()
        self._own_note.hide()
        found = (self._own, 16, self._own_chips, 14, self._own_note)
        return col(_head("user", "You said"), 10, *found, *self._covered(reveal), None, gap=0)

    def _covered(self, reveal: Reveal) -> tuple[Item, ...]:
        """The points to tick; only to read for who did not know."""
        points = tuple(map(words.curly, reveal.points))
        self._points = TickList(() if reveal.attempt.gave_up else points, name="Points a good reply covers")
        if not points:
            return ()
        if reveal.attempt.gave_up:
            read = (item for point in points for item in (Prose(point), 4))
            return (22, label("What a good reply covers", "label", "muted"), 6, *read)
        self._points.changed.connect(self._suggest)
        self._verdict = label("", "small", "muted")
        return (22, row(label("Did you cover it?", "label", "muted"), None, self._verdict), 4, self._points)

    @Slot(object)
    def _suggest(self, ticked: tuple[int, ...]) -> None:
        """The points are the criterion: most of them covered is *Got it*. The rep still chooses."""
        total = len(self._points.ticks())
        covered = len(ticked) >= max(total - 1, 1)
        self._verdict.setText(f"{len(ticked)} of {total}: {'Got it' if covered else 'Missed'}" if ticked else "")

    def _right(self, reveal: Reveal) -> QLayout:
        self._model = Prose(words.curly(reveal.reply), "reply")
        self._model_chips = Flow()
        self._model_chips.hide()
        parts: list[Item] = [_head("quote", "One way to say it"), 10]
        if reveal.own_words:
            note = "The card has changed since you wrote this." if reveal.own_words_outdated else ""
            parts = [
                _head("user", "In your words", note),
                10,
                Prose(words.curly(reveal.own_words), "reply"),
                20,
                *parts,
            ]
        parts += [self._model, 16, self._model_chips, 14]
        if reveal.without_claims:
            parts += [Prose(FULLER.format(key=native(key("edit"))), "small", "muted"), 6]
        if reveal.bad_reply:
            parts += [Prose(f"Better not: “{words.curly(reveal.bad_reply)}”", "body", "muted"), 6]
        if reveal.tells:
            parts.append(Prose(f"Good news in this line: {_lower_first(words.curly(reveal.tells))}", "body", "muted"))
        return col(*parts, None, gap=0)

    def _fill_foot(self, reveal: Reveal) -> None:
        edit = Button("Edit", "quiet", "pencil-line", key=key("edit"))
        own = Button("In my words", "quiet", "repeat", key=key("own_words"))
        edit.clicked.connect(self.edit_requested)
        own.clicked.connect(self.own_words_requested)
        self._grades = [self._grade(place, reveal) for place in range(len(reveal.choices))]
        self._tools = (edit, own)
        self._foot.addWidget(edit)
        self._foot.addStretch(1)
        for grade in self._grades:
            self._foot.addWidget(grade, 100)
        self._foot.addStretch(1)
        self._foot.addWidget(own)
        self._fit_foot()

    def _fit_foot(self) -> None:
        """In a narrow window the two quiet buttons show their icons alone, so that the grades keep their words."""
        look, count = theme.current(), len(self._grades)
        wanted = look.px(236 if count < 4 else 168)
        narrow = self.width() < count * wanted + look.px(340)
        for button in self._tools:
            button.setCompact(narrow)
        for grade in self._grades:
            grade.setMaximumWidth(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_foot()

    def _grade(self, place: int, reveal: Reveal) -> Button:
        choice = reveal.choices[place]
        icon, hue = LOOKS[choice.rating]
        name = words.GRADES[4 if len(reveal.choices) == 4 else 2][choice.rating]
        interval = words.interval(choice, short=len(reveal.choices) == 4)
        button = Button(name, "grade", icon, key=str(place + 1), sub=interval, hue=hue, wide=True)
        button.clicked.connect(lambda _checked=False: self.graded.emit(choice.rating))
        return button


def _head(icon: str, title: str, note: str = "") -> QWidget:
    head = wrap(
        row(Glyph(icon, "muted", 16), label(title, "label", "muted"), None, label(note, "small", "warning"), gap=8)
    )
    head.setMinimumHeight(theme.current().px(32))
    return head


def _nothing_typed(attempt: Attempt) -> str:
    return GAVE_UP if attempt.gave_up else SAID_ALOUD


def _spans(feedback: Feedback) -> tuple[tuple[int, int, str], ...]:
    return tuple((found.start, found.end, found.label.kind.value) for found in feedback.findings)


def _chips(feedback: Feedback) -> tuple[Chip, ...]:
    """One chip per label, in the order of the words."""
    first: dict[object, Finding] = {}
    for found in feedback.findings:
        first.setdefault(found.label, found)
    return tuple(
        Chip(words.LABELS[found.label], _hue(found.label.kind), note=words.CERTAINTIES[found.certainty])
        for found in first.values()
    )


def _hue(kind: LabelKind) -> str:
    return kind.value


def _lower_first(text: str) -> str:
    starts_with_i = text[:2] in ("I ", "I’")
    return text if starts_with_i else text[:1].lower() + text[1:]
