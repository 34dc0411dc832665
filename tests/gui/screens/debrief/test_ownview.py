"""What the rep makes of a talk is asked first, kept, and shown later."""

from __future__ import annotations

import pytest

from tests.driver import Driver, Key
from trainer.domain.played import Met
from trainer.domain.scenes import Outcome
from trainer.gui.screens.debrief.ownview import VIEW
from trainer.gui.screens.screen import Go
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.replybox import GrowingEdit
from trainer.services.talking import Talk

from .conftest import DOOR, Debriefed


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
    window.wait_for("Did you find out what you wanted to know? Partly.")
    verdict = window.workspace.roleplay.played(talk.uuid).verdict
    assert (verdict.view, verdict.confidence, verdict.met) == ("I asked early.", 4, Met.PARTLY)


def test_who_says_nothing_of_it_may_see_it_too(window: Driver, talk: Talk) -> None:
    window.click("See what it shows")
    window.wait_for("You wrote nothing down.")


@pytest.mark.parametrize(
    ("outcome", "asked"),
    [(Outcome.NOT_NOW, "When will you come back to it?"), (Outcome.PARTED_FRIENDS, "Why is it no fit?")],
)
def test_a_talk_without_a_step_is_asked_what_becomes_of_it(window: Driver, outcome: Outcome, asked: str) -> None:
    made = Debriefed(window, outcome=outcome)
    window.window._on_go(Go("debrief", made.talk.uuid))
    window.wait_for(asked)
    window.named(asked, Field).setText("In March")
    window.click("See what it shows")
    window.wait_for(f"{asked} “In March”")


def test_what_was_begun_is_there_again_after_leaving(window: Driver, talk: Talk) -> None:
    window.type("I asked early.")
    window.click("No")
    window.click("Quite")
    window.press(Key.Key_Escape)
    assert window.screen == "roleplay"
    window.window._on_go(Go("debrief", talk.uuid))
    window.wait_for("How was it?")
    assert not window.workspace.roleplay.played(talk.uuid).verdict.is_given
    window.click("See what it shows")
    window.wait_for("I asked early.")
    verdict = window.workspace.roleplay.played(talk.uuid).verdict
    assert (verdict.view, verdict.confidence, verdict.met) == ("I asked early.", 4, Met.NO)


def test_what_was_begun_is_kept_of_that_talk_and_of_no_other(window: Driver, talk: Talk) -> None:
    window.type("I asked early.")
    other = Debriefed(window)
    window.window._on_go(Go("debrief", other.talk.uuid))
    window.click("See what it shows")
    window.wait_for("You wrote nothing down.")
    window.window._on_go(Go("debrief", talk.uuid))
    window.wait_for("How was it?")
    assert window.named(VIEW, GrowingEdit).toPlainText() == "I asked early."
