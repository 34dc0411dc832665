"""Rows in other circumstances keep their labels and the words that carry them."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.coaching.training.conftest import a_row
from trainer.coaching.outputs import LABELS
from trainer.coaching.training.rows import Row
from trainer.coaching.training.speechlike import lowered, spoken, varied
from trainer.domain.feedback import Label

REPLY = "Well… you're right, it isn't cheap! What would it have to cost?"
QUESTION = "What would it have to cost?"


def words(row: Row, label: Label) -> str:
    start, end = row.spans[LABELS.index(label)]
    return row.text[start:end]


@given(st.integers())
def test_what_was_heard_has_no_marks_and_the_same_words_carry_it(seed: int) -> None:
    heard = spoken(a_row(REPLY, Label.OPEN_QUESTION, QUESTION), Random(seed))
    assert heard.text == heard.text.lower()
    assert not set("…!?,.") & set(heard.text)
    kept = iter(words(heard, Label.OPEN_QUESTION).split())
    assert all(word in kept for word in ["what", "would", "it", "have", "to", "cost"])
    assert heard.holds == {LABELS.index(Label.OPEN_QUESTION)}


def test_small_letters_move_nothing() -> None:
    assert words(lowered(a_row(REPLY, Label.AGREE, "you're right")), Label.AGREE) == "you're right"
    assert lowered(a_row("İt is dear.")).text == "İt is dear."


def test_most_rows_stay_as_they_were_written() -> None:
    row, chance = a_row(REPLY, customer="It is too dear."), Random(1)
    seen = [varied(row, chance) for _ in range(60)]
    assert seen.count(row) > 20
    assert any(other.text == REPLY.lower() for other in seen)
    assert {other.customer for other in seen} == {"It is too dear."}
