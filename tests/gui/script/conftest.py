"""The script of a talk with the real coach, driven as the person who plays the customer."""

from __future__ import annotations

import pytest

from tests.driver import Driver, Key
from trainer.domain.played import Company, Played, TalkView
from trainer.domain.scenes import Manner
from trainer.gui.screens.screen import Go
from trainer.gui.script import ScriptView
from trainer.services.roleplay import Wish
from trainer.services.talking import Talk

BUD_01 = "75aiopinn2u2"
"""“I don't have any money this fiscal year.” of the shipped decks."""
ASKED = "Thanks for telling me. If the money were there, what would you want fixed first?"


class Partner:
    """Somebody at the script."""

    def __init__(self, window: Driver, talk: Talk) -> None:
        self.window, self.talk = window, talk

    @property
    def script(self) -> ScriptView:
        return self.window.window.findChild(ScriptView)

    @property
    def view(self) -> TalkView:
        return self.talk.view()

    @property
    def played(self) -> Played:
        return self.window.workspace.roleplay.played(self.talk.uuid)

    def write_down(self, said: str) -> None:
        """Type what the rep said; the coach has heard it."""
        field = self.window.named("What they said, if the coach is to hear it")
        field.setText(said)
        self.window.qtbot.keyClick(field, Key.Key_Return)
        self.window.qtbot.waitUntil(lambda: self.talk.script().reply is not None)


def playing(window: Driver, **wish: object) -> Partner:
    """The script is open on the only screen there is."""
    wanted = {"card_id": BUD_01, "manner": Manner.FRIENDLY, "company": Company.PEER, "partner": "Sam"}
    talk = window.workspace.roleplay.begin(Wish(**wanted | wish))
    window.window._on_go(Go("script", talk))
    window.wait_for("Over to Sam")
    window.press(Key.Key_Return)
    window.wait_for("What you say next")
    return Partner(window, talk)


@pytest.fixture
def partner(window: Driver) -> Partner:
    return playing(window)
