"""Putting on another look while the program runs."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from trainer.settings import Preferences, Settings


class Dressing:
    """Knows what is worn: dressing lays every widget out anew, so that it is not done for any other change."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._worn = _look(preferences())

    def follow(self) -> bool:
        """Put on the look that was chosen, if it is another one; True when it was."""
        before, self._worn = self._worn, _look(self._preferences())
        if self._worn == before:
            return False
        from trainer.gui.app import dress

        dress(QApplication.instance(), self._preferences())  # type: ignore[arg-type]
        return True


def _look(settings: Settings) -> tuple[object, ...]:
    """What of the settings is seen on every widget."""
    return settings.theme, settings.text_size, settings.reduce_motion
