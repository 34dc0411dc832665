"""A question that is written on the card is known when it is put."""

from __future__ import annotations

import pytest

from trainer.domain.questions import puts

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
