"""The settings as a page: groups of choices, from the ones that matter most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer import words
from trainer.domain.views import Changes
from trainer.errors import TrainerError
from trainer.gui.actions import ACTIONS, native
from trainer.gui.desk import Desk
from trainer.gui.layouts import clear, col, wrap
from trainer.gui.screens.screen import Go, Screen
from trainer.gui.screens.settings.controls import Controls, Group
from trainer.gui.screens.settings.everyday import EverydayGroup
from trainer.gui.screens.settings.hearing import hearing_group
from trainer.gui.screens.settings.recordings import RecordingsGroup
from trainer.gui.screens.settings.reviews import ReviewsGroup
from trainer.gui.screens.settings.sound import SoundGroup
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.scale import Scale
from trainer.gui.widgets.scroller import Scroller
from trainer.gui.widgets.stepper import Stepper
from trainer.services.hearing import Ears
from trainer.settings import MINUTES_RANGE, NEW_RANGE, RETENTION_RANGE, TEXT_SIZES, THEMES

SINGLE_KEYS = " ".join(dict.fromkeys(native(keys) for action in ACTIONS if action.single for keys in action.keys))
HEARING = "hearing"
"""What to ask for to see that group."""

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.services.backups import Kept


class SettingsScreen(Screen):
    """Everything a rep may choose, in groups."""

    name = "settings"
    title = "Settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._body = col(gap=0)
        self._size = Scale(("100 %",))
        self._hearing: QWidget | None = None
        self._page = Scroller(wrap(self._body))
        self.setLayout(col(self._page, gap=0))

    def open(self, what: Any = None) -> None:
        """All groups anew; with "hearing" that group in sight."""
        clear(self._body)
        self._body.addLayout(self._rendered(Controls(self.desk.workspace.preferences(), self._keep)))
        if what == HEARING:
            QTimer.singleShot(0, self, self._show_hearing)

    def _show_hearing(self) -> None:
        """Once it is laid out."""
        if self._hearing is not None:
            self._page.show_top(self._hearing)
            self._hearing.setFocus()

    # ------------------------------------------------------------ layout

    def _rendered(self, controls: Controls) -> QBoxLayout:
        self._hearing = hearing_group(self.desk, controls)
        groups = (
            _you(controls),
            _practice(controls),
            EverydayGroup(controls, self.desk.tray),
            SoundGroup(self.desk, controls),
            self._hearing,
            *self._recordings(controls),
            self._look(controls),
            _memory(controls),
            self._reviews(),
            *self._coach(),
            self._help(),
        )
        return col(Prose("Settings", "headline"), 20, *groups, None, gap=0, margins=(44, 36, 40, 36))

    def _recordings(self, controls: Controls) -> tuple[RecordingsGroup, ...]:
        """Nothing for who cannot speak, and has no recording of when they could."""
        workspace = self.desk.workspace
        can_speak = workspace.hearing.ears is not Ears.NOT_INSTALLED
        return (RecordingsGroup(self.desk, controls),) if can_speak or workspace.recordings.held().count else ()

    def _reviews(self) -> ReviewsGroup:
        reviews = ReviewsGroup(self.desk)
        reviews.changed.connect(self._on_team_changed)
        reviews.failed.connect(self.failed)
        return reviews

    @Slot()
    def _on_team_changed(self) -> None:
        self.open()
        self.changed.emit(Changes(settings=True, team=True))

    def _look(self, controls: Controls) -> Group:
        now = controls.now
        scheme = Scale(("System", "Light", "Dark"), THEMES.index(now.theme), numbered=False)
        scheme.chosen.connect(lambda index: self._keep(theme=THEMES[index]))
        sizes = tuple(f"{size} %" for size in TEXT_SIZES)
        self._size = Scale(sizes, TEXT_SIZES.index(now.text_size), numbered=False)
        self._size.chosen.connect(self._resize_text)
        return Group(
            "Look",
            "",
            ("Theme", scheme, ""),
            ("Text size", self._size, ""),
            ("Less motion", controls.switch("reduce_motion"), ""),
        )

    def _coach(self) -> tuple[Group, ...]:
        """Nothing for who has never disputed a finding."""
        count = len(self.desk.workspace.disputes.all())
        if not count:
            return ()
        export = Button("Export", "plain", "download")
        export.clicked.connect(self._export_disputes)
        about = f"{words.plural(count, 'reply', 'replies')} in one file that you may hand on. Nothing is sent."
        return (Group("Coach", "", ("What you disputed", export, about)),)

    def _help(self) -> Group:
        example = Button("The worked example", "plain", "book-open")
        example.clicked.connect(lambda _checked=False: self.go_requested.emit(Go("welcome", "example")))
        new = Button("What’s new", "plain", "info")
        new.clicked.connect(self._show_news)
        backups = Button("Backups", "plain", "hard-drive")
        backups.clicked.connect(self._show_backups)
        return Group("Help", "", ("", Flow(example, new, backups, gap=8), self.desk.workspace.backups.failure))

    # ------------------------------------------------------------ choices

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

    # ------------------------------------------------------------ coach and help

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


def _you(controls: Controls) -> Group:
    return Group(
        "You",
        "Your own words, wherever a line or a reply names them. They stay on this computer.",
        ("Your name", controls.text("name", "Sam"), ""),
        ("Your product", controls.text("product", "our service"), "In replies, instead of “our service”."),
        (
            "A competitor",
            controls.text("competitor", "the other vendor"),
            "In objections, instead of “the other vendor”.",
        ),
    )


def _practice(controls: Controls) -> Group:
    grades = Scale(("Missed, Got it", "Four grades"), int(controls.now.four_grades), numbered=False)
    grades.chosen.connect(lambda index: controls.keep(four_grades=bool(index)))
    return Group(
        "Practice",
        "",
        (
            "Minutes a day",
            controls.number("daily_minutes", MINUTES_RANGE),
            "What is due beyond that waits, the most at risk first.",
        ),
        ("New lines a day", controls.number("new_per_day", NEW_RANGE), "At most; due lines come first."),
        ("Grades", grades, "Two are enough to learn well."),
        (
            "Name the kind first",
            controls.switch("guess_category"),
            "Budget or price? Telling them apart is half the skill.",
        ),
        ("Single keys", controls.switch("single_keys"), f"{SINGLE_KEYS}, outside text boxes."),
    )


def _memory(controls: Controls) -> Group:
    low, high = (round(share * 100) for share in RETENTION_RANGE)
    retention = Stepper(round(controls.now.retention * 100), low, high, name="Recall", suffix=" of 100")
    retention.valueChanged.connect(lambda value: controls.keep(retention=value / 100))
    return Group(
        "Memory",
        "",
        ("Recall", retention, "How many lines you want to know when they come back. More means more lines a day."),
    )
