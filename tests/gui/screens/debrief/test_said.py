"""The transcript has both voices and what the coach heard."""

from __future__ import annotations

from tests.driver import Driver
from trainer.services.talking import Talk

from .conftest import BUD_01, Debriefed, concluded


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


def test_the_words_that_a_reply_took_up_stand_below_it(window: Driver) -> None:
    asked = "What would you fix first, if the money were there?"
    there = Debriefed(window, asked, "Who works with those spreadsheets, and who does the copying?").open()
    assert there.sees("Takes up “spreadsheets”, “copying”")


def test_the_cards_reply_pasted_where_it_takes_up_nothing_asks_about_reloading(window: Driver) -> None:
    card = window.workspace.library.card(BUD_01).trained_reply
    there = Debriefed(window, "What would you fix first, if the money were there?", card).open()
    assert there.sees("The card’s reply, word for word: reloading?")
    assert there.sees("Listening, or reloading?")


def test_the_cards_reply_pasted_every_time_does_not_look_good(window: Driver) -> None:
    card = window.workspace.library.card(BUD_01).trained_reply
    there = Debriefed(window, card, card, card).open()
    told = there.text()
    assert "3 were the card’s own, and not counted." in told
    assert "Say it in your own words" in told or "Listening, or reloading?" in told
    for praise in ("Nothing stands out", "Takes up", "You took up", "An open question in"):
        assert praise not in told
