"""A talk that was ended, and its debrief in the real window."""

from __future__ import annotations

import pytest

from tests.driver import Driver
from trainer.domain.scenes import Manner, Outcome
from trainer.gui.screens.screen import Go
from trainer.services.roleplay import Wish
from trainer.services.talking import Talk

BUD_01 = "75aiopinn2u2"
BEHIND = "We ship the same thing twice"
DOOR = "What happens when one of those spreadsheets goes wrong?"


class Debriefed:
    """A talk over the card BUD-01, and what is to be read of it."""

    def __init__(self, window: Driver, *replies: str, outcome: Outcome = Outcome.NOT_NOW, **wish: object) -> None:
        self.window = window
        self.talk = window.workspace.roleplay.begin(Wish(**{"card_id": BUD_01, "manner": Manner.FRIENDLY} | wish))
        for reply in replies:
            self.say(reply)
        self.talk.end(outcome)
        window.clock.advance(minutes=5)

    def say(self, reply: str) -> None:
        self.talk.reply(self.talk.hear(reply))

    def open(self) -> Driver:
        """Its second page."""
        self.window.window._on_go(Go("debrief", self.talk.uuid))
        if not self.window.workspace.roleplay.played(self.talk.uuid).verdict.is_given:
            self.window.wait_for("How was it?")
            self.window.click("See what it shows")
        self.window.wait_for("To work on")
        return self.window


@pytest.fixture
def talk(window: Driver) -> Talk:
    """One door was opened, and the next one missed."""
    asked = "Thank you for telling me. What would you fix first, if the money were there?"
    made = Debriefed(
        window, asked, "Sorry, that is company policy.", objective="Find out what it holds up", confidence=2
    )
    window.window._on_go(Go("debrief", made.talk.uuid))
    return made.talk


def concluded(window: Driver) -> None:
    window.type("I asked early.")
    window.click("See what it shows")
    window.wait_for("To work on")
