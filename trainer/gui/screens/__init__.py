"""What fills the window, one file or folder each; strangers to one another. A new one is named in `SCREENS`.

A screen is imported and made when it is first visited, so that none of them delays the first line.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from trainer.gui.screens.screen import Screen

SCREENS = (
    "today",
    "study",
    "summary",
    "decks",
    "review",
    "top",
    "phrases",
    "roleplay",
    "talk",
    "script",
    "debrief",
    "talks",
    "meeting",
    "settings",
    "welcome",
)


def kind(name: str) -> type[Screen]:
    """The class of a screen: ``TodayScreen`` in ``today``."""
    module = import_module(f"trainer.gui.screens.{name}")
    return cast("type[Screen]", getattr(module, f"{name.capitalize()}Screen"))
