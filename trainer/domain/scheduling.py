"""When a card comes back: FSRS-6 on learning days, with our own steps, fuzz and balance.

Stability and difficulty are those of the package ``fsrs`` (py-fsrs 6.3, MIT) with its own steps and fuzz switched off.
It counts 24-hour periods; it is handed midnights of learning days, so that its periods are our days.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import fsrs
from fsrs.scheduler import DEFAULT_PARAMETERS

from trainer.domain.days import Moment
from trainer.domain.memory import UNSEEN, Memory, Rating, State

MAXIMUM_INTERVAL = 180
"""Days. Sales content ages: a price, a competitor and a product are rarely the same after half a year."""

Load = Callable[[int, int], Mapping[int, int]]
"""(first day, last day) -> how many cards are due on each day; a day without any may be missing."""


@dataclass(frozen=True)
class Parameters:
    """Everything an interval depends on besides the card and the moment.

    Attributes:
        weights: The 21 FSRS-6 parameters.
        retention: Share of cards to be recalled when they come due.
        learning_steps, relearning_steps: Minutes after a miss; may be empty.
        maximum_interval: Days.
    """

    weights: tuple[float, ...] = DEFAULT_PARAMETERS
    retention: float = 0.90
    learning_steps: tuple[int, ...] = (10,)
    relearning_steps: tuple[int, ...] = (10,)
    maximum_interval: int = MAXIMUM_INTERVAL


@dataclass(frozen=True)
class Outcome:
    """What one grade would lead to: exactly one of the two intervals is above zero."""

    rating: Rating
    memory: Memory
    days: int = 0
    minutes: int = 0


def no_load(_first: int, _last: int) -> Mapping[int, int]:
    """A calendar on which nothing is due."""
    return {}


def outcomes(
    memory: Memory, moment: Moment, parameters: Parameters, *, card_id: str = "", load: Load | None = None
) -> Mapping[Rating, Outcome]:
    """The next state for each of the four grades.

    Args:
        memory: The state before the answer.
        moment: When the answer is given.
        parameters: Weights, retention, steps.
        card_id: Seeds the fuzz together with the repetition, so that a preview and the answer agree.
        load: Due cards per day, for balance inside the fuzz window; without it intervals are not fuzzed.
    """
    found: dict[Rating, Outcome] = {}
    shortest = 1
    for rating in Rating:
        after = _remembered(memory, rating, moment, parameters)
        minutes = _step_minutes(after, rating, parameters)
        if minutes is not None:
            found[rating] = Outcome(rating, replace(after, due_at=moment.after_minutes(minutes)), minutes=minutes)
            continue
        days = interval_days(after.stability, parameters)
        if load is not None:
            days = _balanced(days, moment.day, parameters, random.Random(f"{card_id}:{memory.reps}"), load)
        days = shortest = min(max(days, shortest), parameters.maximum_interval)
        found[rating] = Outcome(rating, _graduated(after, moment.day + days), days=days)
    return found


def interval_days(stability: float, parameters: Parameters) -> int:
    """Days until recall falls to the wanted retention.

    Source: FSRS-6, t = S / f * (R^(1/decay) - 1) with decay = -w20 and f = 0.9^(1/decay) - 1.
    """
    decay = -parameters.weights[20]
    factor = 0.9 ** (1 / decay) - 1
    days: float = stability / factor * (parameters.retention ** (1 / decay) - 1)
    return min(max(round(days), 1), parameters.maximum_interval)


def recall(memory: Memory, day: int, parameters: Parameters | None = None) -> float:
    """Probability that the card is recalled on that learning day, 0 to 1.

    Source: FSRS-6, R = (1 + f * t / S)^decay with decay = -w20.
    """
    if memory.state is State.NEW:
        return 0.0
    decay = -(parameters or Parameters()).weights[20]
    factor = 0.9 ** (1 / decay) - 1
    return float((1 + factor * max(day - memory.last_day, 0) / memory.stability) ** decay)


@dataclass(frozen=True)
class Answer:
    """One effective row of the review log, as a replay needs it."""

    rating: Rating
    moment: Moment
    days: int
    minutes: int
    parameters: Parameters


@dataclass(frozen=True)
class Brought:
    """A row of the log by which a card comes on the day of this moment, whatever its interval."""

    moment: Moment


def replay(rows: Iterable[Answer | Brought]) -> Memory:
    """The memory state after these answers, which are in the order in which they were given.

    Stability, difficulty and steps are computed anew; intervals are those that were promised at the time, because they
    depended on that day's calendar.
    """
    memory = UNSEEN
    for row in rows:
        memory = answered(memory, row) if isinstance(row, Answer) else brought(memory, row.moment)
    return memory


def brought(memory: Memory, moment: Moment) -> Memory:
    """The same memory, due on that day; nothing else of it changes, and what is due or being learned stays as it is.

    An unseen card is marked by a day on which it is due, and stays unseen.
    """
    is_waiting = memory.state is State.REVIEW and memory.due_day > moment.day
    is_unmarked = memory.state is State.NEW and memory.due_day != moment.day
    return replace(memory, due_day=moment.day, last_at=moment.at_ms) if is_waiting or is_unmarked else memory


def answered(memory: Memory, answer: Answer) -> Memory:
    """The memory state after one more answer."""
    memory = _remembered(memory, answer.rating, answer.moment, answer.parameters)
    if answer.minutes:
        return replace(memory, due_at=answer.moment.after_minutes(answer.minutes))
    return _graduated(memory, answer.moment.day + answer.days)


def _remembered(memory: Memory, rating: Rating, moment: Moment, parameters: Parameters) -> Memory:
    """The memory after an answer, still without its due date."""
    lapsed = memory.state is State.REVIEW and rating is Rating.AGAIN
    card = fsrs.Card(
        card_id=0,
        state=fsrs.State.Learning if memory.state is State.NEW else fsrs.State.Review,
        step=0,
        stability=memory.stability or None,
        difficulty=memory.difficulty or None,
        last_review=_midnight(memory.last_day) if memory.reps else None,
    )
    after, _ = _engine(parameters.weights).review_card(card, fsrs.Rating(rating), _midnight(moment.day))
    return replace(
        memory,
        state=_next_state(memory, lapsed),
        step=_next_step(memory, rating),
        stability=after.stability or 0.0,
        difficulty=after.difficulty or 0.0,
        due_day=moment.day,
        last_day=moment.day,
        last_at=moment.at_ms,
        reps=memory.reps + 1,
        lapses=memory.lapses + lapsed,
    )


def _next_state(memory: Memory, lapsed: bool) -> State:
    if lapsed:
        return State.RELEARNING
    return State.LEARNING if memory.state is State.NEW else memory.state


def _next_step(memory: Memory, rating: Rating) -> int:
    if rating is Rating.AGAIN:
        return 0
    return memory.step + (rating is Rating.GOOD)


def _step_minutes(after: Memory, rating: Rating, parameters: Parameters) -> int | None:
    """Minutes until the next learning step, or None when the card leaves (or never enters) learning."""
    steps = parameters.relearning_steps if after.state is State.RELEARNING else parameters.learning_steps
    if not after.is_learning or not steps or rating is Rating.EASY or after.step >= len(steps):
        return None
    if rating is Rating.HARD and after.step == 0:
        return round(steps[0] * 1.5 if len(steps) == 1 else (steps[0] + steps[1]) / 2)
    return steps[after.step]


def _graduated(memory: Memory, due_day: int) -> Memory:
    return replace(memory, state=State.REVIEW, step=0, due_day=due_day, due_at=0)


def _balanced(days: int, today: int, parameters: Parameters, dice: random.Random, load: Load) -> int:
    """The quietest day of the fuzz window; the dice decide between equally quiet ones."""
    first, last = _fuzz_window(days, parameters.maximum_interval)
    if first == last:
        return days
    due = load(today + first, today + last)
    window = range(first, last + 1)
    least = min(due.get(today + day, 0) for day in window)
    return dice.choice([day for day in window if due.get(today + day, 0) == least])


_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
"""Start and end in days, and the share of that stretch; the values that Anki and py-fsrs use."""


def _fuzz_window(days: int, maximum: int) -> tuple[int, int]:
    if days < 2.5:
        return days, days
    spread = 1 + sum(share * max(min(days, end) - start, 0.0) for start, end, share in _FUZZ)
    return max(2, round(days - spread)), min(round(days + spread), maximum)


@lru_cache(maxsize=8)
def _engine(weights: tuple[float, ...]) -> fsrs.Scheduler:
    return fsrs.Scheduler(weights, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def _midnight(day: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=day)
