"""Two lines are one when only small words differ, and a line says which kind it is by its words and its neighbours."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from trainer import paths
from trainer.domain.categories import Category
from trainer.domain.likeness import SAME_FROM, Cues, Neighbour, beginnings, kind_of, likeness, same, telling

SMALL = frozenset(["we", "have", "no", "any", "dont", "its", "too", "youre", "is", "the", "our", "this", "are"])
CUES = Cues(SMALL, {Category.BUDGET: ("money", "fiscal year"), Category.TIME: ("year", "busy")})


def neighbour(category: Category, share: float, card_id: str = "one") -> Neighbour:
    return Neighbour(card_id, category, "A line.", share)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It's too expensive.", "You’re too EXPENSIVE!"),
        ("We have no budget", "We don't have any budgets."),
        ("The orders are delayed", "Our order is delayed"),
    ],
)
def test_case_small_words_and_apostrophes_do_not_make_another_line(one: str, other: str) -> None:
    assert likeness(one, other, CUES) == 1


def test_lines_without_a_word_in_common_are_not_alike() -> None:
    assert likeness("Too expensive", "Call me in March", CUES) == 0


def test_a_line_of_small_words_alone_is_compared_by_them() -> None:
    assert telling("We have no", CUES) == ("we", "have", "no")
    assert likeness("We have no", "We have no", CUES) == 1


def test_nothing_is_like_nothing() -> None:
    assert likeness("", "", CUES) == 0


def test_the_nearest_is_the_same_line_when_it_is_near_enough() -> None:
    far, near = neighbour(Category.TIME, 0.5, "far"), neighbour(Category.TIME, 0.8, "near")
    assert same([far, near]) is near
    assert same([far]) is None
    assert same([]) is None


def test_of_two_that_are_as_near_the_very_words_are_the_same_line() -> None:
    near, there = neighbour(Category.TIME, 1, "near"), replace(neighbour(Category.TIME, 1, "there"), is_verbatim=True)
    assert same([near, there]) is there


def test_a_cue_tells_the_kind() -> None:
    assert kind_of("There's no money.", CUES) is Category.BUDGET


def test_a_longer_cue_counts_for_more() -> None:
    assert kind_of("Not this fiscal year", CUES) is Category.BUDGET
    assert kind_of("Not this year", CUES) is Category.TIME


def test_without_a_cue_the_neighbours_tell() -> None:
    assert kind_of("Sharpen it", CUES, [neighbour(Category.PRICE, 0.5)]) is Category.PRICE
    assert kind_of("Sharpen it", CUES, [neighbour(Category.PRICE, 0.1)]) is None


def test_where_nothing_tells_no_kind_is_named() -> None:
    assert kind_of("Hm.", CUES) is None


# ---------------------------------------------------------------- meaning

ALIKE = Cues(SMALL, {}, (("expensive", "pricey", "cost too much"), ("boss", "manager")))


@pytest.mark.parametrize("said", ["You're pricey", "this costs too much", "PRICEY!"])
def test_words_that_mean_the_same_are_one(said: str) -> None:
    assert likeness(said, "It's too expensive.", ALIKE) == 1
    assert telling(said, ALIKE) == ("expensive",)


def test_a_line_is_looked_for_by_every_word_that_means_the_same() -> None:
    assert beginnings("pricey, boss!", ALIKE) == ("expensive", "pricey", "cost too much", "boss", "manager")


def test_who_denies_it_says_something_else() -> None:
    assert likeness("We don't have money", "We have money.", CUES) == 0.5
    assert likeness("We don't need it", "We never need it", CUES) > 0.5
    assert likeness("We buy nothing on Fridays", "We buy on Fridays", CUES) < SAME_FROM


@pytest.mark.parametrize("said", ["How expensive is it?", "Is it expensive?", "what is expensive"])
def test_who_asks_says_something_else(said: str) -> None:
    assert likeness(said, "It's too expensive.", CUES) <= 0.5


# ---------------------------------------------------------------- the cues that are shipped


@pytest.fixture(scope="module")
def shipped() -> Cues:
    raw = tomllib.loads((paths.resources() / "capture" / "cues.toml").read_text("utf-8"))
    return Cues(frozenset(raw["small"]), {Category(kind): tuple(cues) for kind, cues in raw["kinds"].items()})


def test_every_kind_has_cues(shipped: Cues) -> None:
    assert set(shipped.kinds) == set(Category)
    assert all(shipped.kinds.values())


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("I don't have any money this fiscal year.", Category.BUDGET),
        ("we are too busy to take on another project", Category.TIME),
        ("I have everything I need. We are in good shape.", Category.IGNORANCE),
        ("Your product costs 3 times the other guys.", Category.PRICE),
        ("You're twice what we pay now", Category.PRICE),
        ("We always use xyz and have no desire to change.", Category.PREFERENCE),
        ("We're happy with our current supplier", Category.PREFERENCE),
        ("What happens to my job?", Category.FEAR),
        ("Can you send me some information on that?", Category.NO_INTEREST),
        ("Not interested", Category.NO_INTEREST),
    ],
)
def test_what_customers_say_most_is_known_by_its_words(shipped: Cues, line: str, kind: Category) -> None:
    assert kind_of(line, shipped) is kind
