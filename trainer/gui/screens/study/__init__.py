"""Study: one line at a time, from the question to the grade."""

from trainer.gui.screens.study.screen import StudyScreen as StudyScreen
