"""Speaking instead of typing: a button that says what the ear is doing, and how loud it is meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.gui.ear import BUSY, Hears
from trainer.gui.layouts import row
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.levels import Levels

FACES = {
    Hears.READY: ("mic", "Speak"),
    Hears.NOT_INSTALLED: ("mic-off", "Speaking is not set up. Set up"),
    Hears.NO_MODEL: ("mic-off", "Speaking is not set up. Set up"),
    Hears.NO_DEVICE: ("mic-off", "No microphone found. Try again"),
    Hears.REFUSED: ("mic-off", "The microphone is not allowed. Try again"),
    Hears.OPENING: ("mic", "Opening the microphone"),
    Hears.LISTENING: ("mic", "Listening"),
    Hears.UNDERSTANDING: ("mic", "Writing it down"),
}
LOUDNESS = "Loudness"


class SpeakRow(QWidget):
    """Shows one state of the ear.

    Attributes:
        button: What speaks.

    Signals:
        pressed: The button was.
    """

    pressed = Signal()

    def __init__(self, key: str, *, compact: bool = False) -> None:
        """Make a row.

        Args:
            key: What presses it, to be shown.
            compact: The icon alone, and bars beside it only while somebody speaks.
        """
        super().__init__()
        self.button = Button(FACES[Hears.READY][1], "quiet", "mic", key=key)
        self.button.setCompact(compact)
        self._levels = Levels(LOUDNESS)
        self._levels.hide()
        self.setLayout(row(self.button, self._levels, gap=10))
        self.button.clicked.connect(self.pressed)

    def show_state(self, state: Hears) -> None:
        """What the ear is doing now."""
        icon, text = FACES[state]
        self.button.setIconName(icon)
        self.button.setText(text)
        self._levels.setVisible(state in BUSY)
        if state not in BUSY:
            self._levels.clear()

    def show_loudness(self, loudness: float) -> None:
        """How loud it is, 0 to 1."""
        self._levels.add(loudness)
