"""The same words may say something else: at another time, or about others. Written by hand before the rules were."""

from __future__ import annotations

import tomllib

import pytest

from trainer import paths
from trainer.domain.contrast import are_swapped, differ_in_time, person
from trainer.domain.likeness import SAME_FROM, Cues, likeness

OTHER_TIME = [
    ("no budget this year", "no budget next year"),
    ("we already have a supplier", "we had a supplier"),
    ("We have a contract with them", "we had a contract with them, mate"),
    ("Our budget was frozen", "our budget is frozen"),
    ("we've no money this quarter", "We had no money last quarter."),
    ("call me this week", "Call me next week"),
    ("we changed systems last year", "we change systems next year"),
    ("we use TrackCo", "we used to use TrackCo"),
    ("We'll have the budget", "we have the budget"),
    ("we don't have a need for that", "we didn't have a need for that"),
    ("My boss was against it", "my boss is against it"),
    ("the price went up last year", "the price goes up next year"),
    ("We were happy with our provider", "we're happy with our provider, thanks"),
    ("I'm too busy today", "I'll be too busy tomorrow"),
    ("finance won't approve anything right now", "finance won't approve anything next year either"),
    ("we will need a new system", "We need a new system"),
]
OTHER_ROLES = [
    ("you are better than them", "they are better than you"),
    ("You're cheaper than TrackCo", "TrackCo's cheaper than you"),
    ("quality matters more than price to us", "price matters more than quality to us"),
    ("my boss has to ask my team", "my team has to ask my boss"),
    ("we sell to you", "you sell to us"),
    ("we prefer them to you", "We prefer you to them"),
    ("they know us better than you do", "you know us better than they do"),
    ("Marketing blocks what sales wants", "sales blocks what marketing wants"),
    ("our supplier owes us money", "we owe our supplier money"),
    ("your system would slow down ours", "our system would slow down yours"),
    ("You need us more than we need you", "we need you more than you need us"),
    ("the union decides and the board nods", "the board decides and the union nods"),
]
SAME = [
    ("no budget this year", "this year there's no budget"),
    ("we already have a supplier", "we've got a supplier already"),
    ("you're too expensive for us", "For us, you are too expensive"),
    ("Call me next week", "please call me back next week"),
    ("can you match the price from TrackCo?", "can you match TrackCo's price"),
    ("Our budget's frozen", "the budget is frozen at the moment"),
    ("I need to ask my boss", "I'd have to ask my manager first"),
    ("we had a disaster with the last system", "the last system was a disaster"),
    ("we've never had any complaints", "we never had complaints"),
    ("TrackCo is cheaper than you", "TrackCo's way cheaper than you are"),
    ("They are better than you", "they're simply better than you, sorry"),
    ("if we had the money we'd buy it", "if we have the money we buy it"),
    ("We are used to TrackCo", "we're so used to TrackCo"),
    ("we've neither the time nor the money", "no money, no time"),
    ("happy with our current supplier", "our current supplier keeps us happy"),
    ("next quarter would be better", "It would be better next quarter"),
    ("my team would never accept this", "this my team would never accept"),
    ("it will never get approved", "that never gets approved here"),
    ("we've had bad experiences with vendors", "I have had a bad experience with a vendor"),
    ("You are twice what we pay now", "you're twice what we're paying now"),
    ("we bought a new system already", "we've already bought a new system"),
    ("I have a meeting now", "I've got a meeting right now"),
    ("the last time we switched systems it was chaos", "it was chaos the last time we changed systems"),
    ("we were burned by a vendor once", "a vendor burned us once"),
]
"""Each pair is one objection, said twice."""

OTHER_LATER = [
    ("we had a bad year", "we have a bad year"),
    ("there was no budget for this", "there's no budget for this"),
    ("our contract ends this month", "our contract ends next month"),
    ("Sales doesn't trust IT", "IT doesn't trust sales"),
    ("they undercut you", "you undercut them"),
    ("we can't afford you", "you can't afford us"),
    ("my wife asks me for money", "I ask my wife for money"),
    ("ring me later today", "ring me tomorrow"),
    ("we tried that last year", "we will try that next year"),
    ("your support is slower than theirs", "their support is slower than yours"),
]
SAME_LATER = [
    ("at the moment we're fully booked", "we're fully booked at the moment"),
    ("honestly you're dearer than TrackCo", "you are dearer than TrackCo"),
    ("we'll have to ask the board", "we have to ask the board"),
    ("I don't trust your numbers", "your numbers I don't trust"),
    ("the board has to approve that", "that has to be approved by the board"),
    ("we haven't budgeted for it", "we didn't budget for it"),
    ("now is not a good time", "it's not a good time now"),
    ("we are locked in with them for a year", "they've got us locked in for a year"),
    ("send me your price list", "send your price list to me"),
    ("give us your best price", "give your best price to us"),
    ("our people know your competitor", "your competitor is known to our people"),
    ("you never called me back", "you didn't call me back"),
]
"""More of both, written when the rules stood: 14 of these 20 were right, and one more by the only change since then."""

MISTAKEN = {
    "our supplier owes us money",
    "Sales doesn't trust IT",
    "my wife asks me for money",
}
"""Taken for the same; the window shows which and asks, a terminal writes a line of its own. At first it was 31."""

NOT_KNOWN = {
    "we've neither the time nor the money",
    "we were burned by a vendor once",
    "the board has to approve that",
    "you never called me back",
}
"""Taken for another one; a duplicate is written, which is no harm. At first it was 3."""


@pytest.fixture(scope="module")
def shipped() -> Cues:
    raw = tomllib.loads((paths.resources() / "capture" / "cues.toml").read_text("utf-8"))
    return Cues(frozenset(raw["small"]), {}, tuple(map(tuple, raw["alike"])))


@pytest.mark.parametrize(("one", "other"), OTHER_TIME + OTHER_ROLES + OTHER_LATER)
def test_what_is_so_at_another_time_or_of_others_is_another_objection(shipped: Cues, one: str, other: str) -> None:
    for share in (likeness(one, other, shipped), likeness(other, one, shipped)):
        assert (share >= SAME_FROM) is (one in MISTAKEN)


@pytest.mark.parametrize(("one", "other"), SAME + SAME_LATER)
def test_what_only_stands_in_another_order_is_the_same(shipped: Cues, one: str, other: str) -> None:
    for share in (likeness(one, other, shipped), likeness(other, one, shipped)):
        assert (share < SAME_FROM) is (one in NOT_KNOWN)


def test_what_only_may_be_so_has_no_time() -> None:
    assert not differ_in_time("if we had money", "we have money")
    assert differ_in_time("we had money", "we have money")


@pytest.mark.parametrize(
    "line", ["we've had bad luck", "weve had bad luck", "we have not had luck", "we havent had luck"]
)
def test_what_has_been_so_was_so_and_may_still_be(line: str) -> None:
    assert not differ_in_time(line, "we had bad luck")
    assert not differ_in_time(line, "we have bad luck")


def test_a_time_is_only_told_apart_from_another_one() -> None:
    assert not differ_in_time("no money this year", "no money")
    assert not differ_in_time("no money this year or next", "no money next year")
    assert differ_in_time("no money this year", "no money next year")


@pytest.mark.parametrize(
    ("one", "other", "swapped"),
    [
        ("you good them", "them good you", True),
        ("good you them", "good them you", True),
        ("a b c", "c b a", True),
        ("a b c", "b c a", False),
        ("a b c", "a c b", False),
        ("a b c", "c x a", False),
        ("us a b c", "a us c b", False),
        ("", "a", False),
    ],
)
def test_two_have_changed_places_around_what_stands_between_them(one: str, other: str, swapped: bool) -> None:
    assert are_swapped(one.split(), other.split()) is swapped


@pytest.mark.parametrize(("word", "whom"), [("our", "us"), ("youre", "you"), ("theirs", "them"), ("money", "")])
def test_a_word_tells_whom_it_means(word: str, whom: str) -> None:
    assert person(word) == whom
