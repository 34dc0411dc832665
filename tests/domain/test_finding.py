"""Cards are found by what can be read on them, nearest first."""

import pytest

from tests.builders import a_card
from trainer.domain.cards import Layer
from trainer.domain.finding import ANY, MOST_WORDS, Query, Wanted, asks_half, decisions, joined, toggled

CARD = a_card(
    objection="We don't have that {problem} here.",
    variant="Nobody at {competitor}'s café complains.",
    reply="Good. What would you notice first?",
    bad_reply="Everybody has it.",
    points=("asks what would show",),
    tells="They looked already.",
    slots={"problem": "trouble", "competitor": "the baker"},
    layers=(Layer("Who would notice?", "The night shift."),),
    notes="From the seed.",
    tags=("IGN-03",),
)


def distance(typed, wording="", **own):
    return Query(typed).distance(CARD, own, wording)


@pytest.mark.parametrize(
    ("typed", "far"),
    [
        ("We don't have that trouble here.", 0),
        ("have that trou", 0),
        ("nobody at the baker", 1),
        ("what would you notice", 2),
        ("here that have", 3),
        ("nobody have trouble", 3),
        ("nobody notice", 4),
        ("night shift", 2),
        ("everybody has", 2),
        ("ign-03", 2),
        ("seed night", 4),
        ("trouble elephant", None),
        ("tha have", None),
    ],
)
def test_the_line_as_it_reads_is_nearest_then_its_words_then_the_rest(typed, far):
    assert distance(typed) == far


@pytest.mark.parametrize("typed", ["dont have", "don't have", "don’t have", "DON'T HAVE", "DONT have"])
def test_an_apostrophe_may_be_left_out(typed):
    assert distance(typed) == 0


@pytest.mark.parametrize("typed", ["baker's", "bakers", "cafe complains", "CAFÉ", "cafe\u0301"])
def test_accents_and_case_do_not_matter(typed):
    assert distance(typed) == 1


def test_what_stands_before_an_apostrophe_is_a_word_too():
    assert distance("baker nobody") == 3


def test_the_reps_own_words_are_found_and_what_they_replace_is_not():
    assert distance("TrackCo's café", competitor="TrackCo") == 1
    assert distance("baker", competitor="TrackCo") is None
    assert distance("competitor", competitor="TrackCo") is None


def test_the_reps_own_wording_is_found():
    assert distance("my own way", "It is my own way.") == 2
    assert distance("own trouble", "It is my own way.") == 4


def test_without_a_word_there_is_nothing_to_look_for():
    assert Query(" ?! ").words == ()


def test_a_very_long_search_is_cut():
    assert len(Query(" ".join(f"word{number}" for number in range(100))).words) == MOST_WORDS


def test_words_are_joined_as_they_are_typed_in_a_hurry():
    assert joined("We don't, you’d say; the pots are 'empty'.") == "dont youd"


# ---------------------------------------------------------------- other endings


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("budgets", "budget"),
        ("Pricing prices", "Pric price"),
        ("approved approvals", "approv approval"),
        ("companies applied", "compan appl"),
        ("boss's bosses", "boss boss"),
        ("boxes matches", "box match"),
        ("this bus loss is ring need speed", "this bus loss is ring need speed"),
    ],
)
def test_loosely_a_word_has_no_ending(typed, words):
    assert Query(typed, loosely=True).words == tuple(dict.fromkeys(words.split()))


def test_what_lost_its_ending_may_go_on_and_the_last_word_too():
    assert Query("budgets are froz", loosely=True).begun == {"budget", "froz"}
    assert Query("budgets are froz").begun == {"froz"}


def test_loosely_a_card_is_found_by_words_with_other_endings():
    noticing = Query("noticing shifts", loosely=True)
    assert noticing.distance(CARD, {}) == 4
    assert noticing.touches("Who shifted it?")
    assert Query("noticing shifts").distance(CARD, {}) is None


# ---------------------------------------------------------------- what the rep decided


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("is:starred", Wanted(marked=True)),
        ("IS:Suspended", Wanted(suspended=True)),
        ("is:buried is:starred", Wanted(buried=True, marked=True)),
        ("is:flagged", Wanted(flags=frozenset({1, 2, 3, 4}))),
        ("flag:2", Wanted(flags=frozenset({2}))),
        ("flag:red flag:blue", Wanted(flags=frozenset({1, 4}))),
        ("is:flagged flag:green", Wanted(flags=frozenset({3}))),
        ("is:happy flag:5 is starred", ANY),
    ],
)
def test_a_search_may_ask_for_what_was_decided(typed, wanted):
    assert Query(typed).wanted == wanted
    assert bool(Query(typed).wanted) is (wanted != ANY)


def test_what_asks_for_a_decision_is_no_word_to_be_read():
    query = Query("money is:starred time flag:1")
    assert query.typed == query.words == ("money", "time")
    assert Query("is:starred").words == ()


@pytest.mark.parametrize(
    ("typed", "then"),
    [("", "is:starred"), ("price", "is:starred price"), ("is:STARRED price", "price"), ("is:starred", "")],
)
def test_a_decision_is_asked_for_and_no_longer(typed, then):
    assert toggled(typed, "is:starred") == then


def test_the_decisions_of_a_search_are_told_in_small_letters():
    assert decisions("Is:Flagged price flag:RED") == ("is:flagged", "flag:red")


@pytest.mark.parametrize(
    ("typed", "half"),
    [("is:", True), ("IS:star price", True), ("flag:pink", True), ("is:starred flag:red", False), ("is flag", False)],
)
def test_a_decision_that_there_is_not_is_half_asked_for(typed, half):
    assert asks_half(typed) is half
