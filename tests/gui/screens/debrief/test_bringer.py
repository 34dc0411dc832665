"""What was weak comes into today's practice by one key, and can be taken back."""

from __future__ import annotations

from tests.driver import Driver, Key
from trainer.services.talking import Talk

from .conftest import BUD_01, Debriefed, concluded


def test_the_line_of_a_talk_goes_into_todays_practice_by_one_key(window: Driver, talk: Talk) -> None:
    concluded(window)
    window.press(Key.Key_T)
    window.wait_for("It comes in today’s practice; the answer you give then sets its next day, as always.")
    assert window.workspace.study.is_planned(BUD_01)
    window.press(Key.Key_T)
    window.wait_for("It comes today anyway.")


def test_bringing_it_can_be_taken_back_and_done_again(window: Driver, talk: Talk) -> None:
    window.workspace.preferences.change(new_per_day=0)
    concluded(window)
    window.click("Into today’s practice")
    assert window.workspace.study.is_planned(BUD_01)
    window.ctrl(Key.Key_Z)
    window.wait_for("It comes when it would have come.")
    assert not window.workspace.study.is_planned(BUD_01)
    window.ctrl(Key.Key_Y)
    assert window.workspace.study.is_planned(BUD_01)


def test_after_several_talks_those_whose_doors_stayed_closed_come_too(window: Driver) -> None:
    Debriefed(window, card_id="")
    there = Debriefed(window).open()
    there.click("2 lines into today’s practice")
    there.wait_for("2 lines come in today’s practice")


def test_a_line_that_is_put_aside_stays_there(window: Driver, talk: Talk) -> None:
    window.workspace.deciding.suspend(BUD_01)
    concluded(window)
    window.press(Key.Key_T)
    window.wait_for("The talk’s line is put aside; take it up in Decks first.")
