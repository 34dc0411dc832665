"""A plan is kept whole, as it was last, and is gone when it is taken away."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import an_id
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.prehandle import Foreseen, Plan
from trainer.store import plans
from trainer.store.engine import Database

FORESEEN = (
    Foreseen(an_id(1), Category.PRICE, "“Too dear” – <b>really</b>", "Before you ask: ja, teurer. 価格"),
    Foreseen(an_id(2), Category.FEAR, "What if it fails?"),
)
PLAN = Plan("3f0a2b52-6d1c-4f57-9a77-1f0f5e6f0a11", Moment(1_000, -330), "Acme", "Who decides", "No is fine", FORESEEN)


def test_a_plan_comes_back_as_it_was_kept_last(database: Database) -> None:
    database.write(lambda tx: plans.put(tx, replace(PLAN, title="", foreseen=())))
    database.write(lambda tx: plans.put(tx, PLAN))
    with database.reading() as tx:
        assert plans.everything(tx) == (PLAN,)


def test_the_newest_plan_comes_first(database: Database) -> None:
    later = replace(PLAN, uuid="9e8d7c6b-0000-4000-8000-000000000001", began=Moment(2_000, 60))
    for one in (later, PLAN):
        database.write(lambda tx, one=one: plans.put(tx, one))  # type: ignore[misc]
    with database.reading() as tx:
        assert plans.everything(tx) == (later, PLAN)


def test_what_was_taken_away_is_not_there_any_more(database: Database) -> None:
    database.write(lambda tx: plans.put(tx, PLAN))
    database.write(lambda tx: plans.forget(tx, PLAN.uuid))
    database.write(lambda tx: plans.forget(tx, PLAN.uuid))
    with database.reading() as tx:
        assert plans.everything(tx) == ()
