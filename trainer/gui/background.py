"""What goes on while nobody looks at the window: the reminder of the day, and staying in the tray."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from trainer import words
from trainer.domain.days import Moment
from trainer.errors import TrainerError
from trainer.gui.tray import Tray
from trainer.services.reminders import Reminders
from trainer.settings import Preferences

TITLE = "Objection trainer"
STAYS = "Still here, in the tray. Its menu leads back, or quits."
LONGEST_MS = 10 * 60_000
"""The clock is looked at this often: a computer that slept, or whose clock was set, is in time again."""


class Background(QObject):
    """Follows the settings, and says one sentence a day when something is due.

    Signals:
        reminded: That sentence, on a desktop that has no tray to show it.
    """

    reminded = Signal(str)

    def __init__(
        self,
        tray: Tray | None,
        reminders: Reminders,
        preferences: Preferences,
        is_practising: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tray = tray
        self._reminders = reminders
        self._preferences = preferences
        self._is_practising = is_practising
        self._planned: Moment | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self.follow_settings()

    def follow_settings(self) -> None:
        """The icon is there for the tray and for reminders, which are shown beside it."""
        self._planned = self._reminders.next()
        if self._tray is not None:
            wanted = self._preferences().tray or self._planned is not None
            self._tray.set_visible(wanted and self._tray.is_available())
        self._wait()

    @Slot()
    def look(self) -> None:
        """Look at the clock: remind if it is time, and plan the next one."""
        planned = self._planned
        self._planned = self._reminders.next()
        self._wait()
        if planned is not None and self._reminders.has_come(planned):
            self._remind(planned)

    def stays(self) -> bool:
        """Whether the program goes on in the tray when its window is closed."""
        return self._preferences().tray and self._there() is not None

    def tell_that_it_stays(self) -> None:
        """Say once in a lifetime where the program went."""
        if (tray := self._there()) is not None and not self._preferences().tray_told:
            tray.say(TITLE, STAYS)
            try:
                self._preferences.change(tray_told=True)
            except TrainerError:
                return  # it is in force until the end of the program, and told again after the next start

    def _wait(self) -> None:
        if self._planned is None:
            self._timer.stop()
        else:
            self._timer.start(min(self._reminders.wait_ms(self._planned), LONGEST_MS))

    def _remind(self, planned: Moment) -> None:
        if self._is_practising() or (today := self._reminders.due(planned)) is None:
            return
        sentence = words.reminder(today.lines, today.minutes)
        if (tray := self._there()) is not None:
            tray.set_visible(True)
            tray.say(TITLE, sentence)
        else:
            self.reminded.emit(f"{sentence}.")

    def _there(self) -> Tray | None:
        """The tray, when this desktop has one now."""
        return self._tray if self._tray is not None and self._tray.is_available() else None
