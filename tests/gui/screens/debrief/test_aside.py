"""Beside the talk: what to work on, phrases beside what is usual, listening."""

from __future__ import annotations

from tests.driver import Driver
from trainer.services.talking import Talk

from .conftest import Debriefed, concluded


def test_a_fault_is_shown_with_the_reps_words_and_a_better_sentence(window: Driver, talk: Talk) -> None:
    concluded(window)
    assert window.sees("Excuse: “Sorry, that is company policy”")


THANKS = "Thank you for telling me. What would you fix first?"


def test_phrases_stand_beside_what_is_usual_once_there_were_some_talks(window: Driver) -> None:
    first = Debriefed(window, THANKS).open()
    assert not first.sees("usual")
    for _ in range(2):
        Debriefed(window, THANKS)
    there = Debriefed(window, "Hm. What would you fix first?").open()
    there.wait_for("usual 1")
    told = there.text().split("Softening phrases")[1]
    assert told.index("Thanks: 0%") < told.index("usual 1")


def test_two_softeners_in_every_reply_are_named_and_not_praised(window: Driver) -> None:
    soft = "Thank you for telling me, and I agree, an empty pot is a real problem. What would you fix first?"
    there = Debriefed(window, soft, soft, soft).open()
    assert there.sees("Two or more in 3 of 3 replies; one is enough.")
    assert there.sees("One softener is enough")
    assert not there.sees("Nothing stands out")


def test_a_talk_counts_in_the_library_of_phrases(window: Driver) -> None:
    before = {one.draft.family: one.uses for one in window.workspace.phrases.shelf().families}
    Debriefed(window, THANKS)
    after = {one.draft.family: one.uses for one in window.workspace.phrases.shelf().families}
    assert after["thanks"] == before["thanks"] + 1


def test_the_order_of_what_was_done_and_both_ends_of_the_talk_are_told(window: Driver) -> None:
    contract = "Ten minutes, you ask anything, and at the end we say yes or no."
    asked = "Thank you for telling me. What would you fix first, if the money were there?"
    there = Debriefed(window, asked, "What happens when one of those goes wrong?", contract=contract).open()
    told = there.text().split("In this order")[1]
    assert told.index("Soften") < told.index("Ask 2 times")
    assert "At the start: “Ten minutes, you ask anything" in told
    assert "At the end: not heard." in told
    assert "No next step was proposed." in told
