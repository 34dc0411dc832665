"""Families that are known by three examples."""

from __future__ import annotations

import pytest

from trainer.coaching.everyday import everyday
from trainer.coaching.families import Family
from trainer.coaching.kin import Kin, Kinship
from trainer.coaching.model import folder, load
from trainer.coaching.normalise import tokens
from trainer.domain.feedback import LabelKind

MODEL = load(folder())
KIN = Kin(MODEL.encoder)


def a_family(*examples: str, near_misses: tuple[str, ...] = ()) -> Family:
    return Family("f", "own_fault", LabelKind.SOFTENER, "N", "D", "", False, (), (), (), examples, near_misses)


OWN_FAULT = a_family(
    "That was our mistake, and I should have rung you.",
    "I got the date wrong, that's on me.",
    "We sent you the wrong box, no excuses.",
)


def related(text: str, family: Family = OWN_FAULT) -> Kinship:
    said = tokens(text, everyday().spelling)
    return next(iter(KIN.related([family], MODEL.encoder.read(text), said)))


def test_the_only_example_is_most_like_itself() -> None:
    only = OWN_FAULT.examples[1]
    assert related(only, a_family(only)).likeness == pytest.approx(1, abs=1e-3)


def test_more_examples_do_not_make_a_family_deafer() -> None:
    more = a_family(*OWN_FAULT.examples, "Our lorry comes on Tuesdays.", "Shall we say ten o'clock?")
    text = "My fault, I quoted you last year's price."
    assert related(text, more).likeness >= related(text).likeness


def test_what_is_like_all_examples_is_nearer_than_what_is_like_one_of_them() -> None:
    one, other = "That was our mistake.", "Our lorry comes on Tuesdays."
    assert related(one, a_family(one, "It was our mistake.")).likeness > related(one, a_family(one, other)).likeness


def test_the_same_act_about_another_matter_is_nearer_than_another_act_about_the_same() -> None:
    same = related("My fault, I quoted you last year's price.").likeness
    other = related("We can send the right box on Thursday, if you like.").likeness
    assert same > other + 0.2


def test_the_sentence_that_does_it_is_found_among_others() -> None:
    text = "The pump runs at four bar. I messed that order up, sorry. Do you use the big filter?"
    found = related(text)
    assert text[found.start : found.end] == "I messed that order up, sorry"


def test_what_is_more_like_a_near_miss_counts_less() -> None:
    text = "Somebody at your end got the date wrong."
    wary = a_family(*OWN_FAULT.examples, near_misses=("Your people got the date wrong.",))
    assert related(text, wary).likeness < related(text).likeness


def test_the_nearest_example_is_the_one_that_does_the_same() -> None:
    family = a_family("You're right, it is dear.", "I have no argument with that.", "Yes, the queue is far too long.")
    assert KIN.nearest(family, "you are right, that is expensive") == "You're right, it is dear."


def test_a_reply_without_words_is_of_no_family() -> None:
    assert list(KIN.related([OWN_FAULT], MODEL.encoder.read("…"), tokens("…", everyday().spelling))) == []
