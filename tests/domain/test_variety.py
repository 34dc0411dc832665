"""One softener that takes over is remarked on, with the one that has rested longest."""

from __future__ import annotations

import pytest

from trainer.domain import variety
from trainer.domain.feedback import SOFTENERS, Certainty, Feedback, Finding, Label, Note, Variety
from trainer.domain.views import PhraseUse

AGREE, THANKS, EMPATHY = Label.AGREE, Label.THANKS, Label.EMPATHY
TAKEN_OVER = Variety(AGREE, Label.EXCITED)
AGREEING = Feedback((Finding(AGREE, 0, 7, Certainty.SURE),))


@pytest.mark.parametrize(
    ("recent", "worn"),
    [
        ((), None),
        ((AGREE,) * 10, None),
        ((AGREE,) * 11, AGREE),
        ((THANKS,) * 9 + (AGREE,) * 11, AGREE),
        ((THANKS,) * 10 + (AGREE,) * 10, None),
        ((THANKS,) * 20 + (AGREE,) * 30, THANKS),
        ((Label.PERMISSION,) * 20, None),
    ],
)
def test_more_than_half_of_the_last_twenty_is_too_much(recent: tuple[Label, ...], worn: Label | None) -> None:
    assert variety.worn(recent) is worn


def uses(**last_days: int) -> list[PhraseUse]:
    return [PhraseUse(label, 1 if label in last_days else 0, last_days.get(label, 0)) for label in SOFTENERS]


def test_one_that_was_never_used_is_freshest() -> None:
    every = {label.value: 5 for label in SOFTENERS if label is not EMPATHY}
    assert variety.fresher(AGREE, (AGREE,), uses(**every)) is EMPATHY


def test_of_those_that_were_used_the_one_of_longest_ago_is_fresher_and_never_asking_leave() -> None:
    days = {label.value: 9 for label in SOFTENERS} | {"thanks": 3, "permission": 1, "agree": 2}
    assert variety.fresher(AGREE, (AGREE,), uses(**days)) is THANKS


def test_of_the_same_day_the_one_that_was_said_before_the_other_is_fresher() -> None:
    days = {label.value: 9 for label in SOFTENERS}
    recent = (AGREE, *(label for label in SOFTENERS if label not in (AGREE, THANKS)), THANKS)
    assert variety.fresher(AGREE, recent, uses(**days)) is THANKS


def test_a_reply_that_uses_it_once_more_is_remarked_on() -> None:
    noted = variety.noted(AGREEING, TAKEN_OVER)
    assert (noted.notes, noted.variety) == ((Note.ONE_SIDED,), TAKEN_OVER)


def test_who_denies_having_used_it_is_not_told_of_it() -> None:
    assert variety.noted(AGREEING, TAKEN_OVER, {AGREE}) is AGREEING
    assert variety.noted(AGREEING, TAKEN_OVER, {THANKS}).notes == (Note.ONE_SIDED,)


@pytest.mark.parametrize(
    ("feedback", "found"),
    [
        (AGREEING, None),
        (Feedback((Finding(THANKS, 0, 6, Certainty.SURE),)), TAKEN_OVER),
        (Feedback(AGREEING.findings, (Note.SAME_AGAIN,)), TAKEN_OVER),
    ],
    ids=["nothing taken over", "another one", "said already"],
)
def test_else_nothing_is_added(feedback: Feedback, found: Variety | None) -> None:
    assert variety.noted(feedback, found) is feedback
