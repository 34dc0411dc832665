"""What partner and observer made of a talk stands beside what the coach found and what the rep guessed."""

from __future__ import annotations

from tests.driver import ALT, Driver, Key
from trainer import talkwords
from trainer.domain.feedback import Label
from trainer.domain.played import Company, Mark, Seat, Verdict
from trainer.domain.scenes import Manner, Outcome, Saying
from trainer.gui.screens.debrief.ownview import TRUST
from trainer.gui.screens.screen import Go
from trainer.gui.widgets.scale import Scale
from trainer.services.roleplay import Wish
from trainer.services.talking import Talk

from .conftest import BUD_01


def shared(window: Driver, **wish: str) -> Talk:
    """A talk with Sam: one reply that was written down, one that was only spoken."""
    company = {"company": Company.PEER, "partner": "Sam", "observer": "Ana"}
    talk = window.workspace.roleplay.begin(Wish(card_id=BUD_01, manner=Manner.FRIENDLY, **company | wish))
    talk.reply(talk.hear("Thank you for telling me. What would you fix first, if the money were there?"))
    talk.say(Saying.ANSWER, "Probably the way we handle orders.")
    talk.spoke()
    talk.end(Outcome.NOT_NOW)
    return talk


def looked_back(window: Driver, talk: Talk, verdict: Verdict | None = None) -> None:
    window.workspace.roleplay.conclude(talk.uuid, verdict or Verdict())
    window.window._on_go(Go("debrief", talk.uuid))
    window.wait_for("What was said")


def mark(window: Driver, talk: Talk, *marks: Mark) -> None:
    for one in marks:
        window.workspace.roleplay.mark(talk.uuid, one)


def test_the_rep_guesses_before_they_see_what_the_partner_said(window: Driver) -> None:
    talk = shared(window)
    mark(window, talk, Mark(Seat.PARTNER, believable=3, trust=2))
    window.window._on_go(Go("debrief", talk.uuid))
    window.wait_for(TRUST)
    assert not window.sees("Trust: a little.")
    window.named(TRUST, Scale).setValue(2)
    window.click("See what it shows")
    window.wait_for("Trust: a little. You guessed: some.")
    assert window.sees("Believable: mostly.")


def test_alone_nobody_is_asked_to_guess(window: Driver) -> None:
    talk = window.workspace.roleplay.begin(Wish(card_id=BUD_01))
    talk.end(Outcome.NOT_NOW)
    window.window._on_go(Go("debrief", talk.uuid))
    window.wait_for("How was it?")
    assert not window.sees(TRUST)


def test_both_marks_stand_below_a_reply(window: Driver) -> None:
    talk = shared(window)
    mark(
        window,
        talk,
        Mark(Seat.PARTNER, 1, frozenset({Label.EMPATHY}), "Warm, and short."),
        Mark(Seat.OBSERVER, 1, frozenset()),
    )
    looked_back(window, talk)
    told = window.text()
    assert "Thanks" in told
    for line in ("Sam heard: empathy.", "Sam: “Warm, and short.”", "Ana heard none of the families."):
        assert line in told


def test_what_was_only_spoken_stands_there_once_it_was_marked(window: Driver) -> None:
    talk = shared(window)
    looked_back(window, talk)
    assert not window.sees("Said aloud")
    mark(window, talk, Mark(Seat.PARTNER, 3, frozenset({Label.THANKS})))
    window.press(Key.Key_1, ALT)
    looked_back(window, talk)
    assert window.sees("Said aloud")


def test_the_seats_are_swapped_with_one_click(window: Driver) -> None:
    talk = shared(window)
    looked_back(window, talk)
    window.click("Swap seats")
    assert window.screen == "script"
    window.wait_for("Over to you")
    casting = window.workspace.roleplay.going_on().view().casting
    assert (casting.rep, casting.line) == ("Sam", talk.view().casting.line)


def test_the_partners_talk_is_told_by_their_name(window: Driver) -> None:
    swapped = window.workspace.roleplay.swap(shared(window).uuid, talkwords.UNNAMED)
    swapped.spoke()
    swapped.say(Saying.ANSWER, "Orders.")
    swapped.end(Outcome.NOT_NOW)
    looked_back(window, swapped)
    assert window.sees("Sam reached layer 1 of 4")


def test_a_first_take_is_told_apart_from_what_counts(window: Driver) -> None:
    talk = window.workspace.roleplay.begin(Wish(card_id=BUD_01, company=Company.MANAGER))
    talk.reply(talk.hear("Everybody has money, you just have to look."))
    talk.retake(1)
    talk.reply(talk.hear("What would you fix first, if the money were there?"))
    talk.end(Outcome.NOT_NOW)
    looked_back(window, talk)
    assert window.sees("Once more: what stands above from that reply on counts no longer.")
    assert not window.sees("Dismissive: “Everybody has money")
