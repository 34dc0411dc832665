"""Settings: kept as they are changed; there is no button to press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer import words
from trainer.domain.reminders import LATEST, OFF
from trainer.domain.views import Changes
from trainer.errors import TrainerError
from trainer.gui import theme
from trainer.gui.actions import ACTIONS, native
from trainer.gui.audio import WHY_SILENT, Sound
from trainer.gui.desk import Desk
from trainer.gui.layouts import Item, clear, col, row, wrap
from trainer.gui.screens.screen import Go, Screen
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.picker import Picker
from trainer.gui.widgets.prose import Prose, label
from trainer.gui.widgets.scale import Scale
from trainer.gui.widgets.scroller import Scroller
from trainer.gui.widgets.stepper import Stepper
from trainer.gui.widgets.switch import Switch
from trainer.settings import MINUTES_RANGE, NEW_RANGE, RATE_RANGE, RETENTION_RANGE, TEXT_SIZES, THEMES

SINGLE_KEYS = " ".join(dict.fromkeys(native(keys) for action in ACTIONS if action.single for keys in action.keys))
NO_TRAY = "This desktop has no tray for an icon. A reminder stands in the open window instead."
if TYPE_CHECKING:
    from pathlib import Path

    from trainer.services.backups import Kept

SAMPLE = "Can you send me some information on that?"


class SettingsScreen(Screen):
    """Everything a rep may choose, in groups."""

    name = "settings"
    title = "Settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._body = col(gap=0)
        self._voices = Picker(name="Voice")
        self._heard = label("", "small", "muted")
        self._size = Scale(("100 %",))
        self.setLayout(col(Scroller(wrap(self._body)), gap=0))
        desk.voice.changed.connect(self._on_sound)

    def open(self, what: Any = None) -> None:
        clear(self._body)
        self._body.addLayout(self._rendered())
        self.desk.tasks.run(self.desk.workspace.speaking.voices, self._fill_voices)

    # ------------------------------------------------------------ layout

    def _rendered(self) -> Any:
        groups = (
            self._you(),
            self._practice(),
            self._every_day(),
            self._sound(),
            self._look(),
            self._memory(),
            *self._coach(),
            self._help(),
        )
        return col(Prose("Settings", "headline"), 20, *groups, None, gap=0, margins=(44, 36, 40, 36))

    def _group(self, title: str, about: str, *lines: tuple[str, QWidget, str]) -> QWidget:
        """A title and rows of (name, control, what it does)."""
        parts: tuple[Item, ...] = (Prose(about, "small", "muted"), 8) if about else (8,)
        rows = (item for line in lines for item in (_setting(*line), 14))
        return wrap(col(label(title, "title"), *parts, *rows, 20, gap=2))

    def _you(self) -> QWidget:
        now = self.desk.workspace.preferences()
        return self._group(
            "You",
            "Your own words, wherever a line or a reply names them. They stay on this computer.",
            ("Your name", self._text("name", now.name, "Sam"), ""),
            (
                "Your product",
                self._text("product", now.product, "our service"),
                "In replies, instead of “our service”.",
            ),
            (
                "A competitor",
                self._text("competitor", now.competitor, "the other vendor"),
                "In objections, instead of “the other vendor”.",
            ),
        )

    def _practice(self) -> QWidget:
        now = self.desk.workspace.preferences()
        grades = Scale(("Missed, Got it", "Four grades"), int(now.four_grades), numbered=False)
        grades.chosen.connect(lambda index: self._keep(four_grades=bool(index)))
        return self._group(
            "Practice",
            "",
            (
                "Minutes a day",
                self._number("daily_minutes", now.daily_minutes, MINUTES_RANGE),
                "What is due beyond that waits, the most at risk first.",
            ),
            (
                "New lines a day",
                self._number("new_per_day", now.new_per_day, NEW_RANGE),
                "At most; due lines come first.",
            ),
            ("Grades", grades, "Two are enough to learn well."),
            (
                "Name the kind first",
                self._switch("guess_category", now.guess_category),
                "Budget or price? Telling them apart is half the skill.",
            ),
            (
                "Single keys",
                self._switch("single_keys", now.single_keys),
                f"{SINGLE_KEYS}, outside text boxes.",
            ),
        )

    def _every_day(self) -> QWidget:
        now = self.desk.workspace.preferences()
        there = self.desk.tray is not None and self.desk.tray.is_available()
        tray = self._switch("tray", now.tray)
        tray.setEnabled(there)
        return self._group(
            "Every day",
            "" if there else NO_TRAY,
            (
                "Remind me",
                self._times(now.reminder),
                "While the program runs, when something is due, and never while you practise.",
            ),
            ("Stay in the tray", tray, "Closing the window keeps the program running beside the clock."),
        )

    def _times(self, chosen: int) -> Picker:
        """Never, or a time of the day."""
        times = Picker(name="Remind me")
        times.addItem("Never", OFF)
        for minute in sorted({*range(0, LATEST, 30), max(chosen, 0)}):
            times.addItem(f"at {words.time_of_day(minute)}", minute)
        times.setCurrentIndex(times.findData(chosen))
        times.activated.connect(lambda place: self._keep(reminder=times.itemData(place)))
        return times

    def _sound(self) -> QWidget:
        now = self.desk.workspace.preferences()
        rate = Stepper(now.rate, *RATE_RANGE, name="Pace", suffix=" words a minute")
        rate.setSingleStep(10)
        rate.valueChanged.connect(lambda value: self._keep(rate=value))
        self._voices = Picker(name="Voice")
        self._fill_voices(())
        self._voices.activated.connect(lambda index: self._keep(voice=self._voices.itemData(index)))
        hear = Button("Hear it", "plain", "volume-2")
        hear.clicked.connect(self._hear)
        self._heard = label("", "small", "muted")
        return self._group(
            "Sound",
            "",
            ("Read lines aloud", self._switch("sound", now.sound), ""),
            ("Voice", self._voices, ""),
            ("Pace", rate, ""),
            ("", wrap(row(hear, self._heard)), ""),
            ("Show the line", self._switch("captions", now.captions), "Off: listen first, read only when you need to."),
        )

    def _look(self) -> QWidget:
        now = self.desk.workspace.preferences()
        scheme = Scale(("System", "Light", "Dark"), THEMES.index(now.theme), numbered=False)
        scheme.chosen.connect(lambda index: self._keep(theme=THEMES[index]))
        sizes = tuple(f"{size} %" for size in TEXT_SIZES)
        self._size = Scale(sizes, TEXT_SIZES.index(now.text_size), numbered=False)
        self._size.chosen.connect(self._resize_text)
        return self._group(
            "Look",
            "",
            ("Theme", scheme, ""),
            ("Text size", self._size, ""),
            ("Less motion", self._switch("reduce_motion", now.reduce_motion), ""),
        )

    def _memory(self) -> QWidget:
        now = self.desk.workspace.preferences()
        low, high = (round(share * 100) for share in RETENTION_RANGE)
        retention = Stepper(round(now.retention * 100), low, high, name="Recall", suffix=" of 100")
        retention.valueChanged.connect(lambda value: self._keep(retention=value / 100))
        return self._group(
            "Memory",
            "",
            ("Recall", retention, "How many lines you want to know when they come back. More means more lines a day."),
        )

    def _coach(self) -> tuple[QWidget, ...]:
        """Nothing for who has never disputed a finding."""
        count = len(self.desk.workspace.disputes.all())
        if not count:
            return ()
        export = Button("Export", "plain", "download")
        export.clicked.connect(self._export_disputes)
        about = f"{words.plural(count, 'reply', 'replies')} in one file that you may hand on. Nothing is sent."
        return (self._group("Coach", "", ("What you disputed", export, about)),)

    @Slot()
    def _export_disputes(self) -> None:
        from trainer.gui.dialogs.files import REPLIES, Files

        Files(self, REPLIES).to_write("disputed", self._write_disputes)

    def _write_disputes(self, path: Path) -> None:
        try:
            count = self.desk.workspace.disputes.export(path)
        except TrainerError as error:
            self.failed.emit(error)
        else:
            self.noted.emit(words.disputes_written(count, path.name))

    def _help(self) -> QWidget:
        example = Button("The worked example", "plain", "book-open")
        example.clicked.connect(lambda _checked=False: self.go_requested.emit(Go("welcome", "example")))
        new = Button("What’s new", "plain", "info")
        new.clicked.connect(self._show_news)
        backups = Button("Backups", "plain", "hard-drive")
        backups.clicked.connect(self._show_backups)
        return self._group("Help", "", ("", Flow(example, new, backups, gap=8), self.desk.workspace.backups.failure))

    # ------------------------------------------------------------ controls

    def _text(self, name: str, value: str, placeholder: str) -> Field:
        box = Field(value, placeholder, 240)
        box.editingFinished.connect(lambda: self._keep(**{name: box.text().strip()}))
        return box

    def _number(self, name: str, value: int, limits: tuple[int, int]) -> Stepper:
        box = Stepper(value, *limits, name=name)
        box.valueChanged.connect(lambda number: self._keep(**{name: number}))
        return box

    def _switch(self, name: str, on: bool) -> Switch:
        switch = Switch("", on, words=False)
        switch.toggled.connect(lambda now: self._keep(**{name: now}))
        return switch

    def _resize_text(self, index: int) -> None:
        """Everything is laid out anew; the choice stays where the eye and the keyboard are."""
        self._keep(text_size=TEXT_SIZES[index])
        self.open()
        self._size.setFocus()

    def _keep(self, **chosen: Any) -> None:
        before = self.desk.workspace.preferences()
        self.prefer(**chosen)
        if self.desk.workspace.preferences() != before:
            self.changed.emit(Changes(settings=True))

    # ------------------------------------------------------------ voice and help

    def _fill_voices(self, voices: Any) -> None:
        wanted = self.desk.workspace.preferences().voice
        self._voices.clear()
        self._voices.addItem("The default voice", "")
        for voice in voices:
            self._voices.addItem(voice.name, voice.id)
        self._voices.setCurrentIndex(max(self._voices.findData(wanted), 0))

    @Slot()
    def _hear(self) -> None:
        self.desk.voice.say(SAMPLE)
        self._on_sound(self.desk.voice.state)

    @Slot(object)
    def _on_sound(self, state: Sound) -> None:
        if self.isVisible():
            self._heard.setText(WHY_SILENT.get(state, ""))

    @Slot()
    def _show_backups(self) -> None:
        from trainer.gui.dialogs.backups import BackupsDialog

        dialog = BackupsDialog(self.desk, self.window())
        dialog.chosen.connect(self._restore)
        dialog.made.connect(self._on_backed_up)
        dialog.damaged.connect(self.failed)
        dialog.open()

    @Slot()
    def _on_backed_up(self) -> None:
        """What was told of a backup that failed is told no longer, here and in the window."""
        self.open()
        self.changed.emit(Changes())

    @Slot(object)
    def _restore(self, kept: Kept) -> None:
        from trainer.gui.mending import Mending

        source, restore = self.desk.workspace.backups.path(kept.backup), Mending.of(self.desk.workspace).restore
        self.reopening.emit(lambda: restore(source))

    @Slot()
    def _show_news(self) -> None:
        from trainer.gui.dialogs.news import NewsDialog

        NewsDialog(self).open()


def _setting(name: str, control: QWidget, note: str) -> QBoxLayout:
    """One line: its name, its control, and under it what it does."""
    named = label(name)
    named.setFixedWidth(theme.current().px(150))
    named.setMinimumHeight(control.sizeHint().height())
    if name:
        control.setAccessibleName(name)
    about = (Prose(note, "small", "muted"),) if note else ()
    return row(col(named, None, gap=0), (col(row(control, None), *about, gap=2), 1), gap=20)
