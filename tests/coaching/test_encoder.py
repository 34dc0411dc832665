"""The encoder that is shipped, reading real texts."""

from __future__ import annotations

import numpy as np
import pytest

from trainer.coaching.encoder import Encoder
from trainer.coaching.model import ENCODER, TOKENIZER, folder
from trainer.coaching.normalise import MAX_CHARACTERS
from trainer.coaching.outputs import ACT, COLUMNS, LABELS, MEANING
from trainer.domain.feedback import Label


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(folder() / ENCODER, folder() / TOKENIZER)


def test_every_token_has_its_place_and_its_numbers(encoder: Encoder) -> None:
    text = "You’re right, that’s dear."
    reading = encoder.read(text)
    words = [text[start:end] for start, end in reading.places]
    assert "".join(words) == text.replace(" ", "")
    assert reading.logits.shape == (len(words), COLUMNS)
    assert reading.act.shape == (len(words), ACT)
    assert reading.meaning.shape == (len(words), MEANING)


def test_what_the_customer_said_matters_but_is_not_told_of(encoder: Encoder) -> None:
    alone, after = encoder.read("You did."), encoder.read("You did.", "I told your colleague no last month.")
    assert alone.places == after.places
    assert not np.allclose(alone.logits, after.logits)


@pytest.mark.parametrize("text", ["", " \n", "\u200b"])
def test_without_words_there_are_no_tokens(encoder: Encoder, text: str) -> None:
    assert encoder.read(text).logits.shape == (0, COLUMNS)


def test_half_a_letter_is_passed_over(encoder: Encoder) -> None:
    assert encoder.read("\ud800 I agree \udfff", "\udc80 No.").places == ((2, 3), (4, 9))


def test_a_long_text_is_read_to_its_end(encoder: Encoder) -> None:
    talk = "We keep the lorries washed and the yard swept, and nobody has to think about the forms. " * 40
    text = f"{talk}Thank you for bringing that up."
    reading = encoder.read(text)
    assert reading.places[-1][1] == len(text)
    assert np.isfinite(reading.logits).all()
    thanks = reading.logits[:, LABELS.index(Label.THANKS)]
    assert thanks[-7:].max() > max(0, thanks[:-9].max() + 2)


def test_a_reading_is_the_same_every_time(encoder: Encoder) -> None:
    text = "Mind if I ask what happened?"
    assert np.array_equal(encoder.read(text).logits, encoder.read(text).logits)


def test_what_nobody_says_in_one_breath_is_not_read(encoder: Encoder) -> None:
    assert encoder.read("dear " * 20_000).places[-1][1] <= MAX_CHARACTERS
