"""What was said, turn by turn, with what the coach and others heard in it, and the way to hear it all once more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer import talkwords, words
from trainer.domain.debrief import Debrief
from trainer.domain.played import Played, Speaker, Turn, standing
from trainer.domain.talk import Retake
from trainer.gui import theme
from trainer.gui.actions import key
from trainer.gui.layouts import Item, col, row, wrap
from trainer.gui.screens.debrief.others import on_reply
from trainer.gui.screens.debrief.replay import Replay
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.findings import Findings, spans
from trainer.gui.widgets.glyph import Glyph
from trainer.gui.widgets.prose import Prose, label

NAME = 60
HEAR, STAND = "Hear it all", "Pause"

Heard = Callable[[int], QWidget]


class Said(QWidget):
    """Every turn with words, below one another; the one that is being said is marked.

    Signals:
        came_to: The turn that is being said, which is to be in sight.
    """

    came_to = Signal(QWidget)

    def __init__(self, played: Played, heard: Heard, replay: Replay) -> None:
        """Show a talk.

        Args:
            played: The talk.
            heard: The rep's words in the turn at a place, with what was heard in them.
            replay: Says it once more.
        """
        super().__init__()
        self._replay = replay
        self._turns: dict[int, TurnRow] = {}
        lines = self._lines(played, heard)
        self._hear = Button(HEAR, "quiet", "play", key=key("replay"))
        self._hear.clicked.connect(replay.toggle)
        replay.turned.connect(self._on_turned)
        replay.moved.connect(self._on_moved)
        head = row(label("What was said", "strong"), None, *self._steps(), self._hear, gap=2)
        self.setLayout(col(head, 6, *lines, None, gap=2))

    def _lines(self, played: Played, heard: Heard) -> list[Item]:
        """What was only spoken stands there where somebody marked it."""
        names = {Speaker.CUSTOMER: played.casting.customer.name.split()[0], Speaker.REP: played.casting.rep or "You"}
        lines: list[Item] = []
        for place, turn in enumerate(played.turns):
            if isinstance(turn.deed, Retake):
                lines.append(_once_more())
            elif turn.said or on_reply(played, place):
                said = heard(place) if turn.speaker is Speaker.REP else Prose(words.curly(turn.said), "speech_s")
                self._turns[place] = TurnRow(turn, words.curly(names[turn.speaker]), said)
                lines.append(self._turns[place])
        return lines

    def _steps(self) -> tuple[Button, Button]:
        back = Button(kind="quiet", icon="chevron-up", name="The line before", key=key("replay_back"))
        back.clicked.connect(lambda _checked=False: self._replay.step(-1))
        on = Button(kind="quiet", icon="chevron-down", name="The next line", key=key("replay_next"))
        on.clicked.connect(lambda _checked=False: self._replay.step(1))
        return back, on

    @Slot(bool)
    def _on_turned(self, goes_on: bool) -> None:
        self._hear.setText(STAND if goes_on else HEAR)
        self._hear.setIconName("pause" if goes_on else "play")

    @Slot(int)
    def _on_moved(self, place: int) -> None:
        for at, turn in self._turns.items():
            turn.setMarked(at == place)
        if place in self._turns:
            self.came_to.emit(self._turns[place])


class TurnRow(QWidget):
    """One turn: the customer's in serif, the rep's with what the coach heard in it."""

    def __init__(self, turn: Turn, name: str, said: QWidget) -> None:
        super().__init__()
        self._said, self._is_marked = turn.said, False
        who = label(name, "caption", "muted")
        who.setFixedWidth(theme.current().px(NAME))
        line = row(who, (said, 1), gap=10, margins=(8, 5, 8, 5))
        line.setAlignment(who, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def setMarked(self, marked: bool) -> None:
        """Whether it is being said."""
        self._is_marked = marked
        self.setAccessibleName(f"Now: {words.curly(self._said)}" if marked else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._is_marked:
            return
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.edge() if look.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(look.tint("accent", "selected"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, look.radius("control"), look.radius("control"))
        painter.end()


def _heeded(debrief: Debrief, place: int) -> str:
    """Whether a reply shows that its rep listened; empty for what is none, and where there is nothing to say."""
    if place in debrief.recited:
        return talkwords.recited(takes_up=bool(debrief.echoes[place]))
    return talkwords.taken_up(debrief.echoes.get(place, ()))


def by_coach(played: Played, debrief: Debrief) -> Heard:
    """The rep's words as the coach heard them, and whether they show that the rep listened."""
    counting = frozenset(standing(played.turns))

    def heard(place: int) -> QWidget:
        told = _heeded(debrief, place) if place in counting else ""
        return _words(played.turns[place], told, on_reply(played, place))

    return heard


def _words(turn: Turn, told: str, others: tuple[Prose, ...]) -> QWidget:
    """The rep's words, a chip for each thing that was heard in them, and what there is to say below."""
    if not turn.said:
        return wrap(col(Prose(talkwords.ALOUD, "body", "muted"), *others, gap=6))
    marked = spans(turn.feedback) if turn.feedback else ()
    chips = Findings()
    if turn.feedback:
        chips.show_feedback(turn.feedback, turn.said)
    chips.setVisible(bool(turn.feedback and turn.feedback.findings))
    more = (Prose(told, "small", "muted"),) if told else ()
    return wrap(col(Prose(words.curly(turn.said), "body", spans=marked), chips, *more, *others, gap=6))


def _once_more() -> QHBoxLayout:
    told = label(talkwords.ONCE_MORE, "caption", "muted")
    return row(Glyph("rotate-ccw", "muted", 14), told, None, gap=8, margins=(8, 2, 0, 10))
