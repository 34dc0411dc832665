"""Phrases are found in the words of a reply, once each, with the pattern that found them."""

from __future__ import annotations

from trainer.coaching.everyday import everyday, folder
from trainer.coaching.families import Family, load_folder, parsed
from trainer.coaching.normalise import tokens
from trainer.coaching.rules import Hit, Rules
from trainer.domain.feedback import Certainty

RULES = Rules(load_folder(folder()))


def heard(reply: str) -> dict[str, tuple[str, Hit]]:
    said = tokens(reply, everyday().spelling)
    return {
        hit.family.key: (reply[said[hit.match.first].start : said[hit.match.last].end], hit) for hit in RULES.hear(said)
    }


def test_each_family_is_found_with_its_words() -> None:
    found = heard("Thank you for telling me. You're right, it is a lot of money.")
    assert found["thanks"][0] == "Thank you for telling"
    assert found["agree"][0].startswith("You're right")


def test_the_pattern_is_named_and_it_is_sure() -> None:
    hit = heard("Thank you for reminding me.")["thanks"][1]
    assert hit.certainty is Certainty.SURE
    assert hit.source in {pattern.source for pattern in hit.family.patterns}


def test_neighbours_of_one_family_are_one_hit() -> None:
    said = tokens("You're right, I agree.", everyday().spelling)
    assert [hit.family.key for hit in RULES.hear(said)] == ["agree"]


def test_a_denied_phrase_is_not_found() -> None:
    assert heard("I don't agree.") == {}


def test_nothing_is_found_in_nothing() -> None:
    assert RULES.hear([]) == []


def a_family(file: str, patterns: str, unless: str = "") -> Family:
    head = 'family = "thanks"\nname = "N"\ndefinition = "D"\n'
    return parsed(file, f"{head}patterns = [{patterns}]\nunless = [{unless}]\n".encode())


def test_of_patterns_that_match_the_same_words_the_first_is_named() -> None:
    rules = Rules([a_family("ours", '"well (done|made)", "well done", "(well) done"')])
    said = tokens("That was well done.", everyday().spelling)
    assert [hit.source for hit in rules.hear(said)] == ["well (done|made)"]


def test_the_longest_that_is_not_taken_back_is_found() -> None:
    rules = Rules([a_family("ours", '"well done", "well done all of you"', '"of you"')])
    (hit,) = rules.hear(tokens("Well done, all of you.", everyday().spelling))
    assert (hit.match.first, hit.match.last) == (0, 1)


def test_what_a_family_takes_back_is_its_own_even_when_another_file_has_the_same_name() -> None:
    rules = Rules([a_family("same", '"well done"'), a_family("same", '"good work"', '"done"')])
    assert rules.hear(tokens("Well done.", everyday().spelling))
