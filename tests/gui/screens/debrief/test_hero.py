"""How deep it went comes first; what lay behind a door only when it is asked for."""

from __future__ import annotations

from tests.driver import Driver
from trainer.services.talking import Talk

from .conftest import BEHIND, DOOR, concluded


def test_depth_and_the_missed_door_come_first_and_no_score(window: Driver, talk: Talk) -> None:
    concluded(window)
    window.wait_for("You reached layer 1 of 4")
    assert window.sees(DOOR)
    assert "%" not in window.text().split("Softening phrases")[0]


def test_what_lay_behind_is_shown_only_to_who_asks(window: Driver, talk: Talk) -> None:
    concluded(window)
    assert not window.sees(BEHIND)
    window.click("What lay behind it")
    window.wait_for(BEHIND)
