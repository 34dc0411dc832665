"""A talk on paper has what the debrief has, and what lay behind a missed door only for who asked."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import an_id
from trainer import talkwords
from trainer.domain.cards import Layer
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.debrief import look_back
from trainer.domain.feedback import Certainty, Feedback, Finding, Label
from trainer.domain.paper import Block, Style, as_text
from trainer.domain.played import Casting, Mark, Played, Seat, Speaker, Turn, Verdict
from trainer.domain.scenes import Customer, Outcome, Saying
from trainer.domain.talk import Judged, Reply
from trainer.gui.talkpaper import talk_paper

LAYERS = (Layer("What for?", "For the lorries."), Layer("Who drives them?", "My brother does."))
CASTING = Casting(
    an_id(1), Category.BUDGET, "No money.", LAYERS, Customer("Ana Ferreira"), objective="What it holds up", confidence=2
)
THANKS = Feedback((Finding(Label.THANKS, 0, 6, Certainty.SURE), Finding(Label.AGREE, 0, 6, Certainty.CHECK)))
RUDE = Feedback((Finding(Label.PRESSURE, 0, 10, Certainty.SURE),))
TURNS = (
    Turn(Speaker.CUSTOMER, "No money.", 0, Saying.OBJECTION),
    Turn(Speaker.REP, "Thanks. What for, with no money?", 0, deed=Reply(Judged()), feedback=THANKS),
    Turn(Speaker.CUSTOMER, "For the lorries.", 0, Saying.ANSWER),
    Turn(Speaker.REP, "Sign today.", 0, deed=Reply(Judged()), feedback=RUDE),
)
VERDICT = Verdict("I asked early.", 4, is_given=True)
PLAYED = Played("u", Moment(0), CASTING, TURNS, 1, Outcome.NOT_NOW, 240_000, VERDICT)


def told(played: Played = PLAYED, *, with_behind: bool = False) -> str:
    return as_text(talk_paper(played, look_back(played), with_behind=with_behind))


def test_both_are_read_with_what_was_heard_and_taken_up() -> None:
    text = told()
    for line in (
        "Talk with Ana Ferreira, 1 January 1970",
        "Ana Ferreira, budget, 4 minutes. Ended: not now.",
        "You reached layer 1 of 2",
        "To find out: What it holds up",
        "Ana: For the lorries.",
        "You: Thanks. What for, with no money?",
        "Heard in it: Thanks.",
        "Takes up “money”.",
        "* Pressure: “Sign today”",
        "I asked early.",
        "How sure: A little before, quite after.",
        "At the end: not heard.",
        "No next step was proposed.",
    ):
        assert line in text


def test_the_customer_speaks_in_their_own_typeface() -> None:
    blocks = talk_paper(PLAYED, look_back(PLAYED)).blocks
    assert Block("For the lorries.", Style.SPEECH, "Ana") in blocks
    assert Block("Sign today.", Style.TEXT, "You") in blocks


def test_the_missed_door_is_told_and_what_lay_behind_it_only_to_who_asked() -> None:
    assert "Who drives them?" in told()
    assert "My brother does." not in told()
    assert "Behind it: My brother does." in told(with_behind=True)


def test_with_every_door_open_none_was_missed() -> None:
    assert "The door" not in told(replace(PLAYED, depth=2), with_behind=True)


def test_what_others_made_of_it_comes_last() -> None:
    casting = replace(CASTING, partner="Ola")
    marks = (Mark(Seat.PARTNER, believable=3, comment="Good start."), Mark(Seat.PARTNER, 3, comment="Too soon."))
    text = told(replace(PLAYED, casting=casting, marks=marks))
    assert text.index("What Ola made of it") > text.index("What you made of it")
    assert f"Believable: {talkwords.BELIEVABLE[2].lower()}." in text
    assert "“Good start.”\n“Too soon.”" in text


def test_a_talk_that_is_broken_off_has_a_paper_too() -> None:
    assert "Nothing stands out" in told(Played("u", Moment(0), CASTING, TURNS[:1], 2))
