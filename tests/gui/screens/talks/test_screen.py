"""All talks by the keyboard: opened, gone on with, ended, told beside one another, taken away and brought back."""

from __future__ import annotations

from tests.driver import Driver, Key
from trainer.domain.scenes import Outcome
from trainer.services.talking import Talk

from .conftest import ASKED, SHIFT, a_talk, here, name

Talks = tuple[Talk, ...]


def kept(window: Driver) -> set[str]:
    return {row.uuid for row in window.workspace.talks.find("", lambda _: "").rows}


def test_without_a_talk_it_says_so(window: Driver) -> None:
    here(window)
    window.wait_for("There is no talk yet.")
    window.press(Key.Key_Return)
    window.press(Key.Key_Delete)
    assert window.screen == "talks"


def test_the_newest_is_chosen_and_enter_looks_back_at_it_and_escape_comes_back(window: Driver, talks: Talks) -> None:
    here(window)
    window.wait_for(name(talks[2]))
    window.press(Key.Key_Down)
    window.press(Key.Key_Return)
    assert window.screen == "debrief"
    window.wait_for("Excuse: “Sorry, that is company policy”")
    window.press(Key.Key_Escape)
    assert window.screen == "talks"


def test_two_that_are_chosen_stand_side_by_side_and_none_is_called_better(window: Driver, talks: Talks) -> None:
    here(window)
    window.press(Key.Key_Down)
    window.press(Key.Key_Down, SHIFT)
    window.wait_for("Depth: Layer 1 of 4")
    told = window.text()
    for fact in (
        "Depth: No layer open yet",
        "Softening: Thanks 1",
        "Faults: Excuse 1",
        "Open questions: in 1 of 1 reply",
        "Usual pause: 1.5 seconds",
        "It took: 4 minutes",
        "Ending: Parted friends",
        "Ending: Not now",
        "How sure: A little before, quite after",
    ):
        assert fact in told
    for verdict in ("better", "worse", "best", "score", "%"):
        assert verdict not in told.lower()


def test_three_are_too_many_to_see(window: Driver, talks: Talks) -> None:
    here(window)
    window.press(Key.Key_Down, SHIFT)
    window.press(Key.Key_Down, SHIFT)
    window.wait_for("Choose one talk, or two to see them side by side.")


def test_what_is_chosen_is_taken_away_and_brought_back(window: Driver, talks: Talks) -> None:
    here(window)
    window.press(Key.Key_Down, SHIFT)
    window.press(Key.Key_Delete)
    window.wait_for("2 talks taken away, with everything that was said.")
    assert kept(window) == {talks[0].uuid}
    window.ctrl(Key.Key_Z)
    assert kept(window) == {talk.uuid for talk in talks}
    window.wait_for("3 talks")


def test_an_interrupted_talk_is_gone_on_with(window: Driver, talks: Talks) -> None:
    open_talk = a_talk(window, ASKED, outcome=None)
    a_talk(window, "Hm.")
    here(window)
    window.press(Key.Key_Down)
    window.wait_for(f"Go on with {name(open_talk)}")
    window.press(Key.Key_Return)
    assert window.screen == "talk"
    window.wait_for("Probably the way we handle orders.")


def test_an_interrupted_talk_is_ended_with_an_ending_that_is_true(window: Driver) -> None:
    open_talk = a_talk(window, ASKED, outcome=None)
    here(window)
    window.wait_for("End it: not now")
    assert not window.sees("End it: yes")
    window.click("End it: parted friends")
    assert window.screen == "debrief"
    assert window.workspace.roleplay.played(open_talk.uuid).outcome is Outcome.PARTED_FRIENDS


def test_nothing_is_told_before_the_rep_has_looked_back(window: Driver) -> None:
    talk = a_talk(window, "Sorry, that is company policy.", outcome=None)
    window.workspace.roleplay.resume(talk.uuid).end(Outcome.NOT_NOW)
    here(window)
    window.wait_for("Ending: Not now")
    assert not window.sees("Faults")


def test_the_role_play_screen_leads_there(window: Driver, talks: Talks) -> None:
    here(window)
    window.press(Key.Key_Escape)
    assert window.screen == "roleplay"
    window.click("All talks")
    assert window.screen == "talks"
