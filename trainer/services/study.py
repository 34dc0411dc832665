"""The main job: a day's lines, one session at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from trainer.domain import slots
from trainer.domain.categories import Category
from trainer.domain.feedback import CoachContext, Feedback
from trainer.domain.memory import State
from trainer.domain.queue import arrange, by_risk, capacity, interleave, pace_seconds, shuffled
from trainer.domain.sitting import Sitting
from trainer.domain.views import ClockDoubt, Remembered, Today
from trainer.services.answers import Answers
from trainer.services.backlog import Backlog
from trainer.services.clock import Clock, ClockWatch
from trainer.services.cram import CramSession
from trainer.services.recalling import recalled
from trainer.services.recordings import Recordings
from trainer.services.session import StudySession, Tools
from trainer.settings import Settings
from trainer.store import cards, memories, replies, reviews, sittings
from trainer.store.engine import Database, Transaction

_PACE_OVER = 100
_DAYS_SHOWN = 14
_LEAST_CRAMMED = 5
_ENDLESS = 2**62
"""More than any count of lines, later than any instant, and a number that SQLite takes."""


class Study:
    """What is due, and sessions over it.

    Attributes:
        hearing: Makes up for the answers that the coach has yet to hear.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        settings: Callable[[], Settings],
        coach: Callable[[str, CoachContext], Feedback],
        recordings: Recordings,
    ) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._watch = ClockWatch(clock)
        self.backlog = Backlog(database, coach)
        self._tools = Tools(database, clock, settings, coach, Answers(database, recordings), self._watch, self.backlog)

    def clock_doubt(self) -> ClockDoubt | None:
        """What speaks against the computer's clock, until somebody says that it is right; ask before a session.

        When it jumps later, while a session is open, `StudySession.grade` says so.
        """
        with self._database.reading() as tx:
            last = reviews.last_effective(tx)
        return self._watch.doubt(last.moment) if last is not None else None

    def trust_clock(self) -> None:
        """Somebody looked at the clock and said that it is right."""
        self._watch.trust()

    def today(self) -> Today:
        """What lies ahead today, within the daily minutes."""
        day = self._clock.now().day
        with self._database.reading() as tx:
            counts = memories.counts(tx, day)
            done = reviews.answered_on(tx, day)
            pace = pace_seconds(reviews.durations(tx, _PACE_OVER))
            plan, interrupted = self._lines_today(tx, day)
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
            interrupted=interrupted.progress if interrupted else None,
        )

    def is_planned(self, card_id: str) -> bool:
        """Whether a card comes with today's lines."""
        with self._database.reading() as tx:
            plan, _ = self._lines_today(tx, self._clock.now().day)
        return any(card.card_id == card_id for card in plan)

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

        With a `category` only its lines come, and the daily minutes do not bound them. Without either, a session that
        was interrupted today goes on.
        """
        day = self._clock.now().day
        with self._database.reading() as tx:
            going_on = None if limit or category else self._interrupted(tx, day)
            if going_on is not None:
                return going_on
            room = _ENDLESS if category else self._room(tx, day)
            plan = self._plan(tx, day, room if limit is None else min(limit, room), category)
            begun = replies.begun(tx)
            plan.sort(key=lambda card: card.card_id not in begun)
            return StudySession(self._tools, self._sitting(tx, plan, category=category))

    def more(self, lines: int = 5) -> StudySession:
        """A few lines beyond today's plan: what waits, then unseen ones, then some before they are due."""
        day = self._clock.now().day
        with self._database.reading() as tx:
            due = memories.due(tx, day, lines)
            unseen = memories.unseen(tx, day, lines - len(due))
            ahead = memories.ahead(tx, day, lines - len(due) - len(unseen))
            plan = arrange(due + ahead, shuffled(unseen, day), frozenset())
            return StudySession(self._tools, self._sitting(tx, plan, ahead=True))

    def cram(self, minutes: int, category: Category | None = None, among: Collection[str] | None = None) -> CramSession:
        """Practice before a call that touches no schedule: what is most likely forgotten, then what was never seen.

        Args:
            minutes: How long there is; missed lines come round until then.
            category: The only kind that comes; None for all.
            among: Ids of the only cards that come; None for all.
        """
        day = self._clock.now().day
        with self._database.reading() as tx:
            lines = max(capacity(minutes, pace_seconds(reviews.durations(tx, _PACE_OVER)), 0), _LEAST_CRAMMED)
            if among is None:
                seen = memories.at_risk(tx, day, lines, category)
                unseen = memories.unseen(tx, day, lines - len(seen), category)
            else:
                seen, unseen = by_risk(_remembered(tx, among, day), day)
            plan = interleave((seen + shuffled(unseen, day))[:lines])
            return CramSession(self._tools, self._sitting(tx, plan, category=category), minutes)

    def _sitting(
        self, tx: Transaction, plan: Sequence[Remembered], *, category: Category | None = None, ahead: bool = False
    ) -> Sitting:
        now = self._clock.now()
        lines = tuple(card.card_id for card in plan)
        return Sitting(now.day, now.at_ms, reviews.newest(tx), lines, category, ahead)

    def _lines_today(self, tx: Transaction, day: int) -> tuple[list[Remembered], StudySession | None]:
        """What today still brings, and the session that goes on with it; None when a new one would begin."""
        session = self._interrupted(tx, day)
        if session is not None and session.is_daily:
            return _remembered(tx, session.left, day), session
        return self._plan(tx, day, self._room(tx, day)), session

    def _interrupted(self, tx: Transaction, day: int) -> StudySession | None:
        """The session that was begun today and not ended, with what was answered in it; a begun answer comes first.

        Behind its lines come the others of today. One that went ahead makes way for those.
        """
        sitting = sittings.get(tx)
        if sitting is None or sitting.day != day:
            return None
        today = [] if sitting.category else [card.card_id for card in self._plan(tx, day, self._room(tx, day))]
        if sitting.ahead and today:
            return None
        begun, own = replies.begun(tx), self._settings().slots
        rows = [row for row in reviews.since(tx, sitting.after) if cards.card_hash(tx, row.card_id)]
        answered = {row.card_id for row in rows}
        wished = dict.fromkeys((*sitting.lines, *today))
        lines = [line for line in wished if line in answered or memories.practised(tx, line, day)]
        lines.sort(key=lambda card_id: card_id not in begun)
        began = self._clock.now().at_ms - sum(row.duration_ms for row in rows)  # the interruption is no practice
        given = [recalled(tx, row, own) for row in rows]
        session = StudySession(self._tools, replace(sitting, lines=tuple(lines), started_ms=began), given)
        return session if session.has_answers and session.progress.left else None

    def _room(self, tx: Transaction, day: int) -> int:
        """How many more lines fit into the day's minutes."""
        pace = pace_seconds(reviews.durations(tx, _PACE_OVER))
        return capacity(self._settings().daily_minutes, pace, reviews.answered_on(tx, day))

    def _plan(self, tx: Transaction, day: int, room: int, category: Category | None = None) -> list[Remembered]:
        """Due lines first, then as many unseen ones as minutes and daily limit leave room for."""
        learning = memories.learning(tx, _ENDLESS, day, category)[:room]
        brought = _brought(tx, day, category)
        first = frozenset(card.card_id for card in brought)
        room = max(room - len(learning) - len(brought), 0)
        due = [card for card in memories.due(tx, day, room + len(brought), category) if card.card_id not in first]
        due = due[:room]
        fresh = self._settings().new_per_day - reviews.introduced_on(tx, day)
        unseen = memories.unseen(tx, day, max(min(fresh, room - len(due)), 0) + len(brought), category)
        unseen = [card for card in unseen if card.card_id not in first][: max(min(fresh, room - len(due)), 0)]
        after = learning[-1].category if learning else None
        missed = reviews.missed_last_time(tx, day) | first
        return learning + arrange(brought + due, shuffled(unseen, day), missed, after)


def _brought(tx: Transaction, day: int, category: Category | None) -> list[Remembered]:
    """Cards that were brought to that day and wait for it to be answered, whatever fits into its minutes."""
    there = _remembered(tx, reviews.brought_on(tx, day), day)
    waiting = (card for card in there if not card.memory.is_learning and card.memory.due_day <= day)
    return [card for card in waiting if category in (None, card.category)]


def _remembered(tx: Transaction, card_ids: Iterable[str], day: int) -> list[Remembered]:
    """Those of these cards that are practised on that day."""
    found = ((card_id, memories.practised(tx, card_id, day)) for card_id in card_ids)
    return [Remembered(card_id, cards.card(tx, card_id).category, memory) for card_id, memory in found if memory]
