"""A delivery is compared with one's own, and says so where it cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.delivery import ENOUGH, RECENT, Band, Compared, Delivery, Measure, compared, fillers, middle, usual


def a_delivery(pause_ms: int | None = 900, words: int = 30) -> Delivery:
    return Delivery(pause_ms, 9000, 12_000, words, 11.0, 0)


def pause(delivery: Delivery, before: list[Delivery]) -> Compared:
    return next(one for one in compared(delivery, before) if one.measure is Measure.PAUSE)


def test_the_pace_counts_the_pauses_in_a_turn() -> None:
    assert a_delivery(words=30).wpm == 150


@pytest.mark.parametrize("delivery", [Delivery(), Delivery(turn_ms=800, words=3), Delivery(turn_ms=3000, words=0)])
def test_where_there_is_no_pace_none_is_told(delivery: Delivery) -> None:
    assert delivery.wpm is None
    assert delivery.value(Measure.PACE) is None


def test_until_there_are_enough_takes_nothing_is_usual() -> None:
    takes = [a_delivery() for _ in range(ENOUGH - 1)]
    assert pause(a_delivery(), takes).band is Band.NOTHING_YET
    assert pause(a_delivery(), [*takes, a_delivery()]).band is Band.USUAL


def test_what_was_not_measured_is_said_and_counts_nowhere() -> None:
    takes = [a_delivery(pause_ms=None)] * 9
    assert pause(a_delivery(), takes).usual is None
    assert pause(a_delivery(pause_ms=None), [a_delivery()] * 9).band is Band.NOT_MEASURED


def test_more_and_less_are_told_from_the_middle_half() -> None:
    takes = [a_delivery(pause_ms) for pause_ms in (600, 800, 1000, 1200, 1400)]
    bands = [pause(a_delivery(pause_ms), takes).band for pause_ms in (500, 800, 1000, 1200, 2500)]
    assert bands == [Band.LESS, Band.USUAL, Band.USUAL, Band.USUAL, Band.MORE]


def test_who_changes_is_measured_by_what_they_do_now() -> None:
    takes = [a_delivery(300)] * 100 + [a_delivery(1500)] * RECENT
    assert pause(a_delivery(1500), takes).band is Band.USUAL
    assert pause(a_delivery(300), takes).band is Band.LESS


@given(st.lists(st.integers(0, 20_000), min_size=ENOUGH, max_size=60))
def test_at_least_half_of_ones_own_takes_are_usual(values: list[int]) -> None:
    found = usual(values)
    assert found is not None
    inside = [value for value in values if found.low <= value <= found.high]
    assert len(inside) * 2 >= len(values)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Um, I see. Uh, what would you, you know, fix first?", 3),
        ("I mean, it's sort of, basically, free.", 2),
        ("What kind of budget do you have? What sort of systems do you use?", 0),
        ("Umbrellas err on the side of hummus.", 0),
        ("", 0),
    ],
)
def test_words_that_fill_are_counted(text: str, count: int) -> None:
    assert fillers(text) == count


def test_of_several_replies_the_middle_is_told() -> None:
    one, two, three = Delivery(500, 1000, 2000, 10, 8.0, 0), Delivery(700, 3000, 4000, 20, None, 1), Delivery()
    found = middle([one, two, three])
    assert (found.pause_ms, found.turn_ms, found.loudness_db, found.fillers) == (600, 3000, 8.0, 0)
    assert middle([three]) == Delivery()


def test_the_pace_in_the_middle_is_one_that_a_reply_had() -> None:
    paces = [Delivery(turn_ms=60_000, words=50), Delivery(turn_ms=1_000, words=5), Delivery(turn_ms=12_000, words=12)]
    assert [one.wpm for one in paces] == [50, 300, 60]
    assert middle(paces).wpm == 60
