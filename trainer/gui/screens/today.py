"""Today: how many lines, how long, one button."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout

from trainer import words
from trainer.domain.categories import Category
from trainer.domain.days import date_of
from trainer.domain.views import CardRow, Changes, Today
from trainer.gui import theme
from trainer.gui.desk import Desk
from trainer.gui.layouts import Item, clear, col, row, wrap
from trainer.gui.screens.screen import Act, Go, Screen
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.days import Days
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.glyph import category_glyph
from trainer.gui.widgets.meter import Meter
from trainer.gui.widgets.prose import Prose, label, number
from trainer.gui.widgets.scroller import Scroller

FIRST_LINES = 5
FULL_BAR = 4
"""A bar is never full for fewer lines: seven full bars for seven single lines would say nothing."""
MARGINS = (44, 44, 40, 36)
ASIDE = 280
FOLD = 760


class TodayScreen(Screen):
    """What lies ahead, and the button that starts it."""

    name = "today"
    title = "Today"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._start: Button | None = None
        self._newer = 0
        self._body = col(gap=0)
        self.setLayout(col(Scroller(wrap(self._body)), gap=0))

    def open(self, what: Any = None) -> None:
        self._render(self.desk.workspace.study.today())

    def on_changes(self, changes: Changes) -> None:
        if changes.team:
            self._newer = len(self.desk.workspace.team.seen.newer)
        if self.isVisible():
            self.open()

    def acts(self) -> tuple[Act, ...]:
        return (Act("primary", self._press_start),)

    def _press_start(self) -> None:
        if self._start is not None:
            self._start.click()

    # ------------------------------------------------------------ rendering

    def _render(self, today: Today) -> None:
        clear(self._body)
        self._start = None
        if not today.seen_anything:
            self._body.addLayout(self._first_run())
        elif today.lines:
            self._body.addLayout(self._with_aside(self._due(today), today))
        else:
            self._body.addLayout(self._with_aside(self._nothing_due(today), today))
        if self._start is not None:
            self._start.setFocus()

    def _first_run(self) -> QBoxLayout:
        """The seven kinds, each with one line in the customer's voice."""
        lines = {row.category: row for row in reversed(self.desk.workspace.library.cards())}
        kinds = (self._example(kind, lines.get(kind)) for kind in Category)
        return col(
            label("Welcome", "label", "muted"),
            4,
            Prose("Seven reasons people hesitate", "headline"),
            2,
            Prose(
                "You hear the line, answer it in your own words, then see one way to say it. "
                "Ten minutes a day is plenty.",
                "body",
                "muted",
            ),
            16,
            Flow(
                self._primary("Start with five", Go("study", {"limit": FIRST_LINES})),
                self._plain("See a worked example", "book-open", Go("welcome", "example")),
                self._plain("Set up", "settings", Go("settings")),
                gap=10,
            ),
            36,
            col(*kinds, gap=10),
            32,
            Prose("Everything stays on this computer. Nothing is recorded.", "small", "muted"),
            None,
            gap=4,
            margins=MARGINS,
        )

    def _due(self, today: Today) -> QBoxLayout:
        lines = words.plural(today.lines, "more line" if today.done else "line")
        waiting = f" {words.plural(today.waiting, 'line')} more can wait until tomorrow." if today.waiting else ""
        kinds = sum(1 for count in today.planned.values() if count)
        mixed = f"{_number_word(kinds).capitalize()} kinds, mixed. Telling them apart is half the skill."
        one_kind = "One kind today. Vary your wording; the idea is what counts."
        return col(
            label(_date(today.day), "label", "muted"),
            4,
            Prose(f"{lines} today, about {words.plural(today.minutes, 'minute')}", "headline"),
            2,
            Prose((mixed if kinds > 1 else one_kind) + waiting, "body", "muted"),
            14,
            Flow(self._begin(today), self._call_soon(), gap=10),
            34,
            row(label("Due today", "strong"), label("by kind", "small", "muted"), None),
            4,
            self._bars(today),
            *self._heard(),
            None,
            gap=4,
        )

    def _nothing_due(self, today: Today) -> QBoxLayout:
        done = f"{words.plural(today.done, 'line')} done today. " if today.done else ""
        when = (
            f"Next: {words.plural(today.next_count, 'line')} {_when(today)}."
            if today.next_day
            else "Nothing is planned."
        )
        return col(
            label(_date(today.day), "label", "muted"),
            4,
            Prose("Nothing is due", "headline"),
            2,
            Prose(f"{done}{when}", "body", "muted"),
            14,
            Flow(self._begin(today, "Five more lines", {"more": FIRST_LINES}), self._call_soon(), gap=10),
            *self._heard(),
            None,
            gap=4,
        )

    def _heard(self) -> tuple[Item, ...]:
        """Quiet lines that lead to what customers really said, and to decks that the team has approved."""
        there = Button(words.top_lines(self.desk.workspace.capture.top()), "quiet", "ear")
        there.clicked.connect(lambda _checked=False: self.go_requested.emit(Go("top")))
        if not self._newer:
            return 26, row(there, None)
        decks = f"{words.plural(self._newer, 'newer deck')} from your team {'is' if self._newer == 1 else 'are'} ready"
        newer = Button(decks, "quiet", "library")
        newer.clicked.connect(lambda _checked=False: self.go_requested.emit(Go("decks")))
        return 26, row(there, None), row(newer, None)

    def _example(self, kind: Category, found: CardRow | None) -> QBoxLayout:
        line = Prose(words.quote(found.objection) if found else "", "speech_m")
        named = row(*_named(kind), (line, 1), gap=12)
        named.setAlignment(line, Qt.AlignmentFlag.AlignVCenter)
        return named

    def _bars(self, today: Today) -> QBoxLayout:
        """Planned lines per kind, the most first."""
        order = sorted((kind for kind in Category if today.planned[kind]), key=lambda kind: -today.planned[kind])
        most = max(*today.planned.values(), FULL_BAR)
        bars = (
            row(*_named(kind), (self._bar(kind, today, most), 1), _count(today.planned[kind]), gap=12) for kind in order
        )
        return col(*bars, gap=8)

    def _bar(self, kind: Category, today: Today, most: int) -> Meter:
        return Meter(today.planned[kind] / most, kind, name=words.CATEGORIES[kind])

    def _with_aside(self, main: QBoxLayout, today: Today) -> QBoxLayout:
        phrases = self._phrases(today.day)
        practised = sum(today.practised)
        rhythm = col(
            row(label("Rhythm", "strong"), None, label(f"{practised} of 14 days", "small", "muted")),
            Prose("A missed day waits. It costs nothing.", "small", "muted"),
            2,
            Days(today.practised),
            gap=4,
        )
        aside = wrap(col(rhythm, 30, phrases, None, gap=0))
        aside.setMinimumWidth(theme.current().px(ASIDE))
        return row(Fold(wrap(main), aside, at=FOLD), margins=MARGINS)

    def _phrases(self, today: int) -> QBoxLayout:
        """The seven softening phrases with how often and when last each was used."""
        column = col(row(label("Softening phrases", "strong"), None, label("used", "small", "muted")), gap=2)
        for use in self.desk.workspace.progress.phrases():
            last = f"{use.count}, {words.ago(today - use.last_day)}" if use.count else "not yet"
            line = row(label(words.LABELS[use.label], "small"), None, label(last, "small", "muted"))
            column.addLayout(line)
        return column

    # ------------------------------------------------------------ parts

    def _begin(self, today: Today, otherwise: str = "Start", what: Any = None) -> Button:
        """A session that was interrupted goes on where it was; otherwise another one begins."""
        if today.interrupted is None:
            return self._primary(otherwise, Go("study", what))
        done, total = today.interrupted.done, today.interrupted.total
        return self._primary(f"Go on: {done} of {total} done", Go("study"))

    def _call_soon(self) -> Button:
        return self._plain("A call soon?", "zap", Go("cram"))

    def _primary(self, text: str, wish: Go) -> Button:
        button = Button(text, "primary", "play", key="Return")
        button.clicked.connect(lambda _checked=False: self.go_requested.emit(wish))
        self._start = button
        return button

    def _plain(self, text: str, icon: str, wish: Go) -> Button:
        button = Button(text, "plain", icon)
        button.clicked.connect(lambda _checked=False: self.go_requested.emit(wish))
        return button


def _named(kind: Category) -> tuple[Item, ...]:
    """The icon and the name of a kind; names have one width, so that what follows stands in a column."""
    name = label(words.CATEGORIES[kind])
    name.setMinimumWidth(theme.current().px(132))
    return category_glyph(kind), name


def _count(lines: int) -> Prose:
    return number(str(lines), theme.current().px(20))


def _date(day: int) -> str:
    date = date_of(day)
    return f"{date:%A} {date.day} {date:%B}"


def _when(today: Today) -> str:
    days = today.next_day - today.day
    return "tomorrow" if days == 1 else f"in {words.span(days)}"


def _number_word(count: int) -> str:
    return ("no", "one", "two", "three", "four", "five", "six", "all seven")[count]
