"""Turns and castings are the same after they were written and read."""

from __future__ import annotations

import json
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_complaint
from trainer.domain.cards import Layer
from trainer.domain.categories import Category
from trainer.domain.feedback import Certainty, Feedback, Finding, Label, LabelKind, Note, Noticed, Substance, Variety
from trainer.domain.played import Casting, Company, Mark, Met, Seat, Speaker, Turn, Verdict
from trainer.domain.scenes import Customer, Manner, Match, NextStep, Outcome, Saying
from trainer.domain.signs import Shown, Sign
from trainer.domain.talk import Deed, End, Grade, Judged, Listen, Name, Play, Propose, Reply, Retake
from trainer.store import turns

HEARD = Feedback(
    (
        Finding(Label.AGREE, 0, 3, Certainty.LIKELY, "yes", Substance.EMPTY),
        Finding(Label.PRESSURE, 4, 9, Certainty.SURE),
    ),
    (Note.TWO_SOFTENERS, Note.LONG),
    (Noticed("ours", "Ours", "What we say.", LabelKind.SOFTENER, 1, 2),),
    Variety(Label.AGREE, Label.THANKS),
)
DEEDS = [
    Reply(Judged(True, False, 7, frozenset({Label.AGREE, Label.EXCUSE}))),
    Reply(Judged(signs=frozenset({Sign.ACTS, Sign.SIDES}))),
    Listen(),
    Name(),
    Grade(Match.NEAR),
    Propose(NextStep("a look", "us", "")),
    End(Outcome.PARTED_FRIENDS),
    Play(Saying.AGREED, "Fine.", NextStep("a look", "us", "Tuesday")),
    Play(Saying.VENT, "Twice."),
    Retake(3),
]


@pytest.mark.parametrize("deed", DEEDS)
def test_what_the_rep_did_is_the_same(deed: Deed) -> None:
    turn = Turn(Speaker.REP, "Yes; “sure”?", 5, deed=deed, feedback=HEARD, pause_ms=1200)
    assert turns.turn(turn.said, turn.at_ms, turns.dumps(turn)) == turn


@given(st.sampled_from(Saying), st.text())
def test_what_the_customer_said_is_the_same(why: Saying, said: str) -> None:
    turn = Turn(Speaker.CUSTOMER, said, 5, why)
    assert turns.turn(said, 5, turns.dumps(turn)) == turn


def test_an_empty_feedback_is_one_and_none_is_none() -> None:
    for feedback in (None, Feedback()):
        turn = Turn(Speaker.REP, "Hm.", 5, deed=Listen(), feedback=feedback)
        assert turns.turn("Hm.", 5, turns.dumps(turn)).feedback == feedback


def test_a_casting_is_the_same() -> None:
    layers = (Layer("Why?", "Because."), Layer("How?", "So."))
    whole = Casting(
        "c" * 12,
        Category.FEAR,
        "No.",
        layers,
        Customer("Ana", "female"),
        Manner.ANXIOUS,
        "",
        ("Mm.",),
        7,
        1,
        "Find out",
        "",
        3,
        Company.PEER,
        "Sam",
        "Ana",
        "Jo",
    )
    assert turns.casting(turns.dumps(whole)) == whole


def test_a_casting_from_before_there_were_partners_is_of_a_talk_alone() -> None:
    raw = json.loads(turns.dumps(Casting("c" * 12, Category.FEAR, "No.", (Layer("Why?", "Because."),))))
    for later in ("company", "partner", "observer", "rep"):
        del raw[later]
    assert turns.casting(json.dumps(raw)).company is Company.ALONE


@pytest.mark.parametrize(
    "mark",
    [
        Mark(Seat.PARTNER, believable=3, trust=2, comment="I would have told more."),
        Mark(Seat.OBSERVER, 4, frozenset({Label.THANKS, Label.YES_BUT})),
        Mark(Seat.OBSERVER, 4, frozenset()),
    ],
)
def test_what_others_made_of_it_is_the_same(mark: Mark) -> None:
    assert turns.mark(mark.seat.value, mark.place, turns.dumps(mark)) == mark


@pytest.mark.parametrize(
    "verdict", [Verdict(), Verdict("I asked late.", 4, Met.PARTLY, trust=3, because="No fleet."), Verdict(met=Met.NO)]
)
def test_what_the_rep_made_of_it_is_the_same(verdict: Verdict) -> None:
    assert turns.verdict(turns.dumps(verdict)) == verdict


def test_what_a_reply_did_for_somebody_upset_is_the_same() -> None:
    turn = Turn(Speaker.REP, "I see.", 5, deed=Reply(Judged()), shown=(Shown(Sign.SIDES, 0, 5), Shown(Sign.GLAD, 2, 5)))
    assert turns.turn("I see.", 5, turns.dumps(turn)) == turn


def test_a_complaint_is_kept_whole() -> None:
    frozen = MappingProxyType(dict(a_complaint().says))
    casting = Casting("p", None, "Again.", (), complaint=a_complaint(says=frozen, is_theirs=True, patience=3, seed=7))
    assert turns.casting(turns.dumps(casting)) == casting


def test_a_talk_from_before_there_were_complaints_is_read() -> None:
    casting = Casting("c", Category.TIME, "Busy.", ())
    raw = json.loads(turns.dumps(casting))
    del raw["complaint"]
    assert turns.casting(json.dumps(raw)) == casting
    reply = {"speaker": "rep", "deed": {"move": "reply", "judged": {"opens": True, "asks": True, "labels": []}}}
    assert turns.turn("Why?", 5, json.dumps(reply)).deed == Reply(Judged(opens=True, asks=True))


@pytest.mark.parametrize(("kept", "met"), [("true", Met.YES), ("false", Met.NO), ("null", None)])
def test_an_objective_that_was_met_or_not_is_read_as_it_was_kept_at_first(kept: str, met: Met | None) -> None:
    assert turns.verdict(f'{{"view": "", "confidence": 0, "met": {kept}, "is_given": true}}').met is met
