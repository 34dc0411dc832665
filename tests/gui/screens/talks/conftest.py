"""Talks of several months in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.driver import CTRL, Driver, Key
from trainer.domain.played import Met, Verdict
from trainer.domain.scenes import Manner, Outcome
from trainer.services.roleplay import Wish
from trainer.services.talking import Talk

BUD_01 = "75aiopinn2u2"
SHIFT = Qt.KeyboardModifier.ShiftModifier
ASKED = "Thanks for telling me. What would you fix first, if the money were there?"


def a_talk(window: Driver, *said: str, outcome: Outcome | None = Outcome.NOT_NOW, **wish: object) -> Talk:
    """One that was looked back at; without an outcome it was interrupted. Then three weeks go by."""
    roleplay = window.workspace.roleplay
    talk = roleplay.begin(Wish(**({"card_id": BUD_01, "manner": Manner.FRIENDLY} | wish)))
    for one in said:
        talk.reply(talk.hear(one), 1500)
    if outcome is not None:
        window.clock.advance(minutes=4)
        talk.end(outcome)
        roleplay.conclude(talk.uuid, Verdict("Good.", 4, Met.YES))
    window.clock.advance(days=21)
    return talk


def here(window: Driver) -> None:
    window.press(Key.Key_T, CTRL | SHIFT)
    assert window.screen == "talks"


def name(talk: Talk) -> str:
    return str(talk.view().casting.customer.name)


@pytest.fixture
def talks(window: Driver) -> tuple[Talk, ...]:
    """Of March, of April, and of May."""
    return (
        a_talk(window, ASKED, confidence=2),
        a_talk(window, "Sorry, that is company policy.", outcome=Outcome.PARTED_FRIENDS, manner=Manner.RUSHED),
        a_talk(window, "Hm.", manner=Manner.ANXIOUS),
    )
