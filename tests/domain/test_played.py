"""A role-play that has only begun has no end and no verdict."""

from __future__ import annotations

from functools import partial

from tests.builders import a_scene, an_id
from trainer.domain import partner
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.played import Casting, Met, Played, Speaker, Turn, Verdict, replies, standing, states
from trainer.domain.scenes import Saying
from trainer.domain.talk import Deed, Judged, Play, Reply, Retake


def test_what_was_not_told_is_told_apart_from_a_no() -> None:
    played = Played("u", Moment(0), Casting(an_id(1), Category.TIME, "Busy.", ()))
    assert (played.outcome, played.ended_ms, played.turns) == (None, 0, ())
    assert played.verdict == Verdict()
    assert played.verdict.met is None
    assert Verdict(met=Met.NO) != Verdict()


def said(speaker: Speaker, deed: Deed | None = None) -> Turn:
    return Turn(speaker, "Hm.", 0, deed=deed)


OBJECTED, REPLIED = said(Speaker.CUSTOMER), said(Speaker.REP, Reply(Judged()))
ONCE_MORE = said(Speaker.CUSTOMER, Retake(1))


def test_what_was_asked_for_once_more_counts_no_longer_nor_what_followed_it() -> None:
    turns = (OBJECTED, REPLIED, OBJECTED, REPLIED, ONCE_MORE, REPLIED, OBJECTED)
    assert standing(turns) == (0, 5, 6)
    assert replies(turns) == (5,)


def test_a_retake_leads_back_to_where_the_talk_was() -> None:
    scene = a_scene()
    opens = Turn(Speaker.CUSTOMER, "Because.", 0, deed=Play(Saying.ANSWER, "Because."))
    turns = (OBJECTED, REPLIED, opens, REPLIED, opens, said(Speaker.CUSTOMER, Retake(3)), opens)
    depths = [state.depth for state in states(partner.begin(scene), turns, partial(partner.play, scene))]
    assert depths == [0, 0, 0, 1, 1, 2, 1, 2]
