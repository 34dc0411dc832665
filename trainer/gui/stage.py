"""The screens, each made on the first visit, with one of them in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from trainer.errors import TrainerError
from trainer.gui.blank import Blank

if TYPE_CHECKING:
    from trainer.domain.views import Changes
    from trainer.gui.desk import Desk
    from trainer.gui.screens.screen import Screen


class Stage(QStackedWidget):
    """Blank until somebody asks for a screen; what screens utter is handed on.

    Attributes:
        blank: The page in front while there is no screen.

    Signals:
        go_requested, changed, failed, noted, act_requested, reopening: As in `Screen`.
    """

    go_requested = Signal(object)
    changed = Signal(object)
    failed = Signal(object)
    noted = Signal(object)
    act_requested = Signal(str)
    reopening = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._screens: dict[str, Screen] = {}
        self._warned_of = ""
        self.blank = Blank()
        self.addWidget(self.blank)

    def screen_named(self, name: str, desk: Desk) -> Screen:
        """The screen of that name."""
        if name not in self._screens:
            from trainer.gui.screens import kind

            screen = kind(name)(desk)
            screen.go_requested.connect(self.go_requested)
            screen.changed.connect(lambda changes: self._on_changed(screen, changes))
            screen.failed.connect(self.failed)
            screen.noted.connect(self.noted)
            screen.act_requested.connect(self.act_requested)
            screen.reopening.connect(self.reopening)
            self._screens[name] = screen
            self.addWidget(screen)
        return self._screens[name]

    @property
    def front(self) -> Screen | None:
        """The screen that is shown; None before there is one."""
        shown = self.currentWidget()
        return shown if shown in self._screens.values() else None  # type: ignore[return-value]

    def do(self, name: str) -> bool:
        """Let the screen in front do what a key asks for; False when it has nothing to do with it."""
        for act in self.front.acts() if self.front else ():
            if act.name == name:
                if act.enabled():
                    act.run()
                return True
        return False

    def lets_go(self) -> bool:
        """Whether what was begun in front is kept; where it cannot be, that is told once, and then one may go."""
        try:
            if self.front is not None:
                self.front.leave()
        except TrainerError as error:
            self._warned_of, warned_of = str(error), self._warned_of
            self.failed.emit(error)
            return self._warned_of == warned_of
        return True

    def tell(self, changes: Changes, teller: Screen | None = None) -> None:
        """Tell every screen but the one that says so."""
        for screen in self._screens.values():
            if screen is not teller:
                screen.on_changes(changes)

    def forget(self) -> None:
        """Let every screen go."""
        for screen in self._screens.values():
            self.removeWidget(screen)
            screen.deleteLater()
        self._screens = {}

    def _on_changed(self, screen: Screen, changes: Changes) -> None:
        self.tell(changes, screen)
        self.changed.emit(changes)
