"""Every vector of the scheduling design, and the properties that must hold for any history."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.days import Moment
from trainer.domain.memory import UNSEEN, Memory, Rating, State
from trainer.domain.scheduling import Answer, Parameters, brought, interval_days, outcomes, recall, replay

DAY_MS = 86_400_000
PLAIN = Parameters(maximum_interval=36_500)
ANKI_STEPS = Parameters(learning_steps=(1, 10), relearning_steps=(10,), maximum_interval=36_500)


def on_day(day: int) -> Moment:
    """Noon UTC of a learning day."""
    return Moment(day * DAY_MS + DAY_MS // 2)


def answered(memory: Memory, rating: Rating, moment: Moment, parameters: Parameters = PLAIN) -> Memory:
    return outcomes(memory, moment, parameters)[rating].memory


@pytest.mark.parametrize(
    ("rating", "stability", "difficulty"),
    [
        (Rating.AGAIN, 0.212, 6.4133),
        (Rating.HARD, 1.2931, 5.112170706),
        (Rating.GOOD, 2.3065, 2.118103970),
        (Rating.EASY, 8.2956, 1.0),
    ],
)
def test_a_first_answer_gives_the_published_state(rating, stability, difficulty):
    memory = answered(UNSEEN, rating, on_day(100))
    assert memory.stability == pytest.approx(stability, abs=1e-9)
    assert memory.difficulty == pytest.approx(difficulty, abs=1e-9)


def test_thirteen_reviews_when_due_give_the_published_intervals():
    memory, at, days = UNSEEN, on_day(100), []
    for rating in (3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3):
        outcome = outcomes(memory, at, ANKI_STEPS)[Rating(rating)]
        days.append(outcome.days)
        memory = outcome.memory
        at = Moment(at.after_minutes(outcome.minutes) if outcome.minutes else at.at_ms + outcome.days * DAY_MS)
    assert days == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


def test_a_history_with_gaps_gives_the_published_stabilities():
    memory, day, stabilities = UNSEEN, 100, []
    for rating, gap in zip((1, 3, 3, 3, 3, 3), (0, 0, 1, 3, 8, 21), strict=True):
        day += gap
        memory = answered(memory, Rating(rating), on_day(day))
        stabilities.append(memory.stability)
    assert stabilities == pytest.approx([0.212, 0.246689, 2.021478, 7.863701, 21.917715, 53.62691], abs=1e-5)
    assert memory.difficulty == pytest.approx(6.3574867, abs=1e-6)


def test_ten_easy_answers_in_one_second_leave_difficulty_at_one():
    memory = UNSEEN
    for _ in range(10):
        memory = answered(memory, Rating.EASY, on_day(100))
    assert memory.difficulty == 1.0


@pytest.mark.parametrize(("retention", "expected"), [(0.80, [3, 33, 332]), (0.90, [1, 10, 100]), (0.95, [1, 4, 40])])
def test_intervals_follow_the_retention_asked_for(retention, expected):
    parameters = Parameters(retention=retention, maximum_interval=36_500)
    assert [interval_days(stability, parameters) for stability in (1, 10, 100)] == expected


def test_one_got_it_graduates_and_one_miss_comes_back_in_ten_minutes():
    grades = outcomes(UNSEEN, on_day(100), Parameters())
    assert (grades[Rating.GOOD].memory.state, grades[Rating.GOOD].days) == (State.REVIEW, 2)
    assert (grades[Rating.AGAIN].memory.state, grades[Rating.AGAIN].minutes) == (State.LEARNING, 10)


def test_a_lapse_is_counted_and_relearned():
    memory = answered(UNSEEN, Rating.GOOD, on_day(100))
    lapsed = answered(memory, Rating.AGAIN, on_day(110))
    assert (lapsed.state, lapsed.lapses, lapsed.due_at) == (State.RELEARNING, 1, on_day(110).after_minutes(10))


def test_no_interval_is_longer_than_half_a_year():
    memory = Memory(State.REVIEW, due_day=100, stability=5_000.0, difficulty=2.0, last_day=1, reps=9)
    assert all(outcome.days <= 180 for outcome in outcomes(memory, on_day(100), Parameters()).values())


def test_the_fuzz_is_the_same_in_preview_and_answer():
    memory = Memory(State.REVIEW, due_day=100, stability=40.0, difficulty=5.0, last_day=60, reps=5)
    twice = [outcomes(memory, on_day(100), Parameters(), card_id="a", load=lambda *_: {}) for _ in range(2)]
    assert twice[0] == twice[1]


def test_a_card_goes_to_the_quietest_day_of_its_window():
    memory = Memory(State.REVIEW, due_day=100, stability=40.0, difficulty=5.0, last_day=60, reps=5)
    days = outcomes(memory, on_day(100), Parameters())[Rating.GOOD].days
    quiet = 100 + days + 1
    crowded = outcomes(
        memory, on_day(100), Parameters(), load=lambda a, b: {d: 0 if d == quiet else 9 for d in range(a, b + 1)}
    )
    assert crowded[Rating.GOOD].memory.due_day == quiet


histories = st.lists(st.tuples(st.sampled_from(list(Rating)), st.integers(0, 60)), min_size=1, max_size=25)


@given(histories)
def test_bounds_hold_for_any_history(history):
    memory, day = UNSEEN, 100
    for rating, gap in history:
        day += gap
        grades = outcomes(memory, on_day(day), PLAIN, card_id="x", load=lambda *_: {})
        lengths = [grades[r].days for r in Rating if grades[r].days]
        assert lengths == sorted(lengths)
        memory = grades[rating].memory
        assert memory.stability >= 0.001
        assert 1 <= memory.difficulty <= 10


@given(st.floats(0.01, 5_000))
def test_recall_is_nine_tenths_after_as_many_days_as_the_stability(stability):
    memory = Memory(State.REVIEW, stability=stability, difficulty=5.0, last_day=0, reps=1)
    at_stability = Memory(State.REVIEW, stability=float(round(stability) or 1), difficulty=5.0, reps=1)
    assert recall(at_stability, round(stability) or 1) == pytest.approx(0.9, abs=1e-12)
    assert recall(memory, 0) == 1.0


@given(histories)
def test_replaying_the_answers_gives_the_stored_state(history):
    memory, day, answers = UNSEEN, 100, []
    for rating, gap in history:
        day += gap
        outcome = outcomes(memory, on_day(day), Parameters(), card_id="x", load=lambda *_: {})[rating]
        answers.append(Answer(rating, on_day(day), outcome.days, outcome.minutes, Parameters()))
        memory = outcome.memory
    again = replay(answers)
    assert again.stability == pytest.approx(memory.stability, abs=1e-9)
    assert again == memory


def test_what_is_brought_is_due_that_day_and_remembered_as_it_was():
    memory = Memory(State.REVIEW, 120, 0, 9.0, 5.0, 100, 1, reps=3)
    moment = on_day(110)
    assert brought(memory, moment) == replace(memory, due_day=110, last_at=moment.at_ms)
    assert brought(UNSEEN, moment) == replace(UNSEEN, due_day=110, last_at=moment.at_ms)


def test_what_is_due_or_being_learned_is_not_touched_by_it():
    for memory in (
        Memory(State.REVIEW, 110, 0, 9.0, 5.0, 100, 1, reps=3),
        Memory(State.REVIEW, 90, 0, 9.0, 5.0, 80, 1, reps=3),
        Memory(State.RELEARNING, 110, 5_000, 9.0, 5.0, 110, 1, reps=3),
    ):
        assert brought(memory, on_day(110)) is memory
