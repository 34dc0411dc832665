"""Rows become arrays without losing a label or a word."""

from __future__ import annotations

from random import Random

import numpy as np
from tokenizers import Tokenizer

from tests.coaching.training.conftest import a_row
from trainer.coaching.outputs import COLUMNS, LABELS, ON_TOPIC
from trainer.coaching.training.batches import LENGTHS, SIZE, batch, batches
from trainer.coaching.training.rows import Row
from trainer.domain.feedback import Label

AGREE = LABELS.index(Label.AGREE)


def test_the_words_of_a_label_are_marked_token_by_token(tokenizer: Tokenizer) -> None:
    made = batch([a_row("You're right, it is dear.", Label.AGREE, "You're right")], tokenizer)
    carried = tokenizer.decode(made.tokens[0][made.carried[0, :, AGREE] > 0])
    assert carried == "you ' re right"
    assert made.holds[0].tolist() == [float(column == AGREE) for column in range(COLUMNS)]


def test_what_is_not_known_does_not_count(tokenizer: Tokenizer) -> None:
    made = batch([a_row("Right."), Row("Since when?", frozenset({ON_TOPIC}), frozenset(), {}, "They left.")], tokenizer)
    assert made.holds_weight[0, : len(LABELS)].all()
    assert not made.holds_weight[0, len(LABELS) :].any()
    assert np.flatnonzero(made.holds_weight[1]).tolist() == [ON_TOPIC]
    assert not made.carried_weight[made.mask == 0].any()


def test_a_label_without_known_words_is_judged_as_a_whole_only(tokenizer: Tokenizer) -> None:
    made = batch([Row("Right you are.", frozenset({AGREE}), frozenset({AGREE}))], tokenizer)
    assert made.holds[0, AGREE] == 1
    assert not made.carried_weight[0, :, AGREE].any()


def test_what_the_customer_said_is_read_but_not_judged(tokenizer: Tokenizer) -> None:
    made = batch([a_row("You did.", customer="I told your colleague no.")], tokenizer)
    assert tokenizer.decode(made.tokens[0][made.own[0] > 0]) == "you did."
    assert tokenizer.decode(made.tokens[0][made.kinds[0] > 0]) == "i told your colleague no."


def test_an_epoch_holds_every_row_once_and_pads_to_few_lengths(tokenizer: Tokenizer) -> None:
    rows = [a_row(f"It is dear {'indeed ' * number}{number}.") for number in range(4 * SIZE)]
    texts = {row.text for row in rows}
    meant = {text: np.full(384, number, np.float32) for number, text in enumerate(sorted(texts))}
    seen = list(batches(rows, tokenizer, meant, Random(3)))
    assert len(seen) == 4
    assert all(made.tokens.shape[1] in LENGTHS for made in seen)
    assert sorted(float(vector[0]) for made in seen for vector in made.meant) == list(range(len(rows)))


def test_what_is_too_long_is_cut(tokenizer: Tokenizer) -> None:
    made = batch([a_row("dear " * 400)], tokenizer)
    assert made.tokens.shape == (1, LENGTHS[-1])
    assert made.mask.all()
