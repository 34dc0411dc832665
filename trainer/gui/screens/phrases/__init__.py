"""Phrases: what the coach knows by name, and the families that a team writes itself."""

from trainer.gui.screens.phrases.screen import PhrasesScreen as PhrasesScreen
