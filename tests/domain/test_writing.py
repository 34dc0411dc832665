"""What must hold before an edited card may be kept."""

from dataclasses import replace

import pytest

from tests.builders import a_card, a_claim
from trainer import deckfile, paths
from trainer.domain.cards import Fact
from trainer.domain.writing import LISTS, LONGEST_LINE, TEXTS, Fault, Trouble, misfit, tidied, troubles


def faults(**changes):
    return [(trouble.fault, trouble.field) for trouble in troubles(a_card(**changes))]


def test_a_card_that_is_fine_has_no_troubles():
    assert troubles(a_card()) == ()


@pytest.mark.parametrize("path", sorted(paths.shipped_decks().glob("*.deck.toml")), ids=lambda path: path.name)
def test_every_shipped_card_may_be_kept_as_it_is(path):
    assert {card.objection: troubles(card) for card in deckfile.read(path).cards if troubles(card)} == {}


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_objection_or_reply_is_refused(text):
    assert faults(objection=text) == [(Fault.EMPTY_OBJECTION, "objection")]
    assert faults(reply=text) == [(Fault.EMPTY_REPLY, "reply")]


@pytest.mark.parametrize(("field", "longest"), TEXTS.items())
def test_a_text_may_be_as_long_as_its_bound_and_no_longer(field, longest):
    assert faults(**{field: "x" * longest}) == []
    assert troubles(a_card(**{field: "x" * (longest + 1)})) == (Trouble(Fault.TOO_LONG, field, str(longest)),)


@pytest.mark.parametrize(("field", "most"), LISTS.items())
def test_lists_have_an_end(field, most):
    assert faults(**{field: ("line",) * most}) == []
    assert troubles(a_card(**{field: ("line",) * (most + 1)})) == (Trouble(Fault.TOO_MANY, field, str(most)),)


@pytest.mark.parametrize("field", LISTS)
def test_a_line_in_a_list_is_as_long_as_a_line(field):
    assert faults(**{field: ("x" * LONGEST_LINE,)}) == []
    assert faults(**{field: ("x" * (LONGEST_LINE + 1),)}) == [(Fault.TOO_LONG, field)]


def test_the_words_for_a_slot_are_a_line_too():
    assert faults(slots={"region": "n" * (LONGEST_LINE + 1)}) == [(Fault.TOO_LONG, "slots")]


@pytest.mark.parametrize("changes", [{"tells": "two\nlines"}, {"points": ("two\nlines",)}])
def test_a_line_has_no_line_break(changes):
    assert [fault for fault, _ in faults(**changes)] == [Fault.LINE_BREAK]


def test_a_text_may_have_line_breaks():
    assert misfit("two\nlines", 4_000) is None
    assert faults(reply="Two lines.\nShall we?") == []


def test_a_tidied_card_holds_nothing_that_nobody_sees():
    card = a_card(reply=" Cafe\u0301\u200b? ", points=(" one ", "\u200b"), slots={"region": "\x07the north", "x": " "})
    tidy = tidied(card)
    assert (tidy.reply, tidy.points, tidy.slots) == ("Café?", ("one",), {"region": "the north"})
    assert tidied(tidy) == tidy


@pytest.mark.parametrize("path", sorted(paths.shipped_decks().glob("*.deck.toml")), ids=lambda path: path.name)
def test_every_shipped_card_is_tidy(path):
    deck = deckfile.read(path)
    assert tuple(map(tidied, deck.cards)) == deck.cards


@pytest.mark.parametrize("field", ["objection", "variant", "reply", "plain_reply"])
def test_a_slot_that_nobody_fills_is_named(field):
    assert troubles(a_card(**{field: "Ask {whoever}."})) == (Trouble(Fault.UNKNOWN_SLOT, field, "whoever"),)


def test_slots_of_the_rep_of_the_card_and_of_its_facts_are_filled():
    card = a_card(
        reply="{product} {competitor} {region} {newest_customer}",
        slots={"region": "the north"},
        facts=(Fact("May be named.", slot="newest_customer", verified=True),),
    )
    assert troubles(card) == ()


@pytest.mark.parametrize("text", ["{", "}", "{Product}", "{ product }", "{{product}}", "{}"])
@pytest.mark.parametrize("field", ["objection", "variant", "reply", "plain_reply"])
def test_a_brace_that_is_no_slot_is_refused(field, text):
    assert (Fault.STRAY_BRACE, field) in faults(**{field: text})


@pytest.mark.parametrize(
    "changes", [{"points": ("Use {this",)}, {"tells": "It is {about money."}, {"likely_in": ("a }",)}]
)
def test_a_brace_is_refused_in_everything_that_is_shown(changes):
    """A deck file with it is refused too, so that such a card could not be exported."""
    assert [fault for fault, _ in faults(**changes)] == [Fault.STRAY_BRACE]


def test_an_unverified_claim_asks_for_a_reply_without_it():
    assert faults(facts=(a_claim(),)) == [(Fault.CLAIM_WITHOUT_PLAIN_REPLY, "plain_reply")]
    assert faults(facts=(a_claim(),), plain_reply="I agree.") == []


def test_a_verified_claim_needs_no_other_reply():
    assert faults(facts=(a_claim(verified=True),)) == []


def test_every_trouble_is_told_at_once():
    assert len(troubles(replace(a_card(), objection="", reply="", points=("x",) * 9))) == 3
