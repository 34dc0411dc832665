"""The order of a day: what slipped comes first, kinds are mixed, the minutes are kept."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.categories import Category
from trainer.domain.memory import UNSEEN, Memory, State
from trainer.domain.queue import arrange, by_risk, capacity, interleave, pace_seconds, shuffled
from trainer.domain.views import Remembered


def lines(*kinds: Category, prefix: str = "") -> list[Remembered]:
    return [Remembered(f"{prefix}{number}", kind, UNSEEN) for number, kind in enumerate(kinds)]


kinds = st.lists(st.sampled_from(list(Category)), max_size=40)


@given(kinds)
def test_interleaving_keeps_every_card_once(found):
    cards = lines(*found)
    assert sorted(card.card_id for card in interleave(cards)) == sorted(card.card_id for card in cards)


@given(kinds)
def test_neighbours_differ_wherever_that_is_possible(found):
    mixed = interleave(lines(*found))
    pairs = sum(one.category is two.category for one, two in itertools.pairwise(mixed))
    most = max((found.count(kind) for kind in Category), default=0)
    assert pairs == max(most - (len(found) - most) - 1, 0)


@given(kinds)
def test_inside_a_kind_the_order_stays(found):
    cards = lines(*found)
    for kind in Category:
        assert [c for c in interleave(cards) if c.category is kind] == [c for c in cards if c.category is kind]


def test_what_beat_the_rep_last_time_comes_first():
    due = lines(Category.BUDGET, Category.TIME, Category.PRICE)
    order = arrange(due, lines(Category.FEAR, prefix="n"), frozenset({"2"}))
    assert order[0].card_id == "2"


@given(kinds, kinds)
def test_new_lines_join_the_old_ones_and_none_is_lost(old, new):
    order = arrange(lines(*old), lines(*new, prefix="n"), frozenset())
    assert len({card.card_id for card in order}) == len(old) + len(new)


def test_new_lines_are_spread_among_the_old():
    order = arrange(
        lines(*[Category.BUDGET, Category.TIME] * 5), lines(Category.FEAR, Category.FEAR, prefix="n"), frozenset()
    )
    new = [place for place, card in enumerate(order) if card.card_id.startswith("n")]
    assert len(order) == 12
    assert new[1] - new[0] > 1


def test_the_pace_is_the_median_once_it_is_known():
    assert pace_seconds([20_000] * 9) == 37
    assert pace_seconds([20_000] * 10) == 20
    assert pace_seconds([20_000] * 6 + [9_999_000] * 5) == 20


def test_what_was_done_counts_against_the_minutes():
    assert capacity(10, 30, 0) == 20
    assert capacity(10, 30, 18) == 2
    assert capacity(10, 30, 50) == 0


def test_what_was_ever_answered_comes_by_its_risk_apart_from_what_never_was():
    def card(name: str, last_day: int, stability: float) -> Remembered:
        return Remembered(name, Category.TIME, Memory(State.REVIEW, last_day=last_day, stability=stability, reps=1))

    never = lines(Category.BUDGET, prefix="n")
    seen = [card("safe", 99, 50.0), card("long ago", 10, 100.0), card("shaky", 98, 0.5)]
    found = by_risk([*never, *seen], 100)
    assert [[one.card_id for one in part] for part in found] == [["shaky", "long ago", "safe"], ["n0"]]


def test_the_order_of_new_lines_is_another_one_on_another_day():
    cards = lines(*Category)
    orders = {tuple(card.card_id for card in shuffled(cards, day)) for day in range(20)}
    assert len(orders) > 10
    assert all(sorted(order) == sorted(card.card_id for card in cards) for order in orders)


def test_the_order_of_new_lines_stays_for_the_day():
    cards = lines(*Category)
    assert shuffled(cards, 3) == shuffled(reversed(cards), 3)
