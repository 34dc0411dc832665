"""What there is to say about one thing that the coach found in a reply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer import words
from trainer.domain.feedback import Certainty, Label
from trainer.gui import theme
from trainer.gui.layouts import col, row
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.prose import Prose, label

DENY, ACCEPT = "That’s not what I did", "Take that back"
DENIED = "You said that this is not what you did. The coach’s mark stays beside yours."
HEAR = "Hear these words"
NOT_DONE = "not what I did"
NEAREST = "Nearest known phrase: {phrase}"
_LETTERS = str.maketrans("", "", ".,;:!?’'“” ")


@dataclass(frozen=True)
class Mark:
    """What one chip stands for.

    Attributes:
        places: Where it was found, as offsets into the reply.
        said: The words that earned it, those of the first place.
        family: By what it is disputed: the value of its label, or the stable name in its phrase file.
        label: None for a family that is not measured.
        substance: What stands behind it, in words; empty where that does not matter.
    """

    name: str
    kind: str
    certainty: Certainty
    definition: str
    places: tuple[tuple[int, int], ...]
    said: str
    family: str
    label: Label | None = None
    substance: str = ""

    @property
    def spans(self) -> tuple[tuple[int, int, str], ...]:
        return tuple((start, end, self.kind) for start, end in self.places)


@dataclass(frozen=True)
class Asked:
    """A wish to know more about some words: whoever finds it out, off the GUI thread, calls `tell`."""

    label: Label
    said: str
    tell: Callable[[Told], None]


@dataclass(frozen=True)
class Told:
    """What the coach adds: the nearest known phrase, and for a fault what could be said instead."""

    asked: Asked
    nearest: str = ""
    instead: str = ""
    say: str = ""


class FindingDetail(QWidget):
    """One mark at a time; out of sight until there is one.

    Signals:
        asked: An `Asked`, when a mark is shown.
        denied: The rep says of this `Mark.family` that they did not do it.
        accepted: The rep takes that back.
        hear_requested: The `Mark` whose words are to be heard.
        grew: It has another size.
    """

    asked = Signal(object)
    denied = Signal(object)
    accepted = Signal(object)
    hear_requested = Signal(object)
    grew = Signal()

    def __init__(self, *, may_deny: bool) -> None:
        super().__init__()
        self._mark: Mark | None = None
        self._asked: Asked | None = None
        self._is_denied, self._may_deny = False, may_deny
        self._name, self._sure = label("", "strong"), Prose("", "small", "muted")
        self._means, self._said = Prose("", "small", "muted"), Prose("", "small")
        self._substance, self._nearest = Prose("", "small"), Prose("", "small")
        self._instead, self._say = Prose("", "small"), Prose("", "small", "muted")
        self._verdict = Prose("", "small", "muted")
        self._deny = Button(DENY, "quiet", "x")
        self._deny.clicked.connect(self._on_pressed)
        self.can_be_heard: Callable[[Mark], bool] = lambda _: False
        """Whether there is a sound of a mark's words."""
        self._hear = Button(HEAR, "quiet", "play")
        self._hear.clicked.connect(self._on_hear)
        head = row(self._name, (col(self._sure, gap=0, margins=(0, 2, 0, 0)), 1), gap=10)
        head.setAlignment(self._name, Qt.AlignmentFlag.AlignTop)
        claim = (head, self._means, self._said, self._substance, self._verdict)
        later = col(self._nearest, self._instead, self._say, gap=6, margins=(14, 4, 14, 4))
        answer = row(
            self._hear, self._deny, None, margins=(2, 0, 2, 0)
        )  # above what comes late, so that it stays where it is
        self.setLayout(col(col(*claim, gap=6, margins=(14, 10, 14, 0)), answer, later, gap=2, margins=(0, 0, 0, 6)))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def mark(self) -> Mark | None:
        """What is shown; None when nothing is."""
        return self._mark

    def show_mark(self, mark: Mark | None, *, denied: bool = False) -> None:
        """Show what is known at once, and ask for the rest; with None go out of sight."""
        self._mark, self._asked = mark, None
        self.setVisible(mark is not None)
        if mark is None:
            return
        self._name.setText(mark.name)
        self._name.setColor(mark.kind)
        certainty = words.CERTAINTIES[mark.certainty]
        self._sure.setText(f"{certainty[0].upper()}{certainty[1:]}. {words.CERTAINTY_HINTS[mark.certainty]}")
        self._means.setText(words.curly(mark.definition))
        self._said.setText(words.quote(mark.said))
        _show(self._substance, mark.substance)
        self._hear.setVisible(self.can_be_heard(mark))
        for later in (self._nearest, self._instead, self._say):
            _show(later, "")
        self.show_denied(denied)
        if mark.label is not None:
            self._asked = Asked(mark.label, mark.said, self._on_told)
            self.asked.emit(self._asked)

    def show_denied(self, denied: bool) -> None:
        """Whether the rep disputes it."""
        self._is_denied = denied
        _show(self._verdict, DENIED if denied else "")
        self._deny.setVisible(self._may_deny)
        self._deny.setText(ACCEPT if denied else DENY)
        self._deny.setIconName("undo-2" if denied else "x")

    @Slot(object)
    def _on_told(self, told: Told) -> None:
        if told.asked is not self._asked:
            return  # another mark is shown by now
        is_news = _letters(told.nearest) != _letters(told.asked.said)
        _show(self._nearest, NEAREST.format(phrase=words.quote(told.nearest)) if told.nearest and is_news else "")
        _show(self._instead, words.curly(told.instead))
        _show(self._say, words.quote(told.say) if told.say else "")

    @Slot()
    def _on_pressed(self) -> None:
        if self._mark is not None:
            (self.accepted if self._is_denied else self.denied).emit(self._mark.family)

    @Slot()
    def _on_hear(self) -> None:
        if self._mark is not None:
            self.hear_requested.emit(self._mark)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._mark is not None:  # hidden it is laid out, too
            self.grew.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("line_strong"), 1) if look.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(look.tint("text", "hover"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


def _show(prose: Prose, text: str) -> None:
    """Show the text; with nothing to say, take no room."""
    prose.setText(text)
    prose.setVisible(bool(text))


def _letters(text: str) -> str:
    return text.casefold().translate(_LETTERS)
