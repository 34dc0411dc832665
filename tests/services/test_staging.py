"""What is played was played least; a complaint is played by somebody whose voice suits it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import a_complaint
from trainer import paths
from trainer.domain.complaint import Complaint
from trainer.domain.days import Moment
from trainer.domain.played import Casting, Played
from trainer.domain.talk import Phase
from trainer.errors import NotFoundError
from trainer.services.staging import Stage, opened, rules_of
from trainer.settings import Settings
from trainer.store import roleplays
from trainer.store.engine import Database

PUMP, BILL = a_complaint(), a_complaint(key="bill", line="You billed me twice.", voice="female")


@pytest.fixture
def stage() -> Stage:
    stage = Stage(paths.resources() / "scenes", Settings, lambda count: count - 1)
    stage.complaints = (PUMP, BILL)
    return stage


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "db.sqlite3")


def casting(stage: Stage, database: Database, key: str = "") -> Casting:
    with database.reading() as tx:
        return stage.complaint(tx, key)


@pytest.mark.parametrize("complaint", [PUMP, BILL])
def test_who_complains_has_a_voice_that_suits_it(stage: Stage, database: Database, complaint: Complaint) -> None:
    cast = casting(stage, database, complaint.key)
    assert (cast.complaint, cast.line, cast.customer.voice) == (complaint, complaint.line, complaint.voice)


def test_the_complaint_that_was_played_least_comes_next(stage: Stage, database: Database) -> None:
    first = casting(stage, database)
    with database.writing() as tx:
        roleplays.put(tx, Played("u", Moment(0), first))
    assert {first.card_id, casting(stage, database).card_id} == {PUMP.key, BILL.key}


def test_a_complaint_of_another_key_is_refused(stage: Stage, database: Database) -> None:
    with pytest.raises(NotFoundError):
        casting(stage, database, "nowhere")


def test_somebody_upset_begins_with_their_line_and_is_not_done(stage: Stage, database: Database) -> None:
    cast = casting(stage, database, BILL.key)
    assert [turn.said for turn in opened(cast, stage.cast, 5)] == [BILL.line]
    assert rules_of(cast, stage.cast).begin(0).phase is Phase.VENTING
