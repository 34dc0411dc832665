"""After a talk: what can be done from its debrief."""

from __future__ import annotations

from tests.driver import Driver, Key
from trainer.domain.played import Company, Mark, Seat
from trainer.domain.views import Changes
from trainer.errors import DiskFullError
from trainer.gui.screens.debrief.replay import Replay
from trainer.gui.screens.screen import Go
from trainer.services.roleplay import RolePlay
from trainer.services.talking import Talk

from .conftest import BEHIND, DOOR, Debriefed, concluded


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


def test_a_talk_that_cannot_be_brought_back_is_told(window: Driver, talk: Talk, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise DiskFullError("The disk is full.")

    concluded(window)
    window.click("Take this talk away")
    monkeypatch.setattr(RolePlay, "bring_back", refuse)
    window.ctrl(Key.Key_Z)
    window.wait_for("The disk is full.")


def test_what_lay_behind_one_door_was_asked_for_and_not_that_of_another_talk(window: Driver, talk: Talk) -> None:
    concluded(window)
    window.click("What lay behind it")
    window.wait_for(BEHIND)
    other = Debriefed(window, "What would you fix first, if the money were there?")
    other.open()
    assert window.sees(DOOR)
    assert not window.sees(BEHIND)


def test_what_the_partner_says_later_comes_by_itself(window: Driver) -> None:
    made = Debriefed(window, company=Company.PEER, partner="Sam")
    made.open()
    window.workspace.roleplay.mark(made.talk.uuid, Mark(Seat.PARTNER, comment="You asked early."))
    assert not window.sees("You asked early.")
    window.window._on_changed(Changes(talks=True))
    window.wait_for("You asked early.")


def test_a_page_that_is_shown_anew_ends_the_replay_of_the_one_before(window: Driver, talk: Talk) -> None:
    concluded(window)
    window.press(Key.Key_P)
    assert [replay.goes_on for replay in window.window.findChildren(Replay)] == [True]
    window.click("What lay behind it")
    window.wait_for(BEHIND)
    assert not any(replay.goes_on for replay in window.window.findChildren(Replay))
