"""What fills the window, one file each; strangers to one another. A new one is a file here and a name in `SCREENS`."""

from __future__ import annotations

from trainer.gui.screens.decks import DecksScreen
from trainer.gui.screens.screen import Screen
from trainer.gui.screens.settings import SettingsScreen
from trainer.gui.screens.study import StudyScreen
from trainer.gui.screens.summary import SummaryScreen
from trainer.gui.screens.today import TodayScreen
from trainer.gui.screens.welcome import WelcomeScreen

SCREENS: tuple[type[Screen], ...] = (
    TodayScreen,
    StudyScreen,
    SummaryScreen,
    DecksScreen,
    SettingsScreen,
    WelcomeScreen,
)
