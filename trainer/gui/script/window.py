"""The script in a window of its own, on the other screen where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from trainer.domain.played import Company
from trainer.gui.desk import Desk
from trainer.gui.keyboard import Keyboard
from trainer.gui.layouts import col
from trainer.gui.script.view import ScriptView
from trainer.gui.widgets.strip import Strip

if TYPE_CHECKING:
    from trainer.services.talking import Talk

USUAL, SMALLEST = QSize(1040, 760), QSize(760, 560)
TITLE = "The customer’s script"


class ScriptWindow(QWidget):
    """Stands beside the main window as long as the talk goes on, and until its partner has said what they made of it.

    Attributes:
        script: What it shows.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(TITLE)
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self.script, self._strip = ScriptView(desk), Strip()
        self.setLayout(col(self._strip, (self.script, 1), gap=0))
        self.script.failed.connect(lambda error: self._strip.say(str(error)))
        self.script.rated.connect(self.close)
        self._keyboard = Keyboard(self)
        self._keyboard.serve("script", single=desk.workspace.preferences().single_keys)
        self._keyboard.pressed.connect(self._on_action)

    @Slot(str)
    def _on_action(self, name: str) -> None:
        """The keys of the script work here as they do in the main window; the others belong to the rep."""
        if (deed := self.script.deeds().get(name)) is not None:
            deed()

    def show_beside(self, window: QWidget) -> None:
        """Come up on another screen than this window, where there is one."""
        other = other_screen(window)
        if other is not None:
            self.move(other.availableGeometry().topLeft())
        self.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.script.keep()
        super().closeEvent(event)


def seat_of(talk: Talk, window: QWidget) -> str:
    """The name of the screen on which this window plays a talk: the script's, where the only screen there is has it."""
    is_alone = talk.view().casting.company is Company.ALONE
    return "talk" if is_alone or other_screen(window) is not None else "script"


def other_screen(window: QWidget) -> QScreen | None:
    """A screen on which this window is not; None when there is only one."""
    return next((screen for screen in QGuiApplication.screens() if screen is not window.screen()), None)
