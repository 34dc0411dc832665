"""A talk in the real window, with the real coach and no sound."""

from __future__ import annotations

import pytest

from tests.driver import Driver, Key
from trainer import words
from trainer.domain.played import TalkView
from trainer.domain.scenes import Manner
from trainer.gui.screens.screen import Go
from trainer.services.roleplay import Wish
from trainer.services.talking import Talk

BUD_01 = "75aiopinn2u2"
"""“I don't have any money this fiscal year.” of the shipped decks."""

QUESTIONS = (
    "What would you fix first, if the money were there?",
    "What happens when one of those spreadsheets goes wrong?",
    "What has that cost you over the last quarter, all told?",
    "How did you explain that one?",
)
"""One for each of its doors, as the card has them."""


class Talker:
    """A rep who talks by the keyboard."""

    def __init__(self, window: Driver, talk: Talk) -> None:
        self.window, self.talk = window, talk

    @property
    def view(self) -> TalkView:
        return self.talk.view()

    def say(self, said: str) -> None:
        """Type and press Enter; the customer has answered."""
        before = len(self.view.turns)
        self.window.type(said)
        self.window.press(Key.Key_Return)
        self.window.qtbot.waitUntil(lambda: len(self.view.turns) > before)

    def ask(self, doors: int) -> None:
        """Open so many doors from the first one on."""
        for question in QUESTIONS[:doors]:
            self.say(question)
        assert self.view.depth == doors


def begun(window: Driver, **wish: object) -> Talker:
    talk = window.workspace.roleplay.begin(Wish(card_id=BUD_01, manner=Manner.FRIENDLY, **wish))
    window.window._on_go(Go("talk", talk))
    window.wait_for(words.curly(talk.view().casting.line))
    return Talker(window, talk)


@pytest.fixture
def talker(window: Driver) -> Talker:
    return begun(window)
