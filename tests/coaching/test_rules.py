"""Phrases are found in the words of a reply, once each, with the pattern that found them."""

from __future__ import annotations

from trainer.coaching.everyday import everyday, folder
from trainer.coaching.families import load_folder
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
