"""The review log is append-only, and a row that was changed behind our back is noticed."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from sqlalchemy import text

from trainer.domain.log import Kind, LogRow
from trainer.domain.memory import Rating
from trainer.domain.scheduling import Parameters
from trainer.store import reviews
from trainer.store.engine import Database, Transaction


def a_row(seq: int = 1, *, card: str = "card", rating: int = 3, day: int = 10, **changes: object) -> LogRow:
    plain = LogRow(
        f"row {seq}", "device", seq, Kind.REVIEW, card, seq * 1_000, 60, day, card_hash="hash", rating=rating,
        duration_ms=seq * 100, elapsed_days=2, s_before=1.5, d_before=5.25, s_after=2.125, d_after=5.5, days=3,
        param_set_id=1, mode="study",
    )  # fmt: skip
    return replace(plain, **changes)


def an_undo(seq: int, target: str, kind: Kind = Kind.UNDO, day: int = 10) -> LogRow:
    return LogRow(f"row {seq}", "device", seq, kind, "card", seq * 1_000, 60, day, target_uuid=target)


def keep(tx: Transaction, *rows: LogRow) -> None:
    for row in rows:
        reviews.append(tx, row)


def test_a_row_is_read_as_it_was_written(database: Database) -> None:
    with database.writing() as tx:
        keep(tx, a_row())
        assert list(reviews.everything(tx)) == [a_row()]


@pytest.mark.parametrize("verb", ["UPDATE review SET rating = 4", "DELETE FROM review", "UPDATE review SET id = 9"])
def test_a_row_can_be_neither_changed_nor_removed(database: Database, verb: str) -> None:
    with database.writing() as tx:
        keep(tx, a_row())
    with pytest.raises(Exception, match="append-only"), database.writing() as tx:
        tx.execute(text(verb))
    with database.reading() as tx:
        assert list(reviews.everything(tx)) == [a_row()]


def test_a_row_cannot_be_written_over(database: Database) -> None:
    """REPLACE deletes what is in its way; SQLite asks the trigger about that only with PRAGMA recursive_triggers."""
    with database.writing() as tx:
        keep(tx, a_row())
    with pytest.raises(Exception, match="append-only"), database.writing() as tx:
        tx.execute(text("REPLACE INTO review SELECT * FROM review"))


def test_no_two_rows_of_a_device_have_one_number(database: Database) -> None:
    with pytest.raises(Exception, match="UNIQUE"), database.writing() as tx:
        keep(tx, a_row(), a_row(uuid="another"))


@pytest.mark.parametrize("name", [field.name for field in fields(LogRow)])
def test_a_row_that_was_changed_from_outside_is_noticed(database: Database, name: str) -> None:
    value = (
        "'redo'" if name == "kind" else f"{name} + 100" if isinstance(getattr(a_row(), name), int | float) else "'?'"
    )
    with database.writing() as tx:
        keep(tx, a_row(), a_row(2))
        assert reviews.damaged(tx) == []
        tx.execute(text("DROP TRIGGER review_update"))
        tx.execute(text(f"UPDATE review SET {name} = {value} WHERE id = 1"))
        assert len(reviews.damaged(tx)) == 1


def test_a_checksum_that_was_changed_is_noticed_too(database: Database) -> None:
    with database.writing() as tx:
        keep(tx, a_row())
        tx.execute(text("DROP TRIGGER review_update"))
        tx.execute(text("UPDATE review SET checksum = zeroblob(8)"))
        assert reviews.damaged(tx) == ["row 1"]


@pytest.mark.parametrize("nonsense", ["kind = 'nonsense'", "at_ms = 'never'", "s_after = 'x'", "kind = x'ff00'"])
def test_a_row_that_makes_no_sense_is_named_and_not_a_crash(database: Database, nonsense: str) -> None:
    with database.writing() as tx:
        keep(tx, a_row(), a_row(2))
        tx.execute(text("DROP TRIGGER review_update"))
        tx.execute(text(f"UPDATE review SET {nonsense} WHERE id = 1"))
        assert reviews.damaged(tx) == ["row 1"]


def test_a_device_counts_its_rows_from_one(database: Database) -> None:
    with database.writing() as tx:
        first, second = reviews.identity(tx), reviews.identity(tx)
    assert (first[1], second[1]) == (1, 2)
    assert first[0] == second[0]


def test_a_number_that_was_not_used_is_given_again(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.writing() as tx:
        assert reviews.identity(tx)[1] / 0
    with database.writing() as tx:
        assert reviews.identity(tx)[1] == 1


def test_the_newest_standing_answer_is_the_one_to_take_back(database: Database) -> None:
    with database.writing() as tx:
        assert reviews.last_effective(tx) is None
        keep(tx, a_row(1), a_row(2), an_undo(3, "row 2"))
        assert reviews.last_effective(tx) == a_row(1)
        keep(tx, an_undo(4, "row 2", Kind.REDO))
        assert reviews.last_effective(tx) == a_row(2)


def test_a_day_counts_each_card_once_and_undone_ones_not_at_all(database: Database) -> None:
    with database.writing() as tx:
        keep(tx, a_row(1), a_row(2), a_row(3, card="other"), a_row(4, card="third"), an_undo(5, "row 4"))
        assert (reviews.answered_on(tx, 10), reviews.answered_on(tx, 11)) == (2, 0)


def test_an_answer_counts_unless_it_was_taken_back_last(database: Database) -> None:
    with database.writing() as tx:
        assert reviews.answers(tx) == 0
        keep(tx, a_row(1), a_row(2), a_row(3, card="other"), an_undo(4, "row 2"), an_undo(5, "row 3"))
        assert reviews.answers(tx) == 1
        keep(tx, an_undo(6, "row 2", Kind.REDO))
        assert (reviews.answers(tx), reviews.count(tx)) == (2, 6)


def test_a_success_is_an_answer_of_that_card_that_stands_and_was_not_missed(database: Database) -> None:
    with database.writing() as tx:
        assert reviews.successes(tx, "card") == 0
        keep(tx, a_row(1), a_row(2, rating=2), a_row(3, rating=1), a_row(4, card="other"), an_undo(5, "row 2"))
        assert reviews.successes(tx, "card") == 1
        keep(tx, an_undo(6, "row 2", Kind.REDO), a_row(7, kind=Kind.BROUGHT))
        assert reviews.successes(tx, "card") == 2


def test_introduced_cards_are_those_with_their_very_first_answer(database: Database) -> None:
    with database.writing() as tx:
        keep(tx, a_row(1, s_before=0.0), a_row(2), a_row(3, card="old"), a_row(4, card="gone", s_before=0.0))
        keep(tx, an_undo(5, "row 4"))
        assert reviews.introduced_on(tx, 10) == 1


def test_what_was_missed_on_the_last_day_of_practice_is_remembered_over_a_holiday(database: Database) -> None:
    with database.writing() as tx:
        keep(tx, a_row(1, card="long ago", rating=1, day=3), a_row(2, card="missed", rating=1, day=5))
        keep(tx, a_row(3, card="missed", rating=3, day=5), a_row(4, card="known", day=5))
        assert reviews.missed_last_time(tx, 12) == {"missed"}


def test_what_is_missed_today_does_not_count_as_last_time(database: Database) -> None:
    with database.writing() as tx:
        keep(tx, a_row(1, card="before", rating=1, day=5), a_row(2, card="today", rating=1, day=6))
        assert reviews.missed_last_time(tx, 6) == {"before"}


def test_a_day_on_which_everything_was_taken_back_was_no_practice(database: Database) -> None:
    with database.writing() as tx:
        keep(tx, a_row(1, card="missed", rating=1, day=5), a_row(2, day=6), an_undo(3, "row 2", day=6))
        assert reviews.missed_last_time(tx, 7) == {"missed"}
        assert reviews.practised_days(tx, 1, 10) == {5}


def test_recall_is_judged_by_the_first_answer_of_each_day(database: Database) -> None:
    with database.writing() as tx:
        keep(tx, a_row(1, rating=1), a_row(2, rating=3), a_row(3, rating=4, day=11), a_row(4, day=99))
        assert sorted(reviews.first_answers(tx, 10, 11)) == [("card", 1), ("card", 4)]


def test_an_undone_first_answer_leaves_the_next_one_as_the_first(database: Database) -> None:
    with database.writing() as tx:
        keep(tx, a_row(1, rating=1), an_undo(2, "row 1"), a_row(3, rating=3))
        assert reviews.first_answers(tx, 10, 10) == [("card", Rating.GOOD)]


def test_durations_are_the_newest_first(database: Database) -> None:
    with database.writing() as tx:
        keep(tx, a_row(1), a_row(2), a_row(3))
        assert reviews.durations(tx, 2) == [300, 200]


def test_rows_of_one_card_hold_its_undos_too(database: Database) -> None:
    with database.writing() as tx:
        keep(tx, a_row(1), a_row(2, card="other"), an_undo(3, "row 1"))
        assert [row.uuid for row in reviews.of_card(tx, "card")] == ["row 1", "row 3"]


def test_a_log_that_was_ever_written_to_is_not_empty(database: Database) -> None:
    with database.writing() as tx:
        assert not reviews.has_any(tx)
        keep(tx, a_row())
        assert reviews.has_any(tx)


def test_the_same_parameters_are_kept_once_and_read_as_they_were(database: Database) -> None:
    strict = Parameters(retention=0.97, learning_steps=(1, 10), relearning_steps=())
    with database.writing() as tx:
        ids = [reviews.put_parameters(tx, one) for one in (Parameters(), strict, Parameters())]
        assert ids[0] == ids[2] != ids[1]
        assert reviews.parameter_sets(tx) == {ids[0]: Parameters(), ids[1]: strict}


def test_cards_that_were_brought_to_a_day_and_not_sent_back(database: Database) -> None:
    with database.writing() as tx:
        keep(
            tx,
            a_row(1, kind=Kind.BROUGHT, card="b"),
            a_row(2, kind=Kind.BROUGHT, card="a"),
            a_row(3, kind=Kind.BROUGHT, card="c", day=9),
            a_row(4, card="d"),
            an_undo(5, "row 1"),
        )
        assert reviews.brought_on(tx, 10) == ("a",)
