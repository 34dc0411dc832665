"""The debrief: what a talk shows when one looks back at it."""

from trainer.gui.screens.debrief.screen import DebriefScreen as DebriefScreen
