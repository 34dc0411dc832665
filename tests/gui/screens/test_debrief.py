"""After a talk: first the rep's own view, then what it shows; what lay behind a door only when it is asked for."""

from __future__ import annotations

import pytest

from tests.driver import Driver, Key
from trainer.domain.scenes import Manner, Outcome
from trainer.gui.screens.screen import Go
from trainer.services.roleplay import Wish
from trainer.services.talking import Talk

BUD_01 = "75aiopinn2u2"
BEHIND = "We ship the same thing twice"
DOOR = "What happens when one of those spreadsheets goes wrong?"


@pytest.fixture
def talk(window: Driver) -> Talk:
    """One door was opened, and the next one missed."""
    talk = window.workspace.roleplay.begin(
        Wish(card_id=BUD_01, manner=Manner.FRIENDLY, objective="Find out what it holds up", confidence=2)
    )
    talk.reply(talk.hear("Thank you for telling me. What would you fix first, if the money were there?"))
    talk.reply(talk.hear("Sorry, that is company policy."))
    talk.end(Outcome.NOT_NOW)
    window.window._on_go(Go("debrief", talk.uuid))
    return talk


def concluded(window: Driver) -> None:
    window.type("I asked early.")
    window.click("See what it shows")
    window.wait_for("To work on")


def test_the_rep_speaks_first(window: Driver, talk: Talk) -> None:
    window.wait_for("How was it?")
    assert window.sees("Find out what it holds up")
    for later in ("You reached", "To work on", DOOR, "Excuse"):
        assert not window.sees(later)


def test_what_the_rep_says_is_kept_and_shown(window: Driver, talk: Talk) -> None:
    window.type("I asked early.")
    window.click("Partly")
    window.click("Quite")
    window.click("See what it shows")
    window.wait_for("I asked early.")
    window.wait_for("A little before, quite after.")
    verdict = window.workspace.roleplay.played(talk.uuid).verdict
    assert (verdict.view, verdict.confidence, verdict.met) == ("I asked early.", 4, None)


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


def test_the_missed_door_can_be_tried_by_one_key(window: Driver, talk: Talk) -> None:
    concluded(window)
    window.press(Key.Key_Return)
    assert window.screen == "talk"
    assert window.workspace.roleplay.going_on().view().depth == 1


def test_a_fault_is_shown_with_the_reps_words_and_a_better_sentence(window: Driver, talk: Talk) -> None:
    concluded(window)
    assert window.sees("Excuse: “Sorry, that is company policy”")


def test_the_transcript_has_both_and_what_was_heard(window: Driver, talk: Talk) -> None:
    concluded(window)
    told = window.text()
    for said in (
        "I don’t have any money this fiscal year.",
        "Probably the way we handle orders",
        "Sorry, that is company",
    ):
        assert said in told
    assert "Thanks" in told


def test_whoever_comes_back_sees_it_at_once(window: Driver, talk: Talk) -> None:
    concluded(window)
    window.press(Key.Key_Escape)
    assert window.screen == "roleplay"
    window.window._on_go(Go("debrief", talk.uuid))
    window.wait_for("You reached layer 1 of 4")


def test_who_says_nothing_of_it_may_see_it_too(window: Driver, talk: Talk) -> None:
    window.click("See what it shows")
    window.wait_for("You wrote nothing down.")


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
