"""All talks: found by their words, looked back at, told beside one another, taken away."""

from trainer.gui.screens.talks.screen import TalksScreen as TalksScreen
