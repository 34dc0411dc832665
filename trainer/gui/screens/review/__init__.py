"""Review: what is new in a deck that somebody handed in, read line by line, commented on and signed."""

from trainer.gui.screens.review.screen import ReviewScreen as ReviewScreen
