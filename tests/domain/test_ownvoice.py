"""All of the ideas is all the credit, in whatever words; once a line is known, a recital is told of."""

from __future__ import annotations

import pytest

from trainer.domain import ownvoice
from trainer.domain.feedback import Feedback, Note
from trainer.domain.ownvoice import Ideas, OwnVoice, Wording, Yardstick, may_keep_own, recital

CARD = (
    "Next year is fine, and there's no need to squeeze it in before. "
    "May I ask how something gets onto next year's list?"
)
OTHER = "Next year works for me; what's planned goes better than what's squeezed in. How does one get onto the list?"
HEARD = (
    "next year is fine and theres no need to squeeze it in before may i ask how some thing gets onto next years list"
)
OWN = "Then let's leave it for next year, no sense cramming it in now. How do things end up on the list when you plan?"
YARDSTICK = Yardstick((CARD, OTHER))


@pytest.mark.parametrize(
    ("said", "wording"),
    [
        (CARD, Wording.VERBATIM),
        (HEARD, Wording.VERBATIM),
        (OTHER, Wording.VERBATIM),
        ("Happy to wait. May I ask how something gets onto next year's list?", Wording.NEAR),
        (
            "Let's leave it for then, by all means. Who decides how something gets onto next year's list, and when?",
            Wording.PARTLY,
        ),
        (OWN, Wording.OWN),
        ("", Wording.OWN),
    ],
)
def test_the_words_are_the_cards_or_ones_own(said: str, wording: Wording) -> None:
    assert YARDSTICK.wording(said) is wording


def test_what_the_rep_once_wrote_is_the_reps_however_often_it_is_said() -> None:
    mine = CARD.replace("Next year is fine, and there's", "That's all right, there is")
    assert YARDSTICK.wording(mine) is Wording.VERBATIM
    assert Yardstick((CARD,), mine).wording(mine) is Wording.OWN
    assert Yardstick((CARD,), mine).wording(CARD) is Wording.VERBATIM


def test_keeping_the_cards_very_words_does_not_make_them_ones_own() -> None:
    assert Yardstick((CARD,), CARD).wording(CARD) is Wording.VERBATIM


def test_a_card_without_a_reply_cannot_be_recited() -> None:
    assert Yardstick(("", " ")).wording(OWN) is Wording.OWN


@pytest.mark.parametrize(("before", "told"), [(0, False), (2, False), (3, True), (30, True)])
def test_a_recital_is_told_of_from_the_fourth_time_on(before: int, told: bool) -> None:
    assert recital(before, Wording.VERBATIM) is told


@pytest.mark.parametrize("wording", [one for one in Wording if one is not Wording.VERBATIM])
def test_anything_but_word_for_word_is_nobodys_business(wording: Wording) -> None:
    assert not recital(9, wording)


def test_ones_own_words_are_asked_for_with_the_third_success_and_only_once() -> None:
    assert [before for before in range(9) if may_keep_own(before, "")] == [2]
    assert not may_keep_own(2, OWN)


@pytest.mark.parametrize(("covered", "ideas"), [((), Ideas.NONE), ((1,), Ideas.SOME), ((0, 1, 2), Ideas.ALL)])
@pytest.mark.parametrize("wording", [None, *Wording])
def test_all_of_the_ideas_is_all_the_credit_in_whatever_words(
    covered: tuple[int, ...], ideas: Ideas, wording: Wording | None
) -> None:
    assert OwnVoice(covered, 3, wording).ideas is ideas


def test_the_note_comes_before_those_about_the_cards_own_sentences() -> None:
    found = Feedback(notes=(Note.UNFILLED_SLOT, Note.LONG))
    told = ownvoice.noted(found, HEARD, YARDSTICK, 3)
    assert told.notes == (Note.UNFILLED_SLOT, Note.RECITED, Note.LONG)
    assert ownvoice.noted(found, OWN, YARDSTICK, 3) is found
    assert ownvoice.noted(found, HEARD, YARDSTICK, 2) is found
