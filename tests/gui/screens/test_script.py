"""On one screen the script changes hands: to the partner, and back to the rep when the talk is over."""

from __future__ import annotations

from tests.driver import Driver, Key
from tests.gui.script.conftest import playing
from trainer.domain.played import Company
from trainer.gui.screens.screen import Go
from trainer.services.roleplay import Wish


def test_nothing_of_the_script_is_seen_before_it_was_handed_over(window: Driver) -> None:
    talk = window.workspace.roleplay.begin(Wish(company=Company.MANAGER))
    window.window._on_go(Go("script", talk))
    window.wait_for("Over to your manager")
    casting = talk.script().casting
    assert casting.real_pain.replace("'", "’") not in window.text()
    assert not window.sees("What you say next")


def test_when_it_is_over_the_rep_says_first_how_it_was(window: Driver) -> None:
    partner = playing(window)
    window.press(Key.Key_Escape)
    window.wait_for("How did it end?")
    window.press(Key.Key_Return)
    window.wait_for("How was it from your side, Sam?")
    window.ctrl(Key.Key_Return)
    window.wait_for("Back to the rep")
    window.press(Key.Key_Return)
    assert window.screen == "debrief"
    window.wait_for("How was it?")
    assert partner.played.ended_ms


def test_who_leaves_finds_the_talk_where_it_was(window: Driver) -> None:
    partner = playing(window)
    window.press(Key.Key_1)
    window.click("Leave; it goes on where it is")
    assert window.screen == "roleplay"
    window.wait_for(f"Go on with {partner.view.casting.customer.name}")
    window.press(Key.Key_Return)
    window.wait_for("Over to Sam")
    window.press(Key.Key_Return)
    window.wait_for("Probably the way we handle orders.")
