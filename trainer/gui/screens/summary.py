"""After a session: what was recalled, by kind; which phrases were used; what comes tomorrow."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout

from trainer import words
from trainer.domain.categories import Category
from trainer.domain.feedback import SOFTENERS
from trainer.domain.views import Changes, Slip, Summary, Tally
from trainer.gui import theme
from trainer.gui.actions import key
from trainer.gui.desk import Desk
from trainer.gui.layouts import clear, col, row, wrap
from trainer.gui.screens.screen import Act, Go, Screen
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.glyph import category_glyph
from trainer.gui.widgets.meter import Meter
from trainer.gui.widgets.prose import Prose, label, number
from trainer.gui.widgets.scroller import Scroller

if TYPE_CHECKING:
    from trainer.services.session import StudySession

MARGINS = (44, 44, 40, 36)
SHOWN_MISSES = 4
SHOWN_SLIPS = 3
LISTENING = "The coach is still reading your words."
UNREAD = "The coach could not read all that you typed, so something may be missing here."


class SummaryScreen(Screen):
    """One sentence, a picture per kind, at most a few lines to look at again."""

    name = "summary"
    title = "Session"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._session: StudySession | None = None
        self._main: Button | None = None
        self._is_listening = False
        self._body = col(gap=0)
        self.setLayout(col(Scroller(wrap(self._body)), gap=0))

    def open(self, what: Any = None) -> None:
        """Show how the `StudySession` went."""
        self._session = what or self._session
        self._is_listening = self._session is not None and not self._session.is_heard
        self._show()
        if self._session is not None and self._is_listening:
            shown = self._session
            self.desk.tasks.run(shown.hear, self._on_heard, self.failed.emit, partial(self._on_listened, shown))

    def _on_listened(self, session: StudySession) -> None:
        """The coach is done, or could not go on; neither is waited for any more, unless another session is shown."""
        if session is self._session:
            self._is_listening = False
            if self.isVisible():
                self._show()

    def _on_heard(self, replies: int) -> None:
        if replies:
            self.changed.emit(Changes(phrases=True))

    def _show(self) -> None:
        """How it went as far as it is known; what the coach has yet to hear is added when it has."""
        clear(self._body)
        if self._session is not None:
            left = self.desk.workspace.study.today().lines
            self._body.addLayout(self._rendered(self._session.summary(), left))
        if self._main is not None:
            self._main.setFocus()

    def acts(self) -> tuple[Act, ...]:
        return (
            Act("primary", lambda: self._main.click() if self._main else None),
            Act("leave", lambda: self.go_requested.emit(Go("today"))),
            Act("undo", self._undo, lambda: self._session is not None),
        )

    @Slot()
    def _undo(self) -> None:
        """Back to the session, where its last answer is taken back."""
        self.go_requested.emit(Go("study", {"undo": self._session}))

    def _rendered(self, summary: Summary, left: int) -> QBoxLayout:
        recalled = sum(tally.recalled for tally in summary.by_category.values())
        return col(
            label(words.CRAM if self._is_cram else "Session", "label", "muted"),
            4,
            Prose(_headline(recalled, summary.lines), "headline"),
            2,
            Prose(_second_line(summary, left), "body", "muted"),
            14,
            self._buttons(left),
            34,
            Fold(wrap(self._kinds(summary)), wrap(self._phrases(summary)), at=720, shares=(3, 2), gap=56),
            30,
            *self._misses(summary),
            *self._slips(summary),
            None,
            gap=4,
            margins=MARGINS,
        )

    def _buttons(self, left: int) -> Flow:
        done = Button("Done", "primary", "check", key="Return")
        done.clicked.connect(lambda _checked=False: self.go_requested.emit(Go("today")))
        undo = Button("Undo", "quiet", "undo-2", key=key("undo"))
        undo.clicked.connect(self._undo)
        self._main = done
        return Flow(done, *self._more(left), undo, gap=10)

    def _more(self, left: int) -> tuple[Button, ...]:
        """What one may go on with; after a cram that is another thing, and a day that is done needs no more."""
        if self._is_cram and not left:
            return ()
        today = Button("Practise today’s lines" if self._is_cram else "Go on", "plain", "play")
        more = today if left else Button("Five more lines", "plain", "plus")
        wish = Go("study") if left else Go("study", {"more": 5})
        more.clicked.connect(lambda _checked=False: self.go_requested.emit(wish))
        return (more,)

    @property
    def _is_cram(self) -> bool:
        return self._session is not None and self._session.is_cram

    @property
    def _is_heard(self) -> bool:
        return self._session is None or self._session.is_heard

    def _kinds(self, summary: Summary) -> QBoxLayout:
        rows = (self._kind(kind, summary.by_category[kind]) for kind in Category if kind in summary.by_category)
        head = row(label("Recalled", "strong"), label("at the first go", "small", "muted"), None)
        return col(head, 8, *rows, None, gap=8)

    def _kind(self, kind: Category, tally: Tally) -> QBoxLayout:
        name = label(words.CATEGORIES[kind])
        name.setMinimumWidth(theme.current().px(110))
        share = Meter(tally.recalled / tally.answered, kind, parts=min(tally.answered, 12), name=words.CATEGORIES[kind])
        count = number(f"{tally.recalled} of {tally.answered}", theme.current().px(48), "small")
        return row(category_glyph(kind), name, (share, 1), count, gap=12)

    def _phrases(self, summary: Summary) -> QBoxLayout:
        column = col(row(label("Softening phrases", "strong"), label("you used", "small", "muted"), None), 8, gap=4)
        used = [found for found in SOFTENERS if summary.phrases.get(found)]
        most = max(summary.phrases.values(), default=1)
        for found in used:
            name = label(words.LABELS[found])
            name.setMinimumWidth(theme.current().px(110))
            count = summary.phrases[found]
            column.addLayout(
                row(name, Meter(count / most, "softener", name=words.LABELS[found]), number(str(count), 20), gap=12)
            )
        if not self._is_heard:
            column.addWidget(Prose(LISTENING if self._is_listening else UNREAD, "body", "muted"))
            column.addStretch(1)
            return column
        if not used:
            none = "None that the coach knows in your words." if summary.worded else "They are found in your own words."
            column.addWidget(Prose(none, "body", "muted"))
        if summary.worded:
            asked = label(f"in {summary.asked} of {words.plural(summary.worded, 'answer')} in words", "small", "muted")
            column.addLayout(row(label("Open questions", "strong"), None, asked, margins=(0, 14, 0, 0)))
        column.addStretch(1)
        return column

    def _misses(self, summary: Summary) -> tuple[Any, ...]:
        if not summary.missed:
            return ()
        lines = [Prose(words.quote(line), "speech_m", hang="warning") for line in summary.missed[:SHOWN_MISSES]]
        rest = len(summary.missed) - SHOWN_MISSES
        more = (Prose(f"and {words.plural(rest, 'more line')}", "small", "muted"),) if rest > 0 else ()
        return (label("To look at again", "strong"), 6, *lines, *more, 20)

    def _slips(self, summary: Summary) -> tuple[Any, ...]:
        """The newest faults, each with its words: a chance to say it another way, and no count."""
        if not summary.slips:
            return ()
        rows = (self._slip(slip) for slip in reversed(summary.slips[-SHOWN_SLIPS:]))
        return (label("To say another way", "strong"), 6, *rows)

    def _slip(self, slip: Slip) -> QBoxLayout:
        name = label(words.LABELS[slip.fault], "small", "fault")
        name.setMinimumWidth(theme.current().px(110))
        to = Prose(f"to {words.quote(slip.line)}", "small", "muted")
        shown = row(name, (col(Prose(words.quote(slip.said)), to, gap=2), 1), gap=12, margins=(0, 0, 0, 10))
        shown.setAlignment(name, Qt.AlignmentFlag.AlignTop)
        return shown


def _headline(recalled: int, lines: int) -> str:
    if recalled == lines:
        return f"You recalled {'it' if lines == 1 else f'all {lines}'}"
    return f"You recalled {recalled} of {words.plural(lines, 'line')}"


def _second_line(summary: Summary, left: int) -> str:
    took = f"It took {words.lasted(summary.seconds)}."
    named = f" You named the kind {summary.guessed_right} of {words.plural(summary.guessed, 'time')}."
    waiting = f" {words.plural(left, 'more line')} {'waits' if left == 1 else 'wait'} today." if left else ""
    ahead = f" Tomorrow brings {words.plural(summary.tomorrow, 'line')}." if summary.tomorrow else ""
    return took + (named if summary.guessed else "") + waiting + ahead
