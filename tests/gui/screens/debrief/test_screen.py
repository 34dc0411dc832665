"""After a talk: what can be done from its debrief."""

from __future__ import annotations

from tests.driver import Driver, Key
from trainer.gui.screens.screen import Go
from trainer.services.talking import Talk

from .conftest import concluded


def test_the_missed_door_can_be_tried_by_one_key(window: Driver, talk: Talk) -> None:
    concluded(window)
    window.press(Key.Key_Return)
    assert window.screen == "talk"
    assert window.workspace.roleplay.going_on().view().depth == 1


def test_whoever_comes_back_sees_it_at_once(window: Driver, talk: Talk) -> None:
    concluded(window)
    window.press(Key.Key_Escape)
    assert window.screen == "roleplay"
    window.window._on_go(Go("debrief", talk.uuid))
    window.wait_for("You reached layer 1 of 4")


def test_a_talk_can_be_taken_away_and_brought_back(window: Driver, talk: Talk) -> None:
    concluded(window)
    window.click("Take this talk away")
    assert window.screen == "roleplay"
    assert window.workspace.roleplay.all() == ()
    window.ctrl(Key.Key_Z)
    assert window.screen == "debrief"
    assert [played.uuid for played in window.workspace.roleplay.all()] == [talk.uuid]


def test_the_reply_of_its_line_can_be_practised_at_once(window: Driver, talk: Talk) -> None:
    concluded(window)
    window.click("Practise its reply now")
    assert window.screen == "study"
    window.wait_for("I don’t have any money this fiscal year.")
