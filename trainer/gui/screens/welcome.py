"""First run: three optional words for the slots, then a worked example. Every step can be skipped."""

from __future__ import annotations

import tomllib
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout

from trainer import paths, words
from trainer.domain.views import Changes
from trainer.gui import theme
from trainer.gui.actions import key
from trainer.gui.audio import Sound
from trainer.gui.desk import Desk
from trainer.gui.layouts import Item, clear, col, row, wrap
from trainer.gui.screens.screen import Act, Go, Screen
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.scroller import Scroller
from trainer.gui.widgets.strata import Strata

EXAMPLE = "example"
SAMPLE = "I don't have any money this fiscal year."
MARGINS = (44, 44, 40, 36)
FIRST_LINES = 5
COLUMN = 640
HEARD = {
    Sound.WAITING: "Rendering the voice",
    Sound.SPEAKING: "Speaking",
    Sound.NO_DEVICE: "No sound device was found. Reading works too.",
    Sound.NO_VOICE: "No voice was found. Reading works too.",
}


class WelcomeScreen(Screen):
    """A form, then the steps of the example; Enter goes on, Esc leaves."""

    name = "welcome"
    title = "Welcome"
    focused = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        text = (paths.resources() / "worked_example.toml").read_text(encoding="utf-8")
        self._steps: list[dict[str, Any]] = tomllib.loads(text)["step"]
        self._place = -1
        self._main: Button | None = None
        self._boxes: dict[str, Field] = {}
        self._heard = label("", "small", "muted")
        desk.voice.changed.connect(self._on_sound)
        self._body = col(gap=0)
        self.setLayout(col(Scroller(wrap(self._body)), gap=0))

    def open(self, what: Any = None) -> None:
        """Begin with the form, or with the example alone."""
        self._place = 0 if what == EXAMPLE else -1
        self._render()

    def leave(self) -> None:
        """What was filled in stays, whichever way one leaves."""
        super().leave()
        if self._place < 0:
            self._keep_form()
        self.prefer(welcomed=True)

    def acts(self) -> tuple[Act, ...]:
        return (
            Act("primary", lambda: self._main.click() if self._main else None),
            Act("leave", lambda: self.go_requested.emit(Go("today"))),
        )

    # ------------------------------------------------------------ rendering

    def _render(self) -> None:
        clear(self._body)
        page = self._form() if self._place < 0 else self._example()
        holder = wrap(page)
        holder.setMaximumWidth(theme.current().px(COLUMN) + 360)
        self._body.addLayout(row(None, (holder, 1000), None, gap=0, margins=MARGINS))
        first = self._boxes["name"] if self._place < 0 else self._main
        if first is not None:
            first.setFocus()

    def _form(self) -> QBoxLayout:
        now = self.desk.workspace.preferences()
        fields = (
            ("name", "Your name", now.name, "Sam"),
            ("product", "What you sell", now.product, "our service"),
            ("competitor", "A competitor you meet", now.competitor, "the other vendor"),
        )
        lines = []
        for name, title, value, placeholder in fields:
            box = Field(value, placeholder, 280, name=title)
            self._boxes[name] = box
            named = label(title)
            named.setFixedWidth(theme.current().px(160))
            lines.append(row(named, box, None, gap=20))
        self._heard = label("", "small", "muted")
        hear = Button("Hear the customer", "plain", "volume-2")
        hear.clicked.connect(self._hear)
        return col(
            label("Welcome", "label", "muted"),
            4,
            Prose("Seven reasons people hesitate", "headline"),
            2,
            Prose("You hear the line, answer it in your own words, then see one way to say it.", "body", "muted"),
            24,
            Prose("If you like, say what you sell. Lines and replies then use your words; all of it can wait.", "body"),
            12,
            col(*lines, gap=12),
            14,
            row(hear, self._heard, None),
            30,
            row(self._button("See how it works", "arrow-right", self._next), self._skip("Skip"), None, gap=10),
            22,
            Prose("Everything stays on this computer. Nothing is recorded.", "small", "muted"),
            None,
            gap=4,
        )

    def _example(self) -> QBoxLayout:
        step = self._steps[self._place]
        last = self._place == len(self._steps) - 1
        talk = [turn for shown in self._steps[: self._place + 1] for turn in shown["turns"]]
        text = col(
            label(f"A worked example, {self._place + 1} of {len(self._steps)}", "label", "muted"),
            4,
            Prose(step["title"], "headline"),
            2,
            Prose(words.curly(step["about"]), "body", "muted"),
            26,
            *(item for turn in talk for item in (self._turn(turn), 12)),
            22,
            self._example_buttons(last),
            None,
            gap=4,
        )
        depth = col(label("Depth", "caption", "muted"), 4, Strata(step["layer"]), None, gap=0)
        return row((wrap(text), 1), wrap(depth), gap=56)

    def _turn(self, turn: dict[str, str]) -> Item:
        """The customer in serif with quotes, the rep in sans with a mark."""
        if turn["who"] == "customer":
            return Prose(words.quote(turn["text"]), "speech_l", hang="budget")
        said = words.curly(turn["text"])
        prose = Prose(said, "reply", spans=((0, len(said), turn["kind"]),))
        return row(label("You", "caption", "muted"), (prose, 1), gap=12, margins=(14, 0, 0, 0))

    def _example_buttons(self, last: bool) -> QBoxLayout:
        if last:
            start = self._button(
                "Start with five", "play", lambda: self.go_requested.emit(Go("study", {"limit": FIRST_LINES}))
            )
            return row(start, self._skip("Look around first"), None, gap=10)
        return row(self._button("Go on", "arrow-right", self._next), self._skip("Skip"), None, gap=10)

    def _button(self, text: str, icon: str, run: Any) -> Button:
        button = Button(text, "primary", icon, key="Return")
        button.clicked.connect(lambda _checked=False: run())
        self._main = button
        return button

    def _skip(self, text: str) -> Button:
        button = Button(text, "plain", key=key("leave"))
        button.clicked.connect(lambda _checked=False: self.go_requested.emit(Go("today")))
        return button

    # ------------------------------------------------------------ doing

    def _next(self) -> None:
        if self._place < 0:
            self._keep_form()
        self._place += 1
        self._render()

    @Slot()
    def _hear(self) -> None:
        """Enter goes on afterwards, as its button says."""
        self.desk.voice.say(SAMPLE)
        self._on_sound(self.desk.voice.state)
        self._boxes["name"].setFocus()

    @Slot(object)
    def _on_sound(self, state: Sound) -> None:
        if self.isVisible() and self._place < 0:
            self._heard.setText(HEARD.get(state, ""))

    def _keep_form(self) -> None:
        self.prefer(**{name: box.text().strip() for name, box in self._boxes.items()})
        self.changed.emit(Changes(settings=True))
