"""A role-play that has only begun has no end and no verdict."""

from __future__ import annotations

from tests.builders import an_id
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.played import Casting, Played, Verdict


def test_what_was_not_told_is_told_apart_from_a_no() -> None:
    played = Played("u", Moment(0), Casting(an_id(1), Category.TIME, "Busy.", ()))
    assert (played.outcome, played.ended_ms, played.turns) == (None, 0, ())
    assert played.verdict == Verdict()
    assert played.verdict.met is None
    assert Verdict(met=False) != Verdict()
