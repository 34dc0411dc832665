"""How a sitting went is counted by the first answer to each line."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import an_id
from trainer.domain.categories import Category
from trainer.domain.feedback import Label
from trainer.domain.memory import Rating
from trainer.domain.sitting import Given, summarise
from trainer.domain.views import Attempt, Slip, Tally

GOT = Given("u1", an_id(1), Category.PRICE, "Too dear.", Attempt("Thanks. Why?"), Rating.GOOD, True)
MISSED = replace(GOT, uuid="u2", card_id=an_id(2), rating=Rating.AGAIN, finished=False)


def test_a_line_counts_by_its_first_answer() -> None:
    again = replace(MISSED, uuid="u3", rating=Rating.GOOD)
    summary = summarise([GOT, MISSED, again], {}, 90, 4)
    assert (summary.lines, summary.seconds, summary.tomorrow) == (2, 90, 4)
    assert summary.by_category == {Category.PRICE: Tally(2, 1)}
    assert summary.missed == ("Too dear.",)


def test_phrases_and_questions_are_counted_over_all_typed_answers() -> None:
    both = {Label.THANKS: "Thanks", Label.OPEN_QUESTION: "Why?"}
    given = [GOT, MISSED, replace(GOT, uuid="u3", attempt=Attempt(aloud=True))]
    summary = summarise(given, {"u1": both, "u2": both}, 0, 0)
    assert (summary.phrases, summary.worded, summary.asked) == ({Label.THANKS: 2}, 2, 2)


def test_faults_are_told_with_their_words_and_the_line() -> None:
    heard = {"u1": {Label.THANKS: "Thanks"}, "u2": {Label.AGREE: "Sure", Label.EXCUSE: "That's policy"}}
    summary = summarise([GOT, MISSED], heard, 0, 0)
    assert summary.slips == (Slip(Label.EXCUSE, "That's policy", "Too dear."),)


def test_named_kinds_are_counted_once_a_line() -> None:
    right, wrong = (replace(GOT, attempt=Attempt(guess=kind)) for kind in (Category.PRICE, Category.TIME))
    summary = summarise([right, wrong, replace(wrong, card_id=an_id(3))], {}, 0, 0)
    assert (summary.guessed, summary.guessed_right) == (2, 1)
