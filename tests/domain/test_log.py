"""Rows of the review log: what counts, and whether a row is as it was written."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.days import Moment
from trainer.domain.log import Kind, LogRow, effective
from trainer.domain.memory import Rating


def a_row(uuid="one", at_ms=1_000, seq=1, kind=Kind.REVIEW, **changes):
    plain = LogRow(uuid, "device", seq, kind, "card", at_ms, 60, 0, rating=3, days=2)
    return replace(plain, **changes)


def an_undo(target, at_ms=2_000, seq=2, kind=Kind.UNDO):
    return a_row(f"{kind} {seq}", at_ms, seq, kind, target_uuid=target, rating=0, days=0)


OTHER = {"uuid": "two", "device_id": "x", "kind": Kind.UNDO, "card_id": "x", "card_hash": "x", "mode": "x"}
OTHER |= {"target_uuid": "x"}


@pytest.mark.parametrize("name", [field.name for field in fields(LogRow)])
def test_a_checksum_covers_every_field(name):
    row = a_row()
    other = OTHER[name] if name in OTHER else getattr(row, name) + 1
    assert replace(row, **{name: other}).checksum != row.checksum


def test_a_checksum_has_eight_bytes_and_stays_the_same():
    assert a_row().checksum == a_row().checksum
    assert len(a_row().checksum) == 8


def test_a_checksum_is_the_same_in_every_version_of_the_program():
    """Rows are for ever: when this fails, old logs would all look damaged."""
    assert a_row().checksum.hex() == "b7b98d77b1ad5420"


def test_text_that_moves_to_the_next_field_changes_the_checksum():
    assert a_row(mode="ab", target_uuid="c").checksum != a_row(mode="a", target_uuid="bc").checksum


def test_a_row_knows_its_moment_and_its_grade():
    assert (a_row().moment, a_row().grade) == (Moment(1_000, 60), Rating.GOOD)


def test_an_undone_review_does_not_count():
    assert effective([a_row(), an_undo("one")]) == []


def test_a_redone_review_counts_again():
    rows = [a_row(), an_undo("one"), an_undo("one", 3_000, 3, Kind.REDO)]
    assert effective(rows) == rows[:1]


def test_an_undo_takes_back_only_what_it_names():
    rows = [a_row("one"), a_row("two", 1_500, 2), an_undo("one", seq=3)]
    assert [row.uuid for row in effective(rows)] == ["two"]


def test_reviews_are_in_the_order_in_which_they_were_given():
    rows = [a_row("late", 3_000, 1), a_row("early", 1_000, 2), a_row("same", 1_000, 3)]
    assert [row.uuid for row in effective(rows)] == ["early", "same", "late"]


@given(st.permutations([a_row("one"), a_row("two", 1_200, 2), an_undo("one", seq=3), a_row("three", 2_500, 4)]))
def test_the_order_in_which_rows_arrive_does_not_matter(rows):
    assert [row.uuid for row in effective(rows)] == ["two", "three"]


def test_other_rows_are_told_only_when_they_are_asked_for():
    rows = [a_row("one"), a_row("brought", 1_500, 2, Kind.BROUGHT, rating=0, days=0)]
    assert effective(rows) == rows[:1]
    assert effective(rows, (Kind.REVIEW, Kind.BROUGHT)) == rows
