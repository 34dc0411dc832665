"""How far two texts are apart in their words, whoever typed or heard them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.wording import distance, levelled

KNOWN = "money budget freeze what would you fix first if it were there is I'm don't 3 team wait next year price"
WORDS = st.sampled_from(KNOWN.split())
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)
REPLY = (
    "A freeze is a freeze, and I know the work doesn't stop for it. "
    "What are you still expected to deliver while it's on?"
)


@given(TEXTS)
def test_the_same_words_are_no_way_apart(text: str) -> None:
    assert distance(text, text) == 0


@given(TEXTS, TEXTS)
def test_it_is_as_far_there_as_back_and_never_further_than_nothing_in_common(one: str, other: str) -> None:
    far = distance(one, other)
    assert 0 <= far <= 1
    assert far == distance(other, one)


@given(TEXTS.filter(bool), st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta"]), min_size=1).map(" ".join))
def test_other_words_have_nothing_in_common(one: str, other: str) -> None:
    assert distance(one, other) == 1


@given(st.integers(0, len(REPLY.split())), st.sampled_from(["you know", "well", "sort of", "actually", "like I said"]))
def test_words_that_are_thrown_in_take_it_hardly_further(place: int, thrown_in: str) -> None:
    words = REPLY.split()
    assert 0 < distance(" ".join([*words[:place], thrown_in, *words[place:]]), REPLY) <= 0.15


@given(st.integers(0, len(REPLY.split())), st.sampled_from(["um", "uh", "uhm", "er", "hmm", "Ummm,"]))
def test_a_filled_pause_takes_it_no_further(place: int, filler: str) -> None:
    words = REPLY.split()
    assert distance(" ".join([*words[:place], filler, *words[place:]]), REPLY) == 0


@given(st.permutations(REPLY.replace("? ", "?|").replace(". ", ".|").split("|")))
def test_sentences_may_change_places(sentences: list[str]) -> None:
    assert distance(" ".join(sentences), REPLY) == 0


@given(st.integers(0, len(REPLY.split()) - 1))
def test_a_word_that_was_misheard_costs_little_more_than_itself(place: int) -> None:
    words = REPLY.split()
    words[place] = "misheard"
    assert distance(" ".join(words), REPLY) <= 0.15


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I'm sure it's yours, isn't it?", "i am sure it is yours is not it"),
        ("We can't, won’t and shouldn't.", "we cannot will not and shouldnt"),
        ("That's 30% off, you've seen.", "thats thirty percent off youve seen"),
        ("It took 3 of us 250 days", "It took three of us two hundred and fifty days"),
        ("1,250 people", "one thousand two hundred and fifty people"),
        ("12,040 people", "twelve thousand and forty people"),
        ("THE POT — the whole pot — is EMPTY…", "the pot the whole pot is empty"),
        ("Cafe\u0301 first", "café first"),
        ("Let's see what Acme's price is.", "let us see what acme is price is"),
    ],
)
def test_the_same_said_otherwise_is_the_same(one: str, other: str) -> None:
    assert distance(one, other) == 0


@pytest.mark.parametrize("text", ["4th", "1000000", "99999999999999999999", "٣", "²"])
def test_digits_that_are_no_number_that_one_says_stay_as_they_are(text: str) -> None:
    assert levelled(text) == (text,)


def test_two_words_in_a_row_come_together_in_any_text() -> None:
    assert distance("What would we do, if you were there?", "If you ask me, what would they say?") == 1


def test_nothing_said_is_as_far_as_can_be_from_something() -> None:
    assert distance("", "Fair enough.") == 1
    assert distance("...", "") == 0


def test_a_short_answer_is_held_against_all_of_it() -> None:
    assert distance("Fair enough", "fair enough") == 0
    assert distance("Fair", "fair enough, and what comes first?") == pytest.approx(1 - 2 / 7)


def test_what_nobody_says_in_one_breath_is_not_read() -> None:
    assert len(levelled("word " * 100_000)) < 1_000
