"""The automaton: slots, gaps, optional words, skipped words, sentence ends, and no explosion."""

from __future__ import annotations

import pytest

from trainer.coaching.matcher import Matcher
from trainer.coaching.normalise import Spelling, tokens
from trainer.coaching.notation import Reader

READER = Reader({"glad": ("glad", "over the moon")}, Spelling(), gap=3)


def covers(pattern: str, text: str) -> set[str]:
    said = tokens(text, Spelling())
    matcher = Matcher([READER.pattern(pattern)], frozenset({"really"}), frozenset({"not"}))
    opens = [at == 0 or said[at - 1].clause != token.clause for at, token in enumerate(said)]
    return {" ".join(token.text for token in said[m.first : m.last + 1]) for m in matcher.run(said, opens)}


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("i am {glad} you", "well I'm over the moon you came", "i am over the moon you"),
        ("i (just) know", "i know", "i know"),
        ("i (just) know", "i just know", "i just know"),
        ("i know", "i really know", "i really know"),
        ("i (do|can) see", "i can see", "i can see"),
        ("one ... five", "one two three four five", "one two three four five"),
        ("one * three", "one two three", "one two three"),
        ("so so good", "so so good", "so so good"),
        ("thank you", "thank thank you", "thank thank you"),
        ("[start] true", "true, that", "true"),
    ],
)
def test_found(pattern: str, text: str, found: str) -> None:
    assert found in covers(pattern, text) or found.removeprefix("thank ") in covers(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("one ... five", "one two three four x five"),
        ("one ... five", "one two. three five"),
        ("one ... five", "one not five"),
        ("one * three", "one three"),
        ("i (do|can) see", "i see"),
        ("[start] true", "how true"),
    ],
)
def test_not_found(pattern: str, text: str) -> None:
    assert not covers(pattern, text)


HOSTILE = [f"a ({odd}) {rest}" for odd in "xyz" for rest in ("... a ... a ... a ... b", "(a) " * 21 + "b")]


class Counted(list[object]):
    """A list that counts how often it was looked into."""

    looks = 0

    def __getitem__(self, place: object) -> object:
        self.looks += 1
        return super().__getitem__(place)  # type: ignore[index]


@pytest.mark.parametrize("text", ["a " * 400, "a b " * 200])
def test_at_each_word_each_place_is_looked_at_once_however_many_ways_lead_there(text: str) -> None:
    patterns = [READER.pattern(line) for line in HOSTILE]
    matcher = Matcher(patterns, frozenset("a"), frozenset())
    matcher._words, matcher._free = left, entered = Counted(matcher._words), Counted(matcher._free)  # type: ignore[assignment]
    said = tokens(text, Spelling())
    for _ in matcher.run(said, [True] * len(said)):
        pass
    most = sum(pattern.places for pattern in patterns) * (len(said) + len(set(text.split())))
    assert 0 < left.looks <= most
    assert 0 < entered.looks <= most


@pytest.mark.parametrize("line", [*HOSTILE, "[start] i am {glad} (that|when) * you (really {glad}) came"])
def test_a_pattern_takes_no_more_places_than_it_says(line: str) -> None:
    pattern = READER.pattern(line)
    matcher = Matcher([pattern], frozenset(), frozenset())
    beginnings = 2
    assert len(matcher._free) - beginnings == pattern.places - 1


def test_of_two_ways_to_one_end_the_one_that_began_last_is_told() -> None:
    said = tokens("one one really one five", Spelling())
    matcher = Matcher([READER.pattern("one ... five")], frozenset({"really"}), frozenset())
    assert [(match.first, match.last) for match in matcher.run(said, [False] * len(said))] == [(3, 4)]
