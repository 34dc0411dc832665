"""Settings: kept as they are changed; there is no button to press."""

from trainer.gui.screens.settings.screen import SettingsScreen as SettingsScreen
