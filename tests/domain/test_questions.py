"""A question that is written on the card is known when it is put."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trainer.domain.played import Speaker, Turn
from trainer.domain.questions import puts, was_answered
from trainer.domain.scenes import Saying
from trainer.domain.talk import Judged, Reply, Retake

ASK = "What happens when one of those spreadsheets goes wrong?"


@pytest.mark.parametrize(
    ("said", "is_it"),
    [
        (ASK, True),
        ("I see. what happens when one of the spreadsheets goes wrong", True),
        ("What happens when one goes wrong?", False),
        ("Spreadsheets, right.", False),
        ("", False),
    ],
)
def test_it_is_put_when_nearly_all_its_words_are_said(said: str, is_it: bool) -> None:
    assert puts(said, ASK) is is_it


def test_no_question_is_put_by_nobody() -> None:
    assert not puts("Anything.", "")


ASKED = "What would you fix first, if the money were there?"
ANSWERED = (
    Turn(Speaker.CUSTOMER, "No money.", 0, Saying.OBJECTION),
    Turn(Speaker.REP, ASKED, 0, deed=Reply(Judged(opens=True))),
    Turn(Speaker.CUSTOMER, "Orders.", 0, Saying.ANSWER),
)


@pytest.mark.parametrize(
    ("said", "is_old"),
    [
        (ASKED, True),
        ("what would you fix first if the money were there", True),
        ("What would you fix first in the orders, if the money for it were there?", False),
        ("What happens to the orders then?", False),
    ],
)
def test_what_was_answered_is_known_when_it_is_put_again(said: str, is_old: bool) -> None:
    assert was_answered(said, ANSWERED) is is_old


def test_a_question_that_got_half_an_answer_is_still_open() -> None:
    half = (*ANSWERED[:2], replace(ANSWERED[2], why=Saying.HALF_ANSWER))
    assert not was_answered(ASKED, half)


def test_a_short_one_may_follow_every_answer() -> None:
    assert not was_answered("And then?", (*ANSWERED, replace(ANSWERED[1], said="And then?"), ANSWERED[2]))


def test_what_was_asked_for_once_more_was_not_answered() -> None:
    retake = Turn(Speaker.CUSTOMER, "", 0, deed=Retake(1))
    assert not was_answered(ASKED, (*ANSWERED, retake))
