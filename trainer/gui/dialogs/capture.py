"""Heard an objection: one line, one key, back to what one was doing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import thread_time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from trainer import words
from trainer.domain.categories import Category
from trainer.domain.likeness import Neighbour
from trainer.domain.writing import LONGEST_LINE
from trainer.errors import TrainerError
from trainer.gui import icons
from trainer.gui.actions import KINDS, key
from trainer.gui.desk import Desk
from trainer.gui.dialogs.near import KEY as NEAR_KEY
from trainer.gui.dialogs.near import NearLines
from trainer.gui.dialogs.sheet import BACK, Sheet
from trainer.gui.dialogs.understanding import Understanding
from trainer.gui.layouts import col, row, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import AskChip
from trainer.gui.widgets.flow import Flow
from trainer.gui.widgets.prose import Prose, label
from trainer.services.capture import Captured
from trainer.services.nearest import Meant, Near

QUESTION = "What did the customer say?"
OTHER = "Ctrl+N"
NOTHING_YET = "A line you have that says the same, or nearly the same, shows here."
PATIENCE_S = 0.02
"""A suggestion that took longer than this is made when typing pauses; before, it is made for each letter."""

PAUSE_MS = 150
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CaptureDialog(Sheet):
    """A line and its kind, or one more time for a line that is there.

    Signals:
        kept: What was stored, as `Captured`.
    """

    kept = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(parent, "Heard an objection")
        self._desk = desk
        self._kind: Category | None = None
        self._is_chosen = self._is_told = False
        self._same: Neighbour | None = None
        self._refused = ""
        self._meant: Meant | None = None
        self._is_slow = False
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._suggest)
        self._line = QLineEdit()
        self._line.setAccessibleName(QUESTION)
        self._line.setPlaceholderText("In their words, as they said it")
        self._line.setMaxLength(LONGEST_LINE)
        self._line.textChanged.connect(self._on_typed)
        self._line.returnPressed.connect(self._keep)
        self._line.installEventFilter(self)
        self._chips = Flow(*(self._chip(place, kind) for place, kind in enumerate(Category)), gap=4)
        self._sounds = label("", "small", "muted")
        self._known = Prose("", "speech_s")
        self._known_reply = label("", "small", "muted", elide=True)
        self._other = Button("It is another one", "quiet", "plus", key=OTHER)
        self._other.clicked.connect(self._write_another)
        self._near = NearLines()
        self._near.chosen.connect(self._count)
        self._near.left.connect(self._line.setFocus)
        self._nothing = wrap(col(Prose(NOTHING_YET, "small", "muted"), None))
        self._there = self._known_part()
        self._place = QStackedLayout()
        self._understanding = Understanding(desk, self._line.text, self)
        self._understanding.told.connect(self._on_meant)
        self._save = Button("Save", "primary", "check", key="Return")
        self._save.clicked.connect(self._keep)
        self._lay_out()
        self.guard(self._line.text, self._keep, self._begin)
        if begun := desk.workspace.capture.begun():
            self._line.setText(begun)
            self.strip.say(BACK, "neutral")
        self._line.setFocus()
        QTimer.singleShot(0, self._line, lambda: self._line.end(False))  # Qt marks all of it when the dialog is shown

    def _lay_out(self) -> None:
        keys = f"{key('kind_1')} to {key('kind_7').rpartition('+')[2]}, or the arrows, change it."
        content = col(
            label(QUESTION, "title"),
            4,
            self._line,
            10,
            row(self._sounds, None),
            self._chips,
            Prose(keys.replace("+", " "), "small", "muted"),
            12,
            self._place,
            None,
            gap=4,
        )
        for part in (self._nothing, self._there, self._near):
            self._place.addWidget(part)
        self.fill(content, None, self.cancel_button(), self._save, width=600)
        self._render()
        for place, _ in KINDS:
            QShortcut(QKeySequence(f"Ctrl+{place}"), self, partial(self._choose, place - 1))
        QShortcut(QKeySequence(OTHER), self, self._write_another)
        QShortcut(QKeySequence(NEAR_KEY), self, self._lead_to_near)

    def _known_part(self) -> QWidget:
        """The line that is there already."""
        title = label("You have this one: heard again (+1)", "strong")
        line = row((col(None, self._known, None, gap=0), 1), self._other, gap=12)
        return wrap(col(title, line, self._known_reply, None, gap=4))

    def _chip(self, place: int, kind: Category) -> AskChip:
        chip = AskChip(words.CATEGORIES[kind], kind, icons.of_category(kind), outline=True, checkable=True)
        chip.clicked.connect(lambda _checked=False: self._choose(place))
        return chip

    # ------------------------------------------------------------ while one types

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down go through the kinds; left and right stay with the text."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._settle()
                kinds = list(Category)
                shown = self._shown()
                self._choose((kinds.index(shown) + step) % len(kinds) if shown else 0)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_typed(self) -> None:
        self.on_written()
        self._understanding.on_typed()
        self._pause.start() if self._is_slow else self._suggest()

    @Slot()
    def _suggest(self) -> None:
        self._pause.stop()
        said, started = self._line.text(), thread_time()
        suggestion = self._desk.workspace.capture.suggest(said)
        self._is_slow = thread_time() - started > PATIENCE_S
        self._same = None if self._refused else suggestion.same
        if self._meant is not None and not said.startswith(self._meant.said):
            self._meant = None
        if not self._is_chosen:
            self._kind, self._is_told = suggestion.category if said.strip() else None, suggestion.is_told
        self._render()

    @Slot(object)
    def _on_meant(self, meant: Meant) -> None:
        """What the line means is known now, too: better than by its words, and never instead of what the rep chose."""
        self._meant = meant
        self._render()

    def _settle(self) -> bool:
        """Make the suggestion that waits for a pause; whether there was one."""
        waited = self._pause.isActive()
        if waited:
            self._suggest()
        return waited

    def _choose(self, place: int) -> None:
        """The rep says which kind it is; from now on no suggestion changes that. Of another kind it is another line."""
        self._settle()
        self._kind, self._is_chosen = list(Category)[place], True
        if self._same is not None and self._same.category is not self._kind:
            self._refused, self._same = self._same.card_id, None
        self._render()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _write_another(self) -> None:
        """It only reads like a line that is there."""
        self._settle()
        if self._same is not None:
            self._refused, self._same = self._same.card_id, None
            self._render()
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _lead_to_near(self) -> None:
        if self._place.currentWidget() is self._near:
            self._near.lead()

    def _shown(self) -> Category | None:
        if self._same is not None:
            return self._same.category
        return self._kind if self._is_chosen else self._meant_kind or self._kind

    @property
    def _meant_kind(self) -> Category | None:
        """The kind by the meaning of the line, or of what it begins with; None where that cannot be told."""
        return self._meant.category if self._meant is not None else None

    @property
    def _near_ones(self) -> tuple[Near, ...]:
        """What is near, but for the line of which the rep has said that it is another one."""
        near = self._meant.near if self._meant is not None else ()
        return tuple(one for one in near if one.card_id != self._refused)

    def _render(self) -> None:
        shown = self._shown()
        for chip, kind in zip(self._chips.items(), Category, strict=True):
            chip.setChecked(kind is shown)  # type: ignore[attr-defined]
        self._sounds.setText(self._how_sure(shown))
        self._save.setText("Heard again (+1)" if self._same else "Save")
        self._near.show_near(self._near_ones)
        if self._same is not None:
            self._known.setText(words.quote(self._same.line))
            self._known.setHang(self._same.category)
            self._known_reply.setText(self._reply_to(self._same.card_id))
            self._place.setCurrentWidget(self._there)
        else:
            self._place.setCurrentWidget(self._near if self._near_ones else self._nothing)

    def _reply_to(self, card_id: str) -> str:
        """The reply to a line that is near by its meaning, too; empty as long as that is not known."""
        near = self._meant.near if self._meant is not None else ()
        return next((words.curly(one.reply) for one in near if one.card_id == card_id), "")

    def _how_sure(self, shown: Category | None) -> str:
        if self._is_chosen or self._same:
            return "It is"
        if shown is None:
            return "Which kind"
        if self._meant is not None and self._meant_kind is not None:
            return words.MEANT[self._meant.certainty]
        return "Sounds like" if self._is_told else "Hard to tell; kept as this, unless you choose"

    # ------------------------------------------------------------ keeping

    def _begin(self, said: str | None) -> None:
        self._desk.workspace.capture.begin(said or "")

    @Slot()
    def _keep(self) -> None:
        """What the button says: one more time, or a new line. Where that is not said yet, it is said first."""
        if self._settle() and self._same is not None:
            return
        if self._same is not None:
            self._count(self._same.card_id)
        else:
            kind = self._shown() or Category.NO_INTEREST
            self._take(lambda: self._desk.workspace.capture.write(self._line.text(), kind))

    @Slot(str)
    def _count(self, card_id: str) -> None:
        self._take(lambda: self._desk.workspace.capture.again(card_id))

    def _take(self, keep: Callable[[], Captured]) -> None:
        try:
            captured = keep()
        except TrainerError as error:
            self.strip.say(str(error))
            return
        self.kept.emit(captured)
        self.accept()
