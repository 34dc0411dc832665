"""My top 15: what customers really say, by how often, and which of it still has no reply."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from trainer import words
from trainer.domain.heard import ENOUGH, HeardLine, TopLines
from trainer.domain.views import Changes
from trainer.gui import theme
from trainer.gui.actions import key
from trainer.gui.desk import Desk
from trainer.gui.layouts import Item, clear, col, row, rule, wrap
from trainer.gui.screens.screen import Act, Go, Screen
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import category_chip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.meter import Meter
from trainer.gui.widgets.prose import Prose, label, number
from trainer.gui.widgets.scroller import Scroller

MARGINS = (44, 36, 40, 36)
USUAL_MINUTES = 10
MOST = 60
"""Lines that are shown; whoever counted more finds them in Decks."""


class TopScreen(Screen):
    """The lines that were heard, the most frequent first."""

    name = "top"
    title = "My top 15"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._again: dict[str, Button] = {}
        self._less: dict[str, Button] = {}
        self._counting = self.counting(self._on_kept)
        self._answered: set[str] = set()
        self._body = col(gap=0)
        self.setLayout(col(Scroller(wrap(self._body)), gap=0))

    def open(self, what: Any = None) -> None:
        self._render(self.desk.workspace.capture.top())
        self._focus("")

    def on_changes(self, changes: Changes) -> None:
        if self.isVisible() and (changes.cards or changes.decks or changes.settings):
            self._refresh()

    def acts(self) -> tuple[Act, ...]:
        return (
            Act("primary", self._capture, lambda: not self._again),
            Act("edit_line", self._edit_focused),
            Act("heard_line", self._count_focused),
            Act("undo", self._counting.undo),
            Act("redo", self._counting.redo),
            Act("practise_line", self._practise_focused),
            Act("next_line", partial(self._step, 1)),
            Act("last_line", partial(self._step, -1)),
        )

    def _refresh(self) -> None:
        """The same lines anew; the keyboard stays on the line it was on, or on the one that stands there now."""
        before, card_id = list(self._again), self._focused()
        was_less = QApplication.focusWidget() is self._less.get(card_id)
        self._render(self.desk.workspace.capture.top())
        if card_id in before and card_id not in self._again:
            self._focus(next(iter([*self._again][before.index(card_id) :]), ""))
        elif card_id and was_less:
            self._less[card_id].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus(card_id)

    # ------------------------------------------------------------ rendering

    def _render(self, top: TopLines) -> None:
        clear(self._body)
        self._again, self._less = {}, {}
        self._answered = {line.card_id for line in top.lines if line.has_reply}
        shown = top.lines[:MOST]
        rest = len(top.lines) - len(shown)
        more = (Prose(f"{words.plural(rest, 'more line')}: see Decks.", "small", "muted"),) if rest else ()
        lines = (item for place, line in enumerate(shown) for item in self._placed(place, line, top))
        self._body.addLayout(
            col(
                Prose(self.title, "headline"),
                8,
                self._badge(top),
                24,
                *lines,
                *more,
                None,
                gap=4,
                margins=MARGINS,
            )
        )

    def _badge(self, top: TopLines) -> QWidget:
        """How far the list is on its way to fifteen, and what to do about it."""
        count = min(len(top.lines), ENOUGH)
        meter = Meter(count / ENOUGH, parts=ENOUGH, width=240, name=f"{count} of {ENOUGH} lines")
        write = Button("Heard one", "plain" if top.lines else "primary", "ear", key=key("heard"))
        write.clicked.connect(self._capture)
        practise = Button("Practise", "plain", "play", name="Practise the lines that have a reply")
        practise.clicked.connect(lambda _checked=False: self._practise(top.to_practise))
        practise.setVisible(bool(top.to_practise))
        say = Prose(words.top_badge(top), "body", "muted")
        how_far = row(meter, label(words.top_count(top), "small", "muted"), None, gap=12)
        return wrap(col(say, 4, how_far, 8, row(write, practise, None, gap=10), gap=2))

    def _placed(self, place: int, line: HeardLine, top: TopLines) -> tuple[Item, ...]:
        """A line, with a hairline before the first that is beyond the fifteen."""
        beyond = (8, label("More than 15", "label", "muted"), 4) if place == ENOUGH else ()
        return (*beyond, self._row(line, top.day), rule(), 4)

    def _row(self, line: HeardLine, day: int) -> QBoxLayout:
        look = theme.current()
        times = number(f"{line.times}×", look.px(36))
        times.setAccessibleName(words.heard(line.times))
        chip = category_chip(line.category, words.CATEGORIES[line.category])
        last = label(f"last {words.ago(day - line.last_day)}", "small", "muted")
        said = Prose(words.quote(line.line), "speech_s")
        again, less, *tools = self._buttons(line)
        text = col(said, Flow(chip, last, *tools, gap=8), gap=2)
        return row(col(times, None, gap=0), (text, 1), row(again, less, gap=4), gap=12)

    def _buttons(self, line: HeardLine) -> tuple[Button, ...]:
        again = Button("+1", "plain", name=f"Heard again: {words.curly(line.line)}")
        again.clicked.connect(lambda _checked=False: self._counting.again(line.card_id))
        self._again[line.card_id] = again
        write = Button("Edit" if line.has_reply else "Write your reply", "quiet", "pencil-line")
        write.setName(f"{write.text()}: {words.curly(line.line)}")
        write.clicked.connect(lambda _checked=False: self._edit(line.card_id))
        less = Button("−1", "quiet", name=f"Heard once less: {words.curly(line.line)}")
        self._less[line.card_id] = less
        less.clicked.connect(lambda _checked=False: self._counting.less(line.card_id))
        practise = Button("Practise", "quiet", "play", name=f"Practise: {words.curly(line.line)}")
        practise.clicked.connect(lambda _checked=False: self._practise((line.card_id,)))
        return (again, less, write, practise) if line.has_reply else (again, less, write)

    # ------------------------------------------------------------ the keyboard

    def _focused(self) -> str:
        """The line that the keyboard is on; empty without one."""
        holder = QApplication.focusWidget()
        buttons = (*self._again.items(), *self._less.items())
        return next((card_id for card_id, button in buttons if button is holder), "")

    def _focus(self, card_id: str) -> None:
        button = self._again.get(card_id) or next(iter(self._again.values()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int) -> None:
        """To the line below or above."""
        ids = list(self._again)
        if ids:
            here = self._focused()
            place = ids.index(here) + by if here in ids else 0
            self._again[ids[min(max(place, 0), len(ids) - 1)]].setFocus(Qt.FocusReason.TabFocusReason)

    # ------------------------------------------------------------ doing

    @Slot()
    def _capture(self) -> None:
        from trainer.gui.dialogs.capture import CaptureDialog

        dialog = CaptureDialog(self.desk, self)
        dialog.kept.connect(self._counting.tell)
        dialog.open()

    def _edit_focused(self) -> None:
        if card_id := self._focused():
            self._edit(card_id)

    def _count_focused(self) -> None:
        if card_id := self._focused():
            self._counting.again(card_id)

    def _practise_focused(self) -> None:
        if (card_id := self._focused()) in self._answered:
            self._practise((card_id,))

    def _practise(self, among: tuple[str, ...]) -> None:
        """Now, and nothing is scheduled: the day's practice brings these lines as before."""
        self.go_requested.emit(Go("study", {"cram": USUAL_MINUTES, "among": among}))

    def _edit(self, card_id: str) -> None:
        from trainer.gui.dialogs.editor import EditorDialog

        dialog = EditorDialog(self.desk, card_id, self)
        dialog.kept.connect(partial(self._on_written, card_id))
        dialog.finished.connect(lambda _result: QTimer.singleShot(0, self, partial(self._focus, card_id)))
        dialog.open()

    def _on_written(self, card_id: str, changes: Changes) -> None:
        """A reply was kept: say when it is practised."""
        workspace = self.desk.workspace
        planned = workspace.study.is_planned(card_id)
        self.tell_kept(words.reply_kept(workspace.history.of(card_id), today=planned), changes)

    @Slot(object)
    def _on_kept(self, changes: Changes) -> None:
        self._refresh()
        self.changed.emit(changes)
