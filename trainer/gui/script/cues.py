"""What the customer can say next, each with its key and a way to say it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QStackedWidget

from trainer import scriptwords, words
from trainer.domain.partner import Cue
from trainer.domain.scenes import NextStep, Saying
from trainer.gui import theme
from trainer.gui.layouts import Item, clear, col, row, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.field import SPOKEN, Field
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.stepform import StepForm

MOST = 9
OWN = "Or in your own words"
WIDE = 420
LEAST_NAME = 236


class Cues(QStackedWidget):
    """The cues, or the form for what is agreed to.

    Signals:
        said: A `Saying`, the words, and a `NextStep` or None.
    """

    said = Signal(object, str, object)

    def __init__(self) -> None:
        super().__init__()
        self._cues: tuple[Cue, ...] = ()
        self._buttons: list[Button] = []
        self._agreed: Cue | None = None
        self._rows = col(gap=8)
        self._own = Field("", "What you would say", WIDE, name=OWN, longest=SPOKEN)
        self._say_own = Button("Say this", "plain")
        self._form = StepForm("What did you agree to?", "Agree to it", whole=True)
        list_page = col(self._rows, 14, label(OWN, "small", "muted"), row((self._own, 1), self._say_own), None, gap=4)
        for page in (wrap(list_page), self._form):
            self.addWidget(page)
        self._own.returnPressed.connect(self._on_own)
        self._say_own.clicked.connect(self._on_own)
        self._form.proposed.connect(self._on_agreed)
        self._form.left.connect(self.go_back)

    def show_cues(self, cues: Sequence[Cue], advised: Saying | None = None) -> None:
        """Offer these; the one that the computer would choose stands out."""
        self._cues, self._buttons = tuple(cues)[:MOST], []
        clear(self._rows)
        for place, cue in enumerate(self._cues, 1):
            self._rows.addLayout(self._row(place, cue, is_advised=cue.why is advised))
        self.setCurrentIndex(0)

    def begin(self) -> None:
        """Another talk: nothing was typed for it, and nothing agreed."""
        self._own.clear()
        self._form.clear()

    def _row(self, place: int, cue: Cue, *, is_advised: bool) -> QBoxLayout:
        name = scriptwords.CUES[cue.why]
        button = Button(name, "primary" if is_advised else "plain", key=str(place))
        button.setAccessibleName(f"{name}: {words.curly(cue.line)}")
        button.clicked.connect(partial(self._on_cue, cue))
        button.setMinimumWidth(theme.current().px(LEAST_NAME))
        self._buttons.append(button)
        hint: tuple[Item, ...] = (label("The coach would", "caption", "accent"),) if is_advised else ()
        line = col(None, *hint, Prose(words.curly(cue.line), "speech_s"), None, gap=0)
        return row(button, (line, 1), gap=16)

    def press(self, place: int) -> None:
        """The cue of this place, from 1; nothing where there is none or the form is open."""
        if self.currentIndex() == 0 and place <= len(self._buttons):
            self._buttons[place - 1].click()

    def is_asking(self) -> bool:
        """Whether the form is open, from which one goes back."""
        return self.currentIndex() == 1

    @Slot()
    def go_back(self) -> None:
        """To the cues."""
        self.setCurrentIndex(0)

    def own_words(self) -> Field:
        """The field for what stands in no script."""
        return self._own

    def _on_cue(self, cue: Cue, _checked: bool = False) -> None:
        if cue.needs_step:
            self._agreed = cue
            self.setCurrentIndex(1)
            self._form.begin()
        else:
            self.said.emit(cue.why, cue.line, None)

    @Slot()
    def _on_own(self) -> None:
        if said := self._own.text().strip():
            self.said.emit(Saying.UNSCRIPTED, said, None)
        else:
            self._own.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_agreed(self, step: NextStep) -> None:
        assert self._agreed is not None
        self.said.emit(self._agreed.why, self._agreed.line, step)
