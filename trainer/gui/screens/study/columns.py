"""The two halves of a reveal: what the rep said, and one way to say it.

Both are made once and filled again for every line: making widgets is what would take the time.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from trainer import voicewords, words
from trainer.domain.delivery import Compared
from trainer.domain.feedback import Feedback
from trainer.domain.spoken import Kept, Spoken
from trainer.domain.views import Attempt, Reveal
from trainer.gui import theme
from trainer.gui.actions import key, native
from trainer.gui.layouts import Item, col, row, wrap
from trainer.gui.screens.study.ownvoice import OwnVoiceNote
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.deliverytable import DeliveryTable
from trainer.gui.widgets.findingdetail import Mark
from trainer.gui.widgets.findings import Findings, spans
from trainer.gui.widgets.glyph import Glyph
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.takelist import TakeList
from trainer.gui.widgets.ticklist import TickList

HEAR_OWN = "Hear what you said"
HEAR_MODEL = "Hear this reply"
TAKES = 3
"""So many earlier ones are listed beside the reveal; the card’s info has the others."""

POINTS = "What a good reply covers"
FULLER = "This card also has a reply with proof in it. If the proof is true for you, switch it on in Edit ({key})."
LEECH = "Missed again and again: repeating it will not help. Say it your own way, in one breath ({key})."
LEECH_IN_OWN_WORDS = "Your own words do not stick yet. Make them shorter ({key}), or suspend the line ({aside})."
OUTDATED = "The card has changed since you wrote this."
UNHEARD = "Nothing here that the coach knows, which may be its fault. Judge it by the points."
SAID_ALOUD = "You said it aloud. Compare it with this, idea by idea."
GAVE_UP = "Not yet. Say the reply aloud once, in your own words; it comes back soon."


class Column(QWidget):
    """Takes its share of the width whatever it holds."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setLayout(layout)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class OwnColumn(Column):
    """What the rep said, what the coach heard in it, and the points to hold it against.

    Signals:
        asked, denied, accepted: As in `Findings`.
        hear_requested: The sound of a reply that was spoken, or of some words of it, or a `Kept` one.
    """

    asked = Signal(object)
    denied = Signal(object)
    accepted = Signal(object)
    hear_requested = Signal(object)

    def __init__(self) -> None:
        self._spoken: Spoken | None = None
        self._play = Button(kind="quiet", icon="play", name=HEAR_OWN, key=key("hear_own"))
        self._said = Prose("", "reply")
        self._silent = Prose("", "body", "muted")
        self._feedback = Feedback()
        self.findings = Findings(may_deny=True)
        self._note = Prose("", "body", "muted")
        self._voice = OwnVoiceNote()
        self._verdict = label("", "small", "muted")
        self.points = TickList(name=POINTS)
        self._asked = _section(row(label("Did you cover it?", "label", "muted"), None, self._verdict), 4, self.points)
        self._to_read = Prose("")
        self._delivery = DeliveryTable()
        self._takes = TakeList(label(voicewords.TAKES, "label", "muted"), TAKES)
        self._told = _section(label(POINTS, "label", "muted"), 6, self._to_read)
        said = (self._said, self._silent, self._voice, self.findings, self._note)
        super().__init__(
            col(
                _head("user", label("You said", "label", "muted"), None, self._play),
                *said,
                self._asked,
                self._told,
                self._delivery,
                self._takes,
                None,
                gap=14,
            )
        )
        self.points.changed.connect(self._suggest)
        self.findings.emphasised.connect(self._said.setEmphasis)
        self.findings.let_hear(lambda mark: self._sound_of(mark) != b"")
        self.findings.hear_requested.connect(lambda mark: self.hear_requested.emit(self._sound_of(mark)))
        self._play.clicked.connect(self.hear)
        self._takes.hear_requested.connect(self.hear_requested)
        for signal, wish in (
            (self.findings.asked, self.asked),
            (self.findings.denied, self.denied),
            (self.findings.accepted, self.accepted),
        ):
            signal.connect(wish)

    def show_reveal(self, reveal: Reveal, ticked: tuple[int, ...]) -> None:
        """The rep's words, and the points: to tick, or only to read for who did not know."""
        attempt, points = reveal.attempt, tuple(map(words.curly, reveal.points))
        self._spoken = attempt.spoken
        self._play.setVisible(self._spoken is not None and bool(self._spoken.pcm))
        _say(self._said, words.curly(attempt.said))
        _say(self._silent, "" if attempt.said else _nothing_typed(attempt))
        self._feedback = Feedback()
        self._said.setSpans(())
        self.findings.show_feedback(self._feedback, "")
        _say(self._note, "")
        self.points.setPoints(points, ticked)
        self._voice.show_reveal(reveal, ticked)
        self._suggest(self.points.ticked())
        self._to_read.setText("\n".join(points))
        self._asked.setVisible(bool(points) and not attempt.gave_up)
        self._told.setVisible(bool(points) and attempt.gave_up)
        self._delivery.show_compared(())
        self._takes.show_takes(())

    @Slot()
    def hear(self) -> None:
        """All of what was said, where there is a sound of it."""
        if self._spoken is not None and self._spoken.pcm:
            self.hear_requested.emit(self._spoken.pcm)

    def _sound_of(self, mark: Mark) -> bytes:
        """The very words; nothing where they were typed, or mended."""
        times = self._spoken.transcript.when(self._said.text(), *mark.places[0]) if self._spoken is not None else None
        return self._spoken.cut(*times) if self._spoken is not None and times is not None else b""

    def show_delivery(self, compared: Sequence[Compared]) -> None:
        """How it was said, beside how this rep usually says things."""
        self._delivery.show_compared(compared)

    def show_takes(self, takes: Sequence[Kept]) -> None:
        """What was said to this line before, as sound."""
        self._takes.show_takes(takes)

    def mark(self, feedback: Feedback, denied: Collection[str] = ()) -> None:
        """Mark what the coach found in the words, and what the rep disputes of it."""
        self._said.setSpans(spans(feedback, denied))
        self.findings.show_feedback(feedback, self._said.text(), denied)
        self.remark(feedback)

    def remark(self, feedback: Feedback) -> None:
        """The same findings with notes that are told anew."""
        self._feedback = feedback
        self.findings.remark(feedback)
        silent = "" if feedback.findings or feedback.noticed or not self._said.text() else UNHEARD
        _say(self._note, words.note(feedback) or silent)

    def show_denied(self, denied: Collection[str]) -> None:
        """The rep disputes these families now."""
        self._said.setSpans(spans(self._feedback, denied))
        self.findings.show_denied(denied)

    @Slot(object)
    def _suggest(self, ticked: tuple[int, ...]) -> None:
        """The points are the criterion: most of them covered is *Got it*. The rep still chooses."""
        self._voice.show_ticked(ticked)
        total = len(self.points.ticks())
        covered = len(ticked) >= max(total - 1, 1)
        self._verdict.setText(f"{len(ticked)} of {total}: {'Got it' if covered else 'Missed'}" if ticked else "")


class ModelColumn(Column):
    """One way to say it; above it the rep's own wording, where there is one.

    Signals:
        asked: As in `Findings`.
        hear_requested: The text of the reply.
    """

    asked = Signal(object)
    hear_requested = Signal(object)

    def __init__(self) -> None:
        self._said_by_voice = Button(kind="quiet", icon="volume-2", name=HEAR_MODEL, key=key("hear_model"))
        self._own = Prose("", "reply")
        self._outdated = label("", "small", "warning")
        own_head = _head("user", label("In your words", "label", "muted"), None, self._outdated)
        self._in_own_words = wrap(col(own_head, self._own, gap=14, margins=(0, 0, 0, 8)))
        self._reply = Prose("", "reply")
        self.findings = Findings()
        self._leech = Prose("", "small", "warning")
        self._fuller = Prose("", "small", "muted")
        self._better_not = Prose("", "body", "muted")
        self._tells = Prose("", "body", "muted")
        notes = wrap(col(self._leech, self._fuller, self._better_not, self._tells, gap=6))
        model_head = _head("quote", label("One way to say it", "label", "muted"), None, self._said_by_voice)
        super().__init__(col(self._in_own_words, model_head, self._reply, self.findings, notes, None, gap=14))
        self.findings.emphasised.connect(self._reply.setEmphasis)
        self.findings.asked.connect(self.asked)
        self._said_by_voice.clicked.connect(self.hear)

    @Slot()
    def hear(self) -> None:
        """The reply, as the voice says it."""
        self.hear_requested.emit(self._reply.text())

    def show_reveal(self, reveal: Reveal) -> None:
        """The reply that is trained, and what the card says about it."""
        self._in_own_words.setVisible(bool(reveal.own_words))
        self._own.setText(words.curly(reveal.own_words))
        self._outdated.setText(OUTDATED if reveal.own_words_outdated else "")
        self._reply.setText(words.curly(reveal.reply))
        self.mark(Feedback())
        rewrite = LEECH_IN_OWN_WORDS if reveal.own_words and not reveal.own_words_outdated else LEECH
        told = rewrite.format(key=native(key("own_words")), aside=native(key("suspend")))
        _say(self._leech, told if reveal.leech else "")
        _say(self._fuller, FULLER.format(key=native(key("edit"))) if reveal.without_claims else "")
        _say(self._better_not, f"Better not: “{words.curly(reveal.bad_reply)}”" if reveal.bad_reply else "")
        tells = _lower_first(words.curly(reveal.tells))
        _say(self._tells, f"Good news in this line: {tells}" if tells else "")

    def mark(self, feedback: Feedback) -> None:
        """Mark what the coach found in the reply."""
        self._reply.setSpans(spans(feedback))
        self.findings.show_feedback(feedback, self._reply.text())


def _head(icon: str, *items: Item) -> QWidget:
    head = wrap(row(Glyph(icon, "muted", 16), *items, *(() if None in items else (None,)), gap=8))
    head.setMinimumHeight(theme.current().px(32))
    return head


def _section(*items: Item) -> QWidget:
    """Parts that are shown and hidden together, set off from what is above."""
    return wrap(col(*items, gap=0, margins=(0, 8, 0, 0)))


def _say(prose: Prose, text: str) -> None:
    """Show the text; with nothing to say, take no room."""
    prose.setText(text)
    prose.setVisible(bool(text))


def _nothing_typed(attempt: Attempt) -> str:
    return GAVE_UP if attempt.gave_up else SAID_ALOUD


def _lower_first(text: str) -> str:
    starts_with_i = text[:2] in ("I ", "I’")
    return text if starts_with_i else text[:1].lower() + text[1:]
