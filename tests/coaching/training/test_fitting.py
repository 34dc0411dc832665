"""Teaching teaches, and the same seed teaches the same."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tests.coaching.training.conftest import a_row
from trainer.coaching.training.fitting import Epoch, Lessons, fit
from trainer.coaching.training.network import beginning
from trainer.domain.feedback import Label

ROWS = [
    row
    for number, (matter, other) in enumerate([("price", "van"), ("form", "oven"), ("wait", "roof"), ("app", "cow")] * 8)
    for row in (
        a_row(f"Thanks for raising the {matter}, {number}.", Label.THANKS, f"Thanks for raising the {matter}"),
        a_row(f"The {other} is number {number} on the list."),
    )
]
ACTS = [["I got that wrong.", "My mistake.", "That was us."], ["Shall we pause?", "Let us stop here."], ["It rains."]]


def taught(pretrained: dict[str, NDArray[np.float32]], tokenizer: Tokenizer, epochs: int) -> list[Epoch]:
    return list(fit(beginning(pretrained, 7), Lessons(ROWS, ACTS), tokenizer, epochs, seed=7))


@pytest.fixture(scope="module")
def epochs(pretrained: dict[str, NDArray[np.float32]], tokenizer: Tokenizer) -> list[Epoch]:
    return taught(pretrained, tokenizer, 3)


def test_the_loss_falls(epochs: list[Epoch]) -> None:
    assert [epoch.number for epoch in epochs] == [1, 2, 3]
    assert epochs[2].loss < epochs[0].loss


def test_the_same_seed_teaches_the_same(
    epochs: list[Epoch], pretrained: dict[str, NDArray[np.float32]], tokenizer: Tokenizer
) -> None:
    again = taught(pretrained, tokenizer, 3)
    for name, value in epochs[-1].weights.items():
        assert np.array_equal(value, again[-1].weights[name]), name
