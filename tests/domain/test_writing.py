"""What must hold before an edited card may be kept."""

from dataclasses import replace

import pytest

from tests.builders import a_card, a_claim, a_full_card, saying
from trainer import deckfile, paths
from trainer.domain.cards import Card, Fact
from trainer.domain.writing import LISTS, LONGEST_LINE, TEXTS, Fault, Trouble, misfit, misused, said, tidied, troubles

FULL = a_full_card()


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


def test_every_text_that_is_said_is_looked_at():
    """A field that is added to cards is either said, and looked at for slots, or named here as one that is not."""
    unsaid = {"id", "category", "softener", "stage", "notes", "tags", "slots", "facts"}
    assert {spot[0] for spot, _ in said(FULL)} == set(Card.__dataclass_fields__) - unsaid


@pytest.mark.parametrize("spot", [spot for spot, _ in said(FULL)], ids=repr)
def test_a_slot_that_nobody_fills_is_named_wherever_it_stands(spot):
    assert troubles(saying("Ask {whoever}.", spot)) == (Trouble(Fault.UNKNOWN_SLOT, spot[0], "whoever"),)


@pytest.mark.parametrize("spot", [spot for spot, _ in said(FULL)], ids=repr)
@pytest.mark.parametrize("text", ["{", "}", "{Product}", "{ product }", "{{product}}", "{}"])
def test_a_brace_that_is_no_slot_is_refused_wherever_it_stands(spot, text):
    assert Trouble(Fault.STRAY_BRACE, spot[0]) in troubles(saying(text, spot))


@pytest.mark.parametrize("spot", [spot for spot, _ in said(FULL)], ids=repr)
def test_slots_with_words_may_stand_anywhere(spot):
    assert troubles(saying("{product} is not {competitor}, nor {region}.", spot)) == ()


@pytest.mark.parametrize("field", ["notes", "tags"])
def test_a_brace_in_what_nobody_says_is_only_a_brace(field):
    assert faults(**{field: "{" if field == "notes" else ("{whoever}",)}) == []


@pytest.mark.parametrize("value", ["{product}", "the {north", "}"])
def test_the_words_for_a_slot_are_plain(value):
    assert troubles(a_card(slots={"region": value})) == (Trouble(Fault.BRACE_IN_WORDS, "slots", "region"),)


def test_a_fact_that_has_words_from_nowhere_holds_only_until_it_is_verified():
    """From then on the reply is practised, and its slot would be heard as "it"."""
    card = a_card(reply="As in {town}. Or?", plain_reply="Or?", facts=(Fact("Where.", slot="town"),))
    true = replace(card, facts=(Fact("Where.", slot="town", verified=True),))
    assert troubles(card) == ()
    no_words = Trouble(Fault.CLAIM_WITHOUT_WORDS, "slots", "town")
    assert troubles(true) == (Trouble(Fault.UNKNOWN_SLOT, "reply", "town"), no_words)
    assert troubles(replace(true, slots={"town": "Leeds"})) == ()


def test_slots_of_the_rep_of_the_card_and_of_its_facts_are_filled():
    card = a_card(
        reply="{product} {competitor} {region} {newest_customer}",
        plain_reply="{region}",
        slots={"region": "the north"},
        facts=(Fact("May be named.", slot="newest_customer"),),
    )
    assert troubles(card) == ()


@pytest.mark.parametrize("words", ["", "  "])
def test_a_claim_is_true_only_in_words_of_the_cards_own(words):
    """The program's words for {difference} say that somebody picks up the phone at night; nobody looked into that."""
    claim = Fact("A difference.", slot="difference", verified=True)
    card = a_card(reply="It is {difference}. Or?", plain_reply="Or?", facts=(claim,), slots={"difference": words})
    assert troubles(card) == (Trouble(Fault.CLAIM_WITHOUT_WORDS, "slots", "difference"),)
    assert troubles(replace(card, slots={"difference": "who answers"})) == ()
    assert troubles(replace(card, facts=(replace(claim, verified=False),))) == ()


def test_an_unverified_claim_asks_for_a_reply_without_it():
    assert faults(facts=(a_claim(),)) == [(Fault.CLAIM_WITHOUT_PLAIN_REPLY, "plain_reply")]
    assert faults(facts=(a_claim(),), plain_reply="I agree.") == []


def test_a_verified_claim_needs_no_other_reply():
    assert faults(facts=(a_claim(verified=True),)) == []


def test_every_trouble_is_told_at_once():
    assert len(troubles(replace(a_card(), objection="", reply="", points=("x",) * 9))) == 3


def test_the_reps_own_wording_may_use_what_the_reply_may():
    assert [*misused(FULL, "{product}, {region}")] == []
    assert [*misused(FULL, "{whoever} and {")] == [(Fault.UNKNOWN_SLOT, "whoever"), (Fault.STRAY_BRACE, "")]
