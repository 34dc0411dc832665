"""The log and the memory never disagree, whatever is answered, taken back or interrupted."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import FixedClock, a_deck, an_id, install, open_home, some_cards
from tests.services.conftest import Home
from trainer.domain.feedback import Feedback
from trainer.domain.log import LogRow
from trainer.domain.memory import UNSEEN, Memory, Rating, Rest, Status
from trainer.domain.scheduling import Parameters
from trainer.domain.views import Attempt
from trainer.errors import StaleAnswerError
from trainer.services.answers import Answers, Graded, replayed
from trainer.store import cards, memories, reviews
from trainer.store.engine import Database

CARDS = 4
CLOSE = 1e-9


class Log:
    """A rep who answers cards of one deck."""

    def __init__(self, database: Database, clock: FixedClock, parameters: Parameters | None = None) -> None:
        self.database, self.clock = database, clock
        self.parameters = parameters or Parameters()
        self.answers = Answers(database)

    def memory(self, number: int) -> Memory:
        with self.database.reading() as tx:
            return memories.memory(tx, an_id(number))

    def shown(self, number: int, rating: Rating) -> Graded:
        """An answer as it stands on the screen, not yet given."""
        with self.database.reading() as tx:
            card, before = cards.card(tx, an_id(number)), memories.memory(tx, an_id(number))
            offered = self.answers.offer(tx, card.id, before, self.clock.now(), self.parameters)
        return Graded(card, before, offered[rating], Attempt(), Feedback(), (), 5_000)

    def give(self, shown: Graded) -> str:
        return self.answers.record(shown, self.clock.now(), self.parameters)

    def answer(self, number: int, rating: Rating = Rating.GOOD) -> str:
        return self.give(self.shown(number, rating))

    def undo(self) -> LogRow | None:
        return self.answers.undo(self.clock.now())

    def redo(self) -> LogRow | None:
        return self.answers.redo(self.clock.now())

    def replayed(self, number: int) -> Memory:
        with self.database.reading() as tx:
            return replayed(reviews.of_card(tx, an_id(number)), reviews.parameter_sets(tx))

    def rows(self) -> list[LogRow]:
        with self.database.reading() as tx:
            return list(reviews.everything(tx))


def in_memory(clock: FixedClock | None = None) -> Log:
    database = Database(None)
    with database.writing() as tx:
        cards.put_deck(tx, a_deck(*some_cards(CARDS)), 0)
    return Log(database, clock or FixedClock())


def same(one: Memory, other: Memory) -> bool:
    near = abs(one.stability - other.stability) <= CLOSE and abs(one.difficulty - other.difficulty) <= CLOSE
    exact = ("state", "due_day", "due_at", "last_day", "last_at", "reps", "lapses", "step")
    return near and all(getattr(one, name) == getattr(other, name) for name in exact)


answered = st.tuples(st.just("answer"), st.integers(1, CARDS), st.sampled_from(list(Rating)))
waited = st.tuples(st.just("wait"), st.integers(0, 90 * 24 * 60), st.none())
travelled = st.tuples(st.just("travel"), st.integers(-12 * 60, 14 * 60), st.none())
undone = st.tuples(st.just("undo"), st.none(), st.none())
redone = st.tuples(st.just("redo"), st.none(), st.none())
steps = st.sampled_from([(), (10,), (1, 10), (30, 5, 600)])
changed = st.tuples(st.just("settings"), st.floats(0.7, 0.99), st.tuples(steps, steps))


@settings(max_examples=80)
@given(st.lists(answered | answered | answered | undone | redone | waited | travelled | changed, max_size=40))
def test_memory_equals_a_replay_after_any_history_and_undo_and_redo_restore_what_was(history):
    log = in_memory()
    before: list[tuple[int, Memory]] = []
    after: list[tuple[int, Memory]] = []
    for what, value, more in history:
        if what == "answer":
            before.append((value, log.memory(value)))
            after.clear()
            log.answer(value, more)
        elif what == "wait":
            log.clock.advance(minutes=value)
        elif what == "travel":
            log.clock.travel(value)
        elif what == "settings":
            log.parameters = Parameters(retention=value, learning_steps=more[0], relearning_steps=more[1])
        else:
            taken, given_back = (before, after) if what == "undo" else (after, before)
            present = log.memory(taken[-1][0]) if taken else UNSEEN
            row = log.undo() if what == "undo" else log.redo()
            assert (row is None) == (not taken)
            if taken:
                number, earlier = taken.pop()
                given_back.append((number, present))
                assert row is not None
                assert row.card_id == an_id(number)
                assert same(log.memory(number), earlier)
        for number in range(1, CARDS + 1):
            assert same(log.memory(number), log.replayed(number))
    with log.database.reading() as tx:
        assert reviews.damaged(tx) == []
    log.database.close()


brought = st.tuples(st.just("bring"), st.integers(1, CARDS), st.none())
sent_back = st.tuples(st.just("send back"), st.none(), st.none())


@settings(max_examples=60)
@given(st.lists(answered | brought | brought | sent_back | undone | redone | waited | travelled, max_size=30))
def test_memory_equals_a_replay_however_cards_are_brought_and_sent_back(history):
    log, rows = in_memory(), []
    for what, value, more in history:
        if what == "answer":
            log.answer(value, more)
        elif what == "bring":
            rows += log.answers.bring([an_id(value)], log.clock.now())
            memory = log.memory(value)
            assert memory.is_learning or memory.due_day <= log.clock.day
        elif what == "send back" and rows:
            log.answers.take_back([rows.pop()], log.clock.now())
        elif what == "wait":
            log.clock.advance(minutes=value)
        elif what == "travel":
            log.clock.travel(value)
        elif what in ("undo", "redo"):
            log.undo() if what == "undo" else log.redo()
        for number in range(1, CARDS + 1):
            assert same(log.memory(number), log.replayed(number))
    log.database.close()


@pytest.fixture
def log() -> Log:
    return in_memory()


def test_what_was_shown_is_what_is_stored(log: Log) -> None:
    shown = log.shown(1, Rating.EASY)
    log.give(shown)
    (row,) = log.rows()
    assert (row.days, row.minutes) == (shown.outcome.days, shown.outcome.minutes)
    assert log.memory(1).due_day == log.clock.day + shown.outcome.days


def test_a_row_holds_the_moment_and_the_state_before_and_after(log: Log) -> None:
    log.clock.travel(120)
    log.answer(1)
    log.clock.advance(days=5)
    log.answer(1, Rating.AGAIN)
    first, second = log.rows()
    assert (first.day, first.tz_offset_min, first.elapsed_days, first.s_before) == (second.day - 5, 120, 0, 0.0)
    assert (second.elapsed_days, second.s_before, second.minutes) == (5, first.s_after, 10)
    assert (second.device_id, second.device_seq) == (first.device_id, 2)


def test_an_answer_to_a_state_that_has_moved_on_is_refused(log: Log) -> None:
    shown = log.shown(1, Rating.GOOD)
    log.answer(1, Rating.AGAIN)
    with pytest.raises(StaleAnswerError):
        log.give(shown)
    assert len(log.rows()) == 1
    assert log.memory(1).reps == 1


def test_an_answer_given_twice_counts_once(log: Log) -> None:
    shown = log.shown(1, Rating.GOOD)
    log.give(shown)
    with pytest.raises(StaleAnswerError):
        log.give(shown)
    assert len(log.rows()) == 1


def test_a_refused_answer_leaves_no_gap_in_the_numbers(log: Log) -> None:
    shown = log.shown(1, Rating.GOOD)
    log.answer(1)
    with pytest.raises(StaleAnswerError):
        log.give(shown)
    log.answer(2)
    assert [row.device_seq for row in log.rows()] == [1, 2]


def test_an_interval_that_the_night_has_changed_is_refused(log: Log) -> None:
    log.answer(1, Rating.EASY)
    log.clock.advance(days=8)
    shown = log.shown(1, Rating.GOOD)
    log.clock.advance(days=30)
    with pytest.raises(StaleAnswerError):
        log.give(shown)


def test_there_is_nothing_to_take_back_in_a_new_log(log: Log) -> None:
    assert log.undo() is None
    assert log.rows() == []


def test_an_undo_adds_a_row_and_removes_none(log: Log) -> None:
    uuid = log.answer(1)
    log.undo()
    first, second = log.rows()
    assert (first.uuid, second.kind, second.target_uuid) == (uuid, "undo", uuid)
    assert log.memory(1) == UNSEEN


def test_answers_are_taken_back_one_after_the_other_the_newest_first(log: Log) -> None:
    log.answer(1)
    log.answer(2)
    log.answer(1, Rating.AGAIN)
    assert [row.card_id for row in (log.undo(), log.undo(), log.undo()) if row] == [an_id(1), an_id(2), an_id(1)]
    assert log.undo() is None
    assert log.memory(1) == log.memory(2) == UNSEEN


def test_a_clock_that_is_put_back_between_two_answers_does_not_tear_log_and_memory_apart(log: Log) -> None:
    log.answer(1, Rating.AGAIN)
    log.clock.advance(minutes=-5)
    log.answer(1, Rating.GOOD)
    assert same(log.memory(1), log.replayed(1))


def test_an_undo_after_the_clock_was_put_back_restores_what_was(log: Log) -> None:
    log.answer(1, Rating.GOOD)
    before = log.memory(1)
    log.clock.advance(days=3)
    log.answer(1, Rating.AGAIN)
    log.clock.advance(hours=-1)
    log.undo()
    assert same(log.memory(1), before)


def test_a_log_says_which_card_was_answered_even_when_it_is_edited_meanwhile(log: Log) -> None:
    """Either the answer is refused, or the row names the card that the rep saw."""
    shown = log.shown(1, Rating.GOOD)
    with log.database.writing() as tx:
        seen = cards.card_hash(tx, an_id(1))
        cards.put_deck(tx, a_deck(*some_cards(CARDS, reply="Something quite different.")), 0)
    try:
        log.give(shown)
    except StaleAnswerError:
        return
    assert [row.card_hash for row in log.rows()] == [seen]


# ---------------------------------------------------------------- on the disk


def test_an_answer_is_on_the_disk_when_grade_returns(home: Home, tmp_path: Path) -> None:
    workspace = home(a_deck())
    session = workspace.study.start()
    question = session.next()
    assert question is not None
    session.grade(session.reveal(question, Attempt()), Rating.GOOD, Feedback())
    with closing(sqlite3.connect(workspace.home.database)) as other:
        assert other.execute("SELECT card_id, rating FROM review").fetchall() == [(question.card_id, 3)]
    shutil.copytree(tmp_path / "home", tmp_path / "killed")
    after = open_home(tmp_path / "killed")
    assert after.study.today().done == 1
    after.close()


def test_an_undo_is_on_the_disk_when_it_returns(home: Home, tmp_path: Path) -> None:
    workspace = home(a_deck())
    session = workspace.study.start()
    question = session.next()
    assert question is not None
    session.grade(session.reveal(question, Attempt()), Rating.GOOD, Feedback())
    session.undo()
    shutil.copytree(tmp_path / "home", tmp_path / "killed")
    after = open_home(tmp_path / "killed")
    assert after.study.today().done == 0
    after.close()


def test_two_windows_that_answer_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    path, each, writers = tmp_path / "trainer.sqlite3", 20, 3
    install(path, a_deck(*some_cards(each * writers)))
    failures: list[Exception] = []

    def answer(first: int) -> None:
        database = Database(path)
        try:
            rep = Log(database, FixedClock())
            for number in range(first, first + each):
                rep.answer(number)
                if number % 5 == 0:
                    rep.answer(number, Rating.AGAIN)
        except Exception as error:
            failures.append(error)
        finally:
            database.close()

    threads = [threading.Thread(target=answer, args=(1 + writer * each,)) for writer in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    database = Database(path)
    log = Log(database, FixedClock())
    assert [row.device_seq for row in log.rows()] == list(range(1, len(log.rows()) + 1))
    assert len(log.rows()) == each * writers + each * writers // 5
    assert all(same(log.memory(number), log.replayed(number)) for number in range(1, each * writers + 1))
    database.close()


def test_a_card_that_is_brought_is_due_and_remembered_as_before(log: Log) -> None:
    log.answer(1, Rating.EASY)
    before = log.memory(1)
    (row,) = log.answers.bring([an_id(1)], log.clock.now())
    after = log.memory(1)
    assert (after.due_day, after.stability, after.last_day) == (log.clock.day, before.stability, before.last_day)
    log.answers.take_back([row], log.clock.now())
    assert log.memory(1) == before


def test_who_is_brought_and_answered_keeps_the_answer_when_that_is_taken_back(log: Log) -> None:
    log.answer(1, Rating.EASY)
    rows = log.answers.bring([an_id(1)], log.clock.now())
    log.answer(1)
    answered = log.memory(1)
    log.answers.take_back(rows, log.clock.now())
    assert same(log.memory(1), answered)


def test_what_comes_anyway_or_rests_is_not_brought(log: Log) -> None:
    log.answer(1, Rating.AGAIN)
    with log.database.writing() as tx:
        memories.put_status(tx, an_id(2), Status(Rest.BY_REP))
    assert log.answers.bring([an_id(1), an_id(2), "gone"], log.clock.now()) == ()
    log.answers.bring([an_id(3)], log.clock.now())
    assert log.answers.bring([an_id(3)], log.clock.now()) == ()


def test_a_card_that_was_brought_is_no_answer_to_be_undone_or_done_again(log: Log) -> None:
    rows = log.answers.bring([an_id(1)], log.clock.now())
    assert log.undo() is None
    log.answers.take_back(rows, log.clock.now())
    assert log.redo() is None
