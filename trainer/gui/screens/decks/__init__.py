"""Decks: look through, search, read a card, mend it, import and export."""

from trainer.gui.screens.decks.screen import DecksScreen as DecksScreen
