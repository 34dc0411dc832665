"""The talk itself: the customer's lines, the rep's replies, and how deep it goes."""

from trainer.gui.screens.talk.screen import TalkScreen as TalkScreen
