"""What a customer's line means, by the encoder that is shipped."""

from __future__ import annotations

import numpy as np
import pytest

from trainer.coaching import meaning
from trainer.coaching.encoder import Encoder
from trainer.coaching.meaning import Lines, Meaning
from trainer.coaching.model import ENCODER, TOKENIZER, folder
from trainer.coaching.outputs import MEANING
from trainer.domain.categories import Category
from trainer.domain.feedback import Certainty


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(folder() / ENCODER, folder() / TOKENIZER)


def meant(encoder: Encoder, line: str) -> Meaning:
    found = meaning.of(encoder, line)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("We ain't got the cash this year.", Category.BUDGET),
        ("You cost a fortune compared with the others.", Category.PRICE),
        ("I'm run off my feet, ring me in spring.", Category.TIME),
    ],
)
def test_a_line_is_of_the_kind_that_it_means(encoder: Encoder, line: str, kind: Category) -> None:
    found = meant(encoder, line)
    assert found.kind is kind
    assert found.certainty is not Certainty.CHECK


def test_lines_are_as_near_as_what_they_mean(encoder: Encoder) -> None:
    one, same, other = (
        meant(encoder, line).vector
        for line in ("It's too expensive.", "That costs far too much money.", "Our people hate new software.")
    )
    assert float(one @ one) == pytest.approx(1, abs=1e-4)
    assert float(one @ same) > 0.5 > float(one @ other)


@pytest.mark.parametrize(
    "line", ["", "  ", "...", "No", "🙂 🙂", "太贵了", "Слишком дорого для нас", "12 345", "Eh 太贵了太贵了 ok"]
)
def test_nothing_is_told_of_what_cannot_be_read(encoder: Encoder, line: str) -> None:
    assert meaning.of(encoder, line) is None


def test_a_long_line_is_read(encoder: Encoder) -> None:
    assert np.isfinite(meant(encoder, "There is no money for any of it. " * 120).vector).all()


@pytest.mark.parametrize(
    ("likelihood", "certainty"), [(0.99, Certainty.SURE), (0.8, Certainty.LIKELY), (0.3, Certainty.CHECK)]
)
def test_how_sure_it_is_goes_by_how_likely_it_is(likelihood: float, certainty: Certainty) -> None:
    assert a_meaning(0, likelihood=likelihood).certainty is certainty


# ---------------------------------------------------------------- lines that are near


def a_meaning(angle: float, kind: Category = Category.PRICE, likelihood: float = 1.0) -> Meaning:
    """A meaning so many degrees from the first axis."""
    vector = np.zeros(MEANING, np.float32)
    vector[:2] = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    return Meaning(vector, kind, likelihood)


def lines(**angles: float) -> Lines:
    meanings = [a_meaning(angle) for angle in angles.values()]
    return Lines(list(angles), [one.kind for one in meanings], [one.vector for one in meanings])


def test_the_nearest_line_comes_first_and_what_is_far_not_at_all() -> None:
    assert lines(far=80, near=30, nearest=10).near(a_meaning(0)) == ["nearest", "near"]


def test_a_line_that_is_said_in_two_ways_is_there_once() -> None:
    one, other = a_meaning(10).vector, a_meaning(20).vector
    assert Lines(["a", "b", "a"], [Category.PRICE] * 3, [other, other, one]).near(a_meaning(0)) == ["a", "b"]


def test_a_line_of_the_same_kind_is_nearer() -> None:
    vectors = [a_meaning(30).vector, a_meaning(28).vector]
    there = Lines(["same", "other"], [Category.PRICE, Category.TIME], vectors)
    assert there.near(a_meaning(0, Category.PRICE)) == ["same", "other"]
    assert there.near(a_meaning(0, Category.TIME)) == ["other", "same"]
