"""A line that names a worry first is heard in anybody's words, and in known ones without the encoder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from trainer.coaching import heads, model, naming
from trainer.coaching.naming import Naming
from trainer.domain.feedback import Certainty, CoachContext, Feedback, LabelKind, Noticed
from trainer.services.coaching import Coaching

HELD_OUT = Path(__file__).parent / "heldout" / "prehandle.jsonl"
PRECISION, RECALL = 0.9, 0.85
"""The least of each on 105 lines that nobody taught; 0.96 and 0.93 when this was written."""


@pytest.fixture(scope="module")
def coach() -> Coaching:
    return Coaching()


def names_it(coach: Coaching, line: str) -> bool:
    return coach.names_it(line, coach(line, CoachContext(mode="prehandle")))


def test_lines_that_nobody_taught_are_told_apart(coach: Coaching) -> None:
    rows = [json.loads(line) for line in HELD_OUT.read_text("utf-8").splitlines()]
    heard = {row["id"] for row in rows if names_it(coach, row["reply"])}
    naming_it = {row["id"] for row in rows if row["names_it"]}
    assert len(heard & naming_it) / len(heard) >= PRECISION
    assert len(heard & naming_it) / len(naming_it) >= RECALL


@pytest.mark.parametrize("line", ["", "Пожалуйста", "There's nothing to worry about on price."])
def test_what_names_no_worry_is_not_heard(coach: Coaching, line: str) -> None:
    assert not names_it(coach, line)


def test_known_words_are_heard_without_an_encoder() -> None:
    known = Noticed(naming.FAMILY, "Pre-handle", "Names it.", LabelKind.MOVE, 0, 14, Certainty.CHECK)
    assert Naming()("Before you ask: yes.", Feedback(noticed=(known,)))
    assert not Naming()("Before you ask: yes.", Feedback())


def test_what_was_learnt_belongs_to_the_encoder_that_is_shipped() -> None:
    learnt = heads.load(naming.file())
    assert learnt is not None
    assert learnt.digest == model.check(model.folder()).digest
