"""Somebody to play the customer: three clicks, and the names of last time."""

from __future__ import annotations

import pytest

from tests.driver import ALT, Driver, Key
from trainer.domain.played import Company
from trainer.gui.screens.roleplay.company import NAME, WATCHES, WHERE
from trainer.gui.widgets.field import Field
from trainer.services.roleplay import Wish


@pytest.mark.parametrize(("who", "company"), [("A colleague", Company.PEER), ("My manager", Company.MANAGER)])
def test_three_clicks_hand_the_script_over(window: Driver, who: str, company: Company) -> None:
    window.click("Role-play")
    window.click(who)
    window.click("Start")
    assert window.screen == "script"
    assert window.workspace.roleplay.going_on().view().casting.company is company


def test_alone_nobody_is_asked_for_a_name(window: Driver) -> None:
    window.press(Key.Key_6, ALT)
    assert not window.sees(NAME)
    window.click("A colleague")
    window.wait_for(WHERE)
    window.click("The computer")
    window.click("Start")
    assert window.screen == "talk"


def test_who_plays_and_who_watches_are_known_by_name(window: Driver) -> None:
    window.press(Key.Key_6, ALT)
    window.click("A colleague")
    window.named(NAME, Field).setText("Sam")
    window.named(WATCHES, Field).setText(" Ana ")
    window.click("In a second window")
    window.click("Start")
    assert window.screen == "talk"
    casting = window.workspace.roleplay.going_on().view().casting
    assert (casting.partner, casting.observer) == ("Sam", "Ana")


def test_the_name_of_last_time_stands_there(window: Driver) -> None:
    window.workspace.roleplay.begin(Wish(company=Company.PEER, partner="Sam"))
    window.press(Key.Key_6, ALT)
    window.click("A colleague")
    assert window.named(NAME, Field).text() == "Sam"
