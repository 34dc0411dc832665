"""The main job: a day's lines, one session at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from trainer.domain import slots
from trainer.domain.categories import Category
from trainer.domain.feedback import CoachContext, Feedback
from trainer.domain.memory import State
from trainer.domain.queue import arrange, capacity, pace_seconds, shuffled
from trainer.domain.views import Remembered, Today
from trainer.services.answers import Answers
from trainer.services.clock import Clock
from trainer.services.session import StudySession, Tools
from trainer.settings import Settings
from trainer.store import cards, memories, replies, reviews
from trainer.store.engine import Database, Transaction

_PACE_OVER = 100
_DAYS_SHOWN = 14
_ENDLESS = 2**62
"""More than any count of lines, later than any instant, and a number that SQLite takes."""


class Study:
    """What is due, and sessions over it."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        settings: Callable[[], Settings],
        coach: Callable[[str, CoachContext], Feedback],
    ) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._tools = Tools(database, clock, settings, coach, Answers(database))

    def today(self) -> Today:
        """What lies ahead today, within the daily minutes."""
        day = self._clock.now().day
        with self._database.reading() as tx:
            counts = memories.counts(tx, day)
            done = reviews.answered_on(tx, day)
            pace = pace_seconds(reviews.durations(tx, _PACE_OVER))
            plan = self._plan(tx, day, capacity(self._settings().daily_minutes, pace, done))
            next_day, next_count = memories.next_due(tx, day)
            days = reviews.practised_days(tx, day - _DAYS_SHOWN + 1, day)
            seen = reviews.has_any(tx)
        planned = Counter(card.category for card in plan)
        waiting = sum(count.due for count in counts.values()) - sum(card.memory.state is State.REVIEW for card in plan)
        return Today(
            day=day,
            counts=counts,
            planned={category: planned[category] for category in Category},
            minutes=max(round(len(plan) * pace / 60), 1) if plan else 0,
            waiting=waiting,
            done=done,
            next_day=next_day,
            next_count=next_count,
            seen_anything=seen,
            practised=tuple(day - back in days for back in reversed(range(_DAYS_SHOWN))),
        )

    def line(self, card_id: str) -> str:
        """A card's objection with its slots filled.

        Raises:
            NotFoundError: There is no such card.
        """
        with self._database.reading() as tx:
            card = cards.card(tx, card_id)
        return slots.fill(card.objection, self._settings().slots, card.slots)

    def start(self, *, limit: int | None = None, category: Category | None = None) -> StudySession:
        """A session over today's lines, or over the first `limit` of them; one with a begun answer comes first.

        With a `category` only its lines come, and the daily minutes do not bound them.
        """
        day = self._clock.now().day
        with self._database.reading() as tx:
            room = _ENDLESS if category else self._room(tx, day)
            plan = self._plan(tx, day, room if limit is None else min(limit, room), category)
            begun = replies.begun(tx)
        plan.sort(key=lambda card: card.card_id not in begun)
        return StudySession(self._tools, tuple(card.card_id for card in plan), category)

    def more(self, lines: int = 5) -> StudySession:
        """A few lines beyond today's plan: what waits, then unseen ones, whatever the daily limits say."""
        day = self._clock.now().day
        with self._database.reading() as tx:
            due = memories.due(tx, day, lines)
            unseen = memories.unseen(tx, day, lines - len(due))
        return StudySession(
            self._tools, tuple(card.card_id for card in arrange(due, shuffled(unseen, day), frozenset())), None
        )

    def _room(self, tx: Transaction, day: int) -> int:
        """How many more lines fit into the day's minutes."""
        pace = pace_seconds(reviews.durations(tx, _PACE_OVER))
        return capacity(self._settings().daily_minutes, pace, reviews.answered_on(tx, day))

    def _plan(self, tx: Transaction, day: int, room: int, category: Category | None = None) -> list[Remembered]:
        """Due lines first, then as many unseen ones as minutes and daily limit leave room for."""
        learning = memories.learning(tx, _ENDLESS, day, category)[:room]
        due = memories.due(tx, day, room - len(learning), category)
        fresh = self._settings().new_per_day - reviews.introduced_on(tx, day)
        unseen = memories.unseen(tx, day, max(min(fresh, room - len(learning) - len(due)), 0), category)
        after = learning[-1].category if learning else None
        return learning + arrange(due, shuffled(unseen, day), reviews.missed_last_time(tx, day), after)
