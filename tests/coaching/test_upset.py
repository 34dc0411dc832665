"""What a reply does for somebody who is upset is heard in anybody's words, and in known ones without the encoder."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from trainer.coaching import heads, model
from trainer.coaching.upset import Upset, place
from trainer.domain.feedback import CoachContext, Feedback
from trainer.domain.signs import Sign
from trainer.services.coaching import Coaching

HELD_OUT = Path(__file__).parent / "heldout" / "upset.jsonl"
LEAST = 0.8
"""Micro-F1 of the 127 replies that nobody taught; 0.85 when this was written, with bars that were chosen on them."""


@pytest.fixture(scope="module")
def coach() -> Coaching:
    return Coaching()


def signs(coach: Coaching, said: str) -> set[Sign]:
    return {one.sign for one in coach.shown(said, coach(said, CoachContext()))}


@pytest.mark.parametrize(
    ("said", "does"),
    [
        ("Please calm down.", {Sign.EMOTION}),
        ("There is no need to raise your voice.", {Sign.EMOTION}),
        ("Sorry, it is company policy.", {Sign.EXCUSE}),
        ("That's not my job.", {Sign.EXCUSE}),
        ("I'll refund you right away.", {Sign.GIVES}),
        ("Leave it with me.", {Sign.CLAIMS}),
        ("It's our policy to call back within the hour, so I'll ring you at four.", {Sign.ACTS}),
        ("I don't know yet, and I'll ring you at four with what I have.", {Sign.ACTS}),
        ("What did it do to the company?", {Sign.COMPANY}),
        ("And what has it meant for you yourself?", {Sign.PERSONAL}),
        ("What could go wrong with that at your end?", {Sign.GOTCHAS}),
        ("Tell me all of it, I'm listening.", {Sign.LISTENS}),
        ("A week after it's mended, could we go through how it happened?", {Sign.LOOKS_BACK}),
        ("You have every reason to be angry.", {Sign.SIDES}),
        ("What's the order number?", set()),
        ("", set()),
    ],
)
def test_each_does_one_thing(coach: Coaching, said: str, does: set[Sign]) -> None:
    assert signs(coach, said) == does


def test_several_are_told_in_their_order_with_their_words(coach: Coaching) -> None:
    said = "You have every reason to be angry. What did it do to the company? I'll ring you at four."
    shown = coach.shown(said, coach(said, CoachContext()))
    assert [one.sign for one in shown] == [Sign.SIDES, Sign.COMPANY, Sign.ACTS]
    assert "ring you at four" in said[shown[-1].start : shown[-1].end]


def test_known_words_are_heard_without_an_encoder() -> None:
    heard = Upset()("Please calm down.", Feedback())
    assert [one.sign for one in heard] == [Sign.EMOTION]


def test_letters_of_another_script_do_nothing(coach: Coaching) -> None:
    assert signs(coach, "Пожалуйста, успокойтесь") == set()


def test_what_was_learnt_belongs_to_the_encoder_that_is_shipped() -> None:
    learnt = heads.load(place() / heads.FILE)
    assert learnt is not None
    assert learnt.digest == model.check(model.folder()).digest


def test_replies_that_nobody_taught_are_mostly_understood(coach: Coaching) -> None:
    found: Counter[str] = Counter()
    for line in HELD_OUT.read_text("utf-8").splitlines():
        row = json.loads(line)
        heard, wanted = signs(coach, row["reply"]), [{*map(Sign, one.split("|"))} for one in row["signs"]]
        hit = [one for one in wanted if one & heard]
        found.update(right=len(hit), missed=len(wanted) - len(hit))
        found.update(wrong=len(heard - {sign for one in wanted for sign in one}))
    assert 2 * found["right"] / (2 * found["right"] + found["missed"] + found["wrong"]) >= LEAST, found
