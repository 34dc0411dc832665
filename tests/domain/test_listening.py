"""Whether a rep listened: the customer's words taken up, and what went by."""

from __future__ import annotations

import pytest

from trainer.domain.listening import Detail, details, echoes, gone_by, is_recited, taken_up
from trainer.domain.played import Speaker, Turn
from trainer.domain.scenes import Saying


def customer(said: str, why: Saying = Saying.ANSWER) -> Turn:
    return Turn(Speaker.CUSTOMER, said, 0, why)


def rep(said: str) -> Turn:
    return Turn(Speaker.REP, said, 0)


@pytest.mark.parametrize(
    ("reply", "line", "echoed"),
    [
        ("Which spreadsheet goes wrong?", "It's all spreadsheets.", True),
        ("What would that be for?", "It's all spreadsheets.", False),
        ("What does that really mean?", "I really do not know what that is.", False),
        ("", "It's all spreadsheets.", False),
    ],
)
def test_taking_up_a_word_that_matters_shows_that_one_listened(reply: str, line: str, echoed: bool) -> None:
    assert echoes(reply, line) is echoed


def test_a_recital_is_told_by_nearly_all_its_words() -> None:
    assert is_recited("What would you fix first, then?", "What would you fix first?") is False
    assert is_recited("what would you fix FIRST", "What would you fix first?")
    assert not is_recited("", "")


def test_the_very_words_are_told_each_once_in_their_order() -> None:
    line = "It’s all spreadsheets, and the orders get copied twice."
    assert taken_up("Who copied the order from that Spreadsheet, and which orders?", line) == (
        "copied",
        "order",
        "Spreadsheet",
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("My boss asks every week, and has since Easter.", ["Easter"]),
        ("Twice. We lost the Hartley account over 40 lamps.", ["Hartley", "40"]),
        ("I'm here until seven, and I’ve four to go.", ["seven", "four"]),
        ("Probably. It is all spreadsheets. Nobody asks me.", []),
    ],
)
def test_names_days_and_figures_are_details(line: str, words: list[str]) -> None:
    assert [detail.word for detail in details(line)] == words


def test_a_detail_nobody_comes_back_to_has_gone_by() -> None:
    easter = customer("It is slow. My boss has asked since Easter.")
    assert gone_by([easter, rep("What does that cost you?")]) == (Detail("Easter", "My boss has asked since Easter."),)
    assert gone_by([easter, rep("Hm."), rep("And since easter, what changed?")]) == ()


def test_what_was_said_last_has_not_gone_by_yet() -> None:
    assert gone_by([rep("Since when?"), customer("Since Easter.")]) == ()


def test_only_answers_have_details_that_count() -> None:
    assert gone_by([customer("Call me in March.", Saying.DEFLECTION), rep("What for?")]) == ()
