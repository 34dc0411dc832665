"""The narrow bar above a question: leave, how far, undo, captions, sound, and a menu for the card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from trainer import words
from trainer.domain.memory import AS_IT_IS, Status
from trainer.domain.views import Progress
from trainer.gui import theme
from trainer.gui.actions import key
from trainer.gui.layouts import row, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.glyph import FLAG_ROLES, Glyph
from trainer.gui.widgets.meter import Meter
from trainer.gui.widgets.prose import label
from trainer.settings import Settings

NARROW = 800
"""Below this there is no room for everything that a session of a special kind shows, in pixels at 100 %."""

NARROWEST = 490
"""Below this there is none for the word beside the icon of Undo, whatever the session."""


class StudyBar(QWidget):
    """Nothing but what may be needed while answering.

    Signals:
        left, undo_requested, captions_toggled, sound_toggled: A button was pressed.
    """

    left = Signal()
    undo_requested = Signal()
    captions_toggled = Signal()
    sound_toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._leave = Button(kind="quiet", icon="x", name="Leave; every answer is kept", key=key("leave"))
        self._undo = Button("Undo", "quiet", "undo-2", key=key("undo"))
        self._captions = Button(
            kind="quiet", icon="captions", name="Hide the line while it is read", key=key("captions")
        )
        self._sound = Button(kind="quiet", icon="volume-2", name="Sound off", key=key("sound"))
        self._more = Button(kind="quiet", icon="ellipsis", name="More for this line", key=key("card_menu"))
        self._meter = Meter(width=240, name="Done")
        self._count = label("", "small", "muted")
        self._kind = label("", "small", "accent")
        self._star = Glyph("star", "warning", 16, name="You gave this card a star")
        self._flag = Glyph("flag", "muted", 16)
        left, right = (
            wrap(row(self._leave, self._kind, self._star, self._flag, None, gap=8)),
            wrap(row(None, self._undo, self._captions, self._sound, self._more, gap=4)),
        )
        middle = (self._meter, self._count)
        self.setLayout(row((left, 1), *middle, (right, 1), gap=12, margins=(14, 0, 14, 0)))
        self.setMinimumHeight(theme.current().space("bar"))
        for button, signal in (
            (self._leave, self.left),
            (self._undo, self.undo_requested),
            (self._captions, self.captions_toggled),
            (self._sound, self.sound_toggled),
        ):
            button.clicked.connect(signal)

        self.show_status(AS_IT_IS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a narrow window the kind of session takes the room of the meter; the count beside it says the same."""
        look = theme.current()
        crowded = bool(self._kind.text()) and self.width() < look.px(NARROW)
        self._meter.setHidden(crowded)
        self._undo.setCompact(crowded or self.width() < look.px(NARROWEST))

    def fill_menu(self, menu: Callable[[], QMenu]) -> None:
        """Open this menu, made anew each time, under the last button."""
        self._menu = menu
        self._more.clicked.connect(self.open_menu)

    @Slot()
    def open_menu(self) -> None:
        """Everything that can be done with the card in front."""
        menu = self._menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(QPoint(self._more.width() - menu.sizeHint().width(), self._more.height())))

    def show_kind(self, sentence: str) -> None:
        """What is special about this session, of which no answer is kept then; empty for practice."""
        self._kind.setText(sentence)
        self._leave.setName("Leave; no answer of a cram is kept" if sentence else "Leave; every answer is kept")
        self._fit()

    def show_status(self, status: Status) -> None:
        """The card's star and flag."""
        self._star.setVisible(status.marked)
        self._flag.setVisible(bool(status.flag))
        if status.flag:
            self._flag.setIcon("flag", FLAG_ROLES[status.flag], f"Flag: {words.FLAGS[status.flag].lower()}")

    def show_progress(self, progress: Progress) -> None:
        """How many lines are done."""
        self._meter.setShare(progress.done / progress.total if progress.total else 0.0)
        self._count.setText(f"{progress.done} of {progress.total}")

    def show_settings(self, settings: Settings) -> None:
        """The two switches as they stand."""
        self._sound.setIconName("volume-2" if settings.sound else "volume-x")
        self._sound.setName("Sound off" if settings.sound else "Sound on")
        self._captions.setIconName("captions" if settings.captions else "eye-off")
        self._captions.setName("Hide the line while it is read" if settings.captions else "Show the line")
