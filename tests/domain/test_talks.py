"""What can be told of a talk beside another: counts and a middle, never a sum."""

from __future__ import annotations

from tests.builders import an_id
from trainer.domain.cards import Layer
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.debrief import look_back
from trainer.domain.feedback import Certainty, Feedback, Finding, Label
from trainer.domain.played import Casting, Met, Played, Speaker, Turn, Verdict
from trainer.domain.scenes import Outcome, Saying
from trainer.domain.talk import Judged, Reply, Retake
from trainer.domain.talks import TalkRow, facts

CASTING = Casting(an_id(1), Category.BUDGET, "No money.", (Layer("Why?", "So."),), confidence=2)


def rep(pause_ms: int, *labels: Label) -> Turn:
    found = tuple(Finding(label, 0, 2, Certainty.SURE) for label in labels)
    return Turn(Speaker.REP, "So.", 0, deed=Reply(Judged()), feedback=Feedback(found), pause_ms=pause_ms)


def test_facts_are_those_of_what_counts() -> None:
    line = Turn(Speaker.CUSTOMER, "No money.", 0, Saying.OBJECTION)
    again = Turn(Speaker.CUSTOMER, "", 0, deed=Retake(1))
    turns = (
        line,
        rep(90, Label.PRESSURE),
        again,
        rep(-1, Label.EXCUSE),
        rep(400, Label.EXCUSE, Label.THANKS),
        rep(800),
    )
    played = Played("u", Moment(1_000), CASTING, turns, 1, Outcome.YES, 241_000, Verdict("Good.", 4, Met.YES))
    told = facts(played, look_back(played))
    assert (told.seconds, told.replies, told.pause_ms) == (240, 3, 600)
    assert (dict(told.faults), dict(told.phrases)) == ({Label.EXCUSE: 2}, {Label.THANKS: 1})
    assert (told.outcome, told.confidence) == (Outcome.YES, (2, 4))


def test_without_a_pause_none_is_told() -> None:
    line = Turn(Speaker.CUSTOMER, "No money.", 0, Saying.OBJECTION)
    played = Played("u", Moment(0), CASTING, (line, rep(-1)))
    assert facts(played, look_back(played)).pause_ms == -1


def test_a_talk_belongs_to_the_month_on_the_wall() -> None:
    row = TalkRow("u", Moment(31 * 86_400_000 - 60_000, 120), "Ana", Category.PRICE, "Too dear.")
    assert row.month == (1970, 2)
