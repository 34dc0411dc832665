"""Nobody ever hears a brace: slots are filled with words that read well."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain import slots
from trainer.domain.slots import DEFAULTS, fill, has_stray_brace, names

slot_names = st.sampled_from(["product", "competitor", "region", "nobody_knows"])
words = st.text(st.characters(codec="utf-8", exclude_characters="{}"), max_size=20)


def filled(text, **own):
    return fill(text, own, {})


def test_the_reps_own_words_come_before_the_cards():
    assert fill("{product}", {"product": "Glow"}, {"product": "a lamp"}) == "Glow"


def test_the_cards_words_come_before_the_programs():
    assert fill("I use {competitor} now.", {}, {"competitor": "Acme"}) == "I use Acme now."


@pytest.mark.parametrize("name", DEFAULTS)
def test_every_known_slot_has_words_without_anybody_choosing_them(name):
    assert filled(f"about {{{name}}} today") == f"about {DEFAULTS[name]} today"


def test_an_unknown_slot_becomes_it():
    assert filled("Tell me about {nobody_knows}.") == "Tell me about it."


def test_an_article_follows_the_word_that_is_put_in():
    assert filled("We are a {competitor} shop.", competitor="Acme") == "We are an Acme shop."
    assert filled("We are an {competitor} shop.", competitor="Bolt") == "We are a Bolt shop."


def test_an_article_is_dropped_before_words_that_bring_their_own():
    assert filled("Is that a {product}?", product="our service") == "Is that our service?"


def test_a_capital_article_stays_a_capital():
    assert filled("A {competitor} man said so.", competitor="Acme") == "An Acme man said so."


@pytest.mark.parametrize("before", ["", "No. ", "Really? ", "Stop! ", "“", "He said so. “"])
def test_a_sentence_begins_with_a_capital(before):
    assert filled(before + "{competitor} is fine.").startswith(before + "The other vendor")


def test_inside_a_sentence_the_words_stay_as_they_are():
    assert filled("Why not {product}?", product="iPad") == "Why not iPad?"


def test_two_slots_side_by_side_are_both_filled():
    assert filled("{product}, {competitor}", product="A", competitor="B") == "A, B"


def test_names_are_listed_once_in_their_order():
    assert names("{b} {a} {b}") == ("b", "a")


@pytest.mark.parametrize("text", ["{}", "{Product}", "{1st}", "{ product }", "{{x", "}"])
def test_what_is_no_slot_has_no_name(text):
    assert names(text) == ()


@given(st.lists(words | slot_names.map(lambda name: f"{{{name}}}")).map("".join), st.dictionaries(slot_names, words))
def test_no_slot_is_left_in_any_text(text, own):
    assert not names(fill(text, own, {}))


@given(words)
def test_a_text_without_slots_stays_as_it_is(text):
    assert fill(text, {"product": "Glow"}, {}) == text


def test_words_of_spaces_count_as_none():
    assert fill("about {product} today", {"product": "  "}, {}) == "about our service today"


def test_a_brace_that_is_no_slot_is_noticed():
    assert not has_stray_brace("{product} and {competitor}")
    assert all(map(has_stray_brace, ("{", "}", "{Product}", "{{product}}")))


def test_braces_in_what_was_typed_are_dropped():
    assert fill("about {product}", {"product": "{the} lamp"}, {"product": "x"}) == "about the lamp"
    assert fill("about {product}", {"product": "{}"}, {"product": "a lamp"}) == "about a lamp"


def test_what_stands_for_a_slot_is_told_as_it_is_read_inside_a_sentence():
    assert slots.words("product", {"product": "Glow"}, {"product": "a lamp"}) == "Glow"
    assert slots.words("product", {}, {"product": "a lamp"}) == "a lamp"
    assert slots.words("product", {}, {}) == "our service"
    assert slots.words("nobody_knows", {}, {}) == ""
