"""The question: one line, one box. No category, no hint, no timer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from trainer import words
from trainer.domain.categories import Category
from trainer.domain.views import Attempt, Question
from trainer.gui import icons, theme
from trainer.gui.actions import key, native
from trainer.gui.audio import Sound
from trainer.gui.layouts import centred, col, row, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.card import Shadowed
from trainer.gui.widgets.chip import AskChip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.prose import Prose, label, speech_role
from trainer.gui.widgets.replybox import ReplyBox
from trainer.gui.widgets.scroller import Scroller
from trainer.gui.widgets.speakrow import SpeakRow
from trainer.gui.widgets.typeset import tooltip

SOUND = {
    Sound.READY: ("volume-2", "Hear it again"),
    Sound.WAITING: ("volume-2", "Rendering the voice"),
    Sound.SPEAKING: ("volume-2", "Hear it again"),
    Sound.OFF: ("volume-x", "Sound is off"),
    Sound.NO_DEVICE: ("volume-x", "No sound device. Reading works too"),
    Sound.NO_VOICE: ("volume-x", "No voice. Reading works too"),
}
EDGE = 16
ROOMY_BOX, SMALL_BOX = (4, 8), (2, 4)
"""Lines of the box when it is empty, and those to which it grows."""
TALL = 400
"""A page of this height has room for the larger box, in pixels at 100 %."""
SIDES = 80
"""Pixels left and right of the page together."""
STRAY_MS = 500
GRADE_KEYS = "1234"
PLACEHOLDER = "Answer in your own words"
HIDDEN = f"Listen to the line, or press {native(key('captions'))} to read it."


class QuestionPage(QWidget):
    """Asks for an attempt.

    Signals:
        attempted: An `Attempt`.
        typed: The reply reads differently now.
        line_painted: The new line is on the screen.
        repeat_requested: The rep wants to hear the line again.
    """

    attempted = Signal(object)
    typed = Signal()
    line_painted = Signal()
    repeat_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line = ""
        self._is_new = False
        self._guess: Category | None = None
        self.finish_speaking: Callable[[], bool] = lambda: False
        """What ends a turn of speech; False where there is none."""
        self._speech = Prose("", "speech_xl", hang="accent")
        self._repeat = Button("Hear it again", "quiet", "volume-2", key=key("repeat"))
        self.speak = SpeakRow(key("speak"))
        self.reply = ReplyBox(PLACEHOLDER, name="Your answer", foot=row(self.speak, None))
        self._aloud = Button("I said it aloud", "plain", "check", key=key("said_aloud"))
        self._give_up = Button("I don't know", "quiet", key=key("give_up"))
        self._reveal = Button("Reveal", "primary", "eye", key=key("reveal"))
        self._stage_name = label("", "small", "muted")
        aloud = native(key("said_aloud"))
        self._hint = Prose(f"Type a few words first, or say it aloud and press {aloud}.", "small", "warning")
        self._hint.hide()
        self._stray = QElapsedTimer()
        self.reply.edit.installEventFilter(self)
        self.reply.edit.textChanged.connect(self._hint.hide)
        self.reply.edit.textChanged.connect(self.typed)
        self.reply.edit.textChanged.connect(self._follow, Qt.ConnectionType.QueuedConnection)
        self._kinds = Flow(*(self._kind(category) for category in Category))
        keys = label(f"{native('Ctrl+1')} to {native('Ctrl+7')}", "small", "muted")
        self._guessing = wrap(col(row(label("Which kind is it?", "label", "muted"), keys, None), self._kinds, gap=6))
        self._indents = [row(self._stage_name, None), row((self._guessing, 1))]
        self._repeat_row = row(self._repeat, None)
        self._box_row = row((self.reply, 1))
        self._hint_row = row((self._hint, 1))
        self._foot_row = row(self._aloud, self._give_up, None, self._reveal, gap=10)
        self._area = Scroller(self._laid_out())
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(col(self._area, gap=0))
        self._repeat.clicked.connect(self.repeat_requested)
        self._aloud.clicked.connect(self.press_aloud)
        self._give_up.clicked.connect(self.press_give_up)
        self._reveal.clicked.connect(self.press_reveal)

    def _laid_out(self) -> Shadowed:
        body = col(
            None,
            self._indents[0],
            14,
            self._speech,
            14,
            self._repeat_row,
            24,
            self._indents[1],
            10,
            self._box_row,
            6,
            self._hint_row,
            10,
            self._foot_row,
            (QWidget(), 2),
            gap=0,
        )
        self._column = centred(body, theme.current().space("measure"))
        return Shadowed(row(self._column, margins=(SIDES // 2, 8, SIDES // 2, 24)))

    # ------------------------------------------------------------ rendering

    def show_question(self, question: Question, *, captions: bool, guess: bool) -> None:
        """A new line; the box is empty."""
        self._line = words.quote(question.line)
        self._is_new = True
        self._guess = None
        self.reply.clear()
        if question.draft:
            self.reply.setText(question.draft)
            self.reply.edit.document().clearUndoRedoStacks()  # Ctrl Z takes back an answer, not what was restored
        self._hint.hide()
        self._stage_name.setText(question.likely_in[0] if question.likely_in else "")
        self._guessing.setVisible(guess)
        for chip in self._kinds.items():
            chip.setChecked(False)  # type: ignore[attr-defined]
        self.set_captions(captions)
        self._fit()

    def set_captions(self, shown: bool) -> None:
        """Show the line, or leave it to the ear."""
        self._speech.setText(self._line if shown else HIDDEN)
        self._speech.setColor("text" if shown else "muted")
        self._fit()

    def show_line(self) -> None:
        """The line in writing, whatever was chosen: it cannot be heard."""
        if self._line:
            self.set_captions(True)

    def show_sound(self, state: Sound) -> None:
        """What the voice is doing, on its own button."""
        icon, text = SOUND[state]
        self._repeat.setIconName(icon)
        self._repeat.setText(text)

    def focus_reply(self) -> None:
        """The keyboard goes to the box; where the page is taller than the window the box comes into sight."""
        self.reply.setFocus()
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """Keep the box in sight while it grows, and what stands below it unless only the strip covers that."""
        self._area.reach(self._reveal, EDGE)
        self._area.ensureWidgetVisible(self.reply, 0, EDGE)

    def said(self) -> str:
        """What is in the box."""
        return self.reply.text().strip()

    def expect_stray_keys(self) -> None:
        """For a moment, or while it is held, a figure in the empty box is the grade's key and no answer."""
        self._stray.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            stray = event.isAutoRepeat() or (self._stray.isValid() and not self._stray.hasExpired(STRAY_MS))
            if stray and event.text() in GRADE_KEYS and event.text() and not self.said():
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_new:
            self._is_new = False
            self.line_painted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the box leaves the cursor in it."""
        super().mousePressEvent(event)
        self.focus_reply()

    def choose(self, place: int) -> None:
        """Name the kind at that place, counted from 1, where kinds are asked for."""
        if not self._guessing.isHidden():
            self._kinds.items()[place - 1].click()  # type: ignore[attr-defined]

    # ------------------------------------------------------------ attempts

    @Slot()
    def press_reveal(self) -> None:
        """Reveal what is in the box; with nothing in it, say what counts as an attempt.

        Who is speaking has finished first: the words can be mended before they are judged.
        """
        if self.finish_speaking():
            return
        if said := self.reply.text().strip():
            self.attempted.emit(Attempt(said, guess=self._guess))
        else:
            self._hint.show()
            self.reply.setFocus()

    @Slot()
    def press_aloud(self) -> None:
        if self.finish_speaking():
            return  # it is written down first; pressed again it counts as it stands
        self.attempted.emit(Attempt(self.reply.text().strip(), aloud=True, guess=self._guess))

    @Slot()
    def press_give_up(self) -> None:
        self.attempted.emit(Attempt(self.reply.text().strip(), gave_up=True, guess=self._guess))

    # ------------------------------------------------------------ parts

    def _kind(self, category: Category) -> AskChip:
        chip = AskChip(words.CATEGORIES[category], category, icons.of_category(category), outline=True, checkable=True)
        chip.setToolTip(tooltip(words.MEANINGS[category]))
        chip.clicked.connect(lambda _checked=False: self._choose(category, chip))
        return chip

    def _choose(self, category: Category, chosen: AskChip) -> None:
        self._guess = category
        self.focus_reply()
        for chip in self._kinds.items():
            chip.setChecked(chip is chosen)  # type: ignore[attr-defined]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The line and the box are as large as there is room for; what stands below aligns to its first letter."""
        look = theme.current()
        self.reply.edit.setLines(*(ROOMY_BOX if self.height() >= look.px(TALL) else SMALL_BOX))
        width = min(self.width() - SIDES, look.px(look.space("measure")))
        self._speech.setRole(speech_role(self._speech.text(), width, self.height()))
        indent = self._speech.indent()
        self._repeat_row.setContentsMargins(max(indent - 8, 0), 0, 0, 0)
        for line in (*self._indents, self._box_row, self._hint_row, self._foot_row):
            line.setContentsMargins(indent, 0, 0, 0)
