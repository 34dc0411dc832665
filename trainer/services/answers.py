"""Writing answers to the log and taking them back. Every call is one commit; memory always equals a replay."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from trainer.domain.cards import Card
from trainer.domain.days import Moment
from trainer.domain.feedback import Feedback
from trainer.domain.log import Kind, LogRow, effective
from trainer.domain.meaning import digest
from trainer.domain.memory import Memory, Rating
from trainer.domain.scheduling import Answer, Brought, Outcome, Parameters, answered, brought, outcomes, replay
from trainer.domain.sitting import Sitting
from trainer.domain.views import Attempt
from trainer.errors import StaleAnswerError
from trainer.services.recordings import Recordings
from trainer.store import cards, memories, replies, reviews, sittings, takes
from trainer.store.engine import Database, Transaction


@dataclass(frozen=True)
class Graded:
    """One answer as it is handed to the log.

    Attributes:
        outcome: The next state exactly as it was shown on the button.
        feedback: What the coach found; None when it is not done, and hears it later.
        points: Places of the points that the rep ticked.
        duration_ms: From the line being shown to the grade.
        line: As it was shown; asked for only where the coach hears the answer later.
    """

    card: Card
    before: Memory
    outcome: Outcome
    attempt: Attempt
    feedback: Feedback | None
    points: tuple[int, ...]
    duration_ms: int
    mode: str = "study"
    line: str = ""


class Answers:
    """The review log as a service."""

    def __init__(self, database: Database, recordings: Recordings | None = None) -> None:
        """Answers to a database.

        Args:
            database: Has the log.
            recordings: Take the sound of those that are spoken; None where no answer is given.
        """
        self._database, self._recordings = database, recordings
        self._taken_back: set[str] = set()

    def offer(
        self, tx: Transaction, card_id: str, memory: Memory, moment: Moment, parameters: Parameters
    ) -> dict[Rating, Outcome]:
        """What each grade would lead to at this moment, balanced against the calendar.

        A clock that was put back behind the card's last answer counts as standing still at it.
        """
        moment = moment.no_earlier_than(memory.last_at)
        return dict(
            outcomes(
                memory, moment, parameters, card_id=card_id, load=lambda first, last: memories.crowd(tx, first, last)
            )
        )

    def record(self, graded: Graded, moment: Moment, parameters: Parameters, sitting: Sitting | None = None) -> str:
        """Store one answer and return its uuid; it is on the disk when this returns.

        Args:
            graded: The answer.
            moment: When it is given.
            parameters: What its interval was computed with.
            sitting: The session it belongs to, as it is after this answer.

        Raises:
            StaleAnswerError: The card was answered or edited, or its day has changed, since its states were shown.
            DiskFullError: There is no room on the disk, and no reserve that could be given up.
        """
        answer = self._database.write(lambda tx: self._record(tx, graded, moment, parameters, sitting))
        if self._recordings is not None:
            self._recordings.keep(answer, graded.attempt.spoken)
            self._recordings.drop(self._taken_back)  # they can be given again no more
        self._taken_back.clear()
        return answer

    def _record(
        self, tx: Transaction, graded: Graded, moment: Moment, parameters: Parameters, sitting: Sitting | None
    ) -> str:
        memory = memories.memory(tx, graded.card.id)
        moment = moment.no_earlier_than(memory.last_at)  # a replay goes by the time
        card_hash = digest(graded.card)
        edited = cards.card_hash(tx, graded.card.id) != card_hash
        if edited or memory != graded.before or not self._stands(tx, graded, moment, parameters):
            raise StaleAnswerError("This line has changed since it was shown, so that grade was not counted.")
        shown = graded.outcome
        after = answered(memory, Answer(shown.rating, moment, shown.days, shown.minutes, parameters))
        row = self._row(tx, graded, card_hash, after, moment, reviews.put_parameters(tx, parameters))
        reviews.append(tx, row)
        memories.put(tx, graded.card.id, after)
        replies.put_attempt(tx, row.uuid, row.card_id, row.at_ms, graded.attempt, graded.points)
        replies.put_draft(tx, row.card_id, "", row.at_ms)
        if graded.attempt.spoken is not None:
            takes.put(tx, row.uuid, row.card_id, moment, graded.attempt.spoken)
        if graded.feedback is None:
            replies.put_unheard(tx, row.uuid, graded.line)
        else:
            replies.put_phrases(tx, row.uuid, row.at_ms, row.day, graded.attempt.said, graded.feedback)
        if sitting is not None:
            sittings.put(tx, sitting)
        return row.uuid

    def _stands(self, tx: Transaction, graded: Graded, moment: Moment, parameters: Parameters) -> bool:
        """Whether the interval that was shown is right: on the day on which it was shown it is."""
        shown = graded.outcome
        if shown.memory.last_day == moment.day:
            return True
        now = self.offer(tx, graded.card.id, graded.before, moment, parameters)[shown.rating]
        return (now.days, now.minutes) == (shown.days, shown.minutes)

    def _row(
        self, tx: Transaction, graded: Graded, card_hash: str, after: Memory, moment: Moment, parameters_id: int
    ) -> LogRow:
        device_id, device_seq = reviews.identity(tx)
        before, shown = graded.before, graded.outcome
        return LogRow(
            uuid=str(uuid.uuid4()),
            device_id=device_id,
            device_seq=device_seq,
            kind=Kind.REVIEW,
            card_id=graded.card.id,
            at_ms=moment.at_ms,
            tz_offset_min=moment.tz_offset_min,
            day=moment.day,
            card_hash=card_hash,
            rating=int(shown.rating),
            duration_ms=graded.duration_ms,
            elapsed_days=max(moment.day - before.last_day, 0) if before.reps else 0,  # a flight may lead into yesterday
            s_before=before.stability,
            d_before=before.difficulty,
            s_after=after.stability,
            d_after=after.difficulty,
            days=shown.days,
            minutes=shown.minutes,
            param_set_id=parameters_id,
            mode=graded.mode,
        )

    def undo(self, moment: Moment) -> LogRow | None:
        """Take the newest standing answer back, whenever it was given; None when there is none.

        The answer stays in the log, an undo row is added, and the card's memory is what a replay of the rest gives.
        """
        with self._database.writing() as tx:
            last = reviews.last_to_undo(tx)
            if last is not None:
                self._turn(tx, last, Kind.UNDO, moment)
        if last is not None:
            self._taken_back.add(last.uuid)
        return last

    def redo(self, moment: Moment) -> LogRow | None:
        """Let the answer stand again that was taken back last; None when something was answered since, or nothing was.

        Like an undo this adds a row and replays the card. What was said is no draft any more.
        """
        with self._database.writing() as tx:
            last = reviews.last_undone(tx)
            if last is not None:
                self._turn(tx, last, Kind.REDO, moment)
                replies.put_draft(tx, last.card_id, "", moment.at_ms)
        if last is not None:
            self._taken_back.discard(last.uuid)
        return last

    def attempt(self, tx: Transaction, review_uuid: str) -> Attempt:
        """What the rep did for one answer, with its sound where that was kept."""
        spoken = takes.of(tx, review_uuid)
        if self._recordings is not None:
            spoken = self._recordings.filled(review_uuid, spoken)
        return replace(replies.attempt(tx, review_uuid), spoken=spoken)

    def bring(self, card_ids: Iterable[str], moment: Moment) -> tuple[LogRow, ...]:
        """Let cards come on the day of this moment; those that rest, or come on it anyway, are left alone."""
        return self._database.write(
            lambda tx: tuple(row for card_id in card_ids if (row := self._bring(tx, card_id, moment)))
        )

    def _bring(self, tx: Transaction, card_id: str, moment: Moment) -> LogRow | None:
        memory = memories.practised(tx, card_id, moment.day)
        if memory is None:
            return None
        moment = moment.no_earlier_than(memory.last_at)  # a replay goes by the time
        after = brought(memory, moment)
        if after == memory:
            return None
        row = self._named(tx, Kind.BROUGHT, card_id, moment)
        reviews.append(tx, row)
        memories.put(tx, card_id, after)
        return row

    def take_back(self, rows: Iterable[LogRow], moment: Moment) -> None:
        """Cards that were brought come when they would have come without that; answers given since stand."""

        def turn(tx: Transaction) -> None:
            for row in rows:
                self._turn(tx, row, Kind.UNDO, moment)

        self._database.write(turn)

    def _turn(self, tx: Transaction, review: LogRow, kind: Kind, moment: Moment) -> None:
        """Say of a row that it stands no longer, or stands again."""
        before = reviews.of_card(tx, review.card_id)
        moment = moment.no_earlier_than(max(row.at_ms for row in before))  # a replay goes by the time
        row = self._named(tx, kind, review.card_id, moment, review.uuid)
        reviews.append(tx, row)
        memories.put(tx, row.card_id, replayed([*before, row], reviews.parameter_sets(tx)))

    def _named(self, tx: Transaction, kind: Kind, card_id: str, moment: Moment, target_uuid: str = "") -> LogRow:
        """A row that is no answer."""
        device_id, device_seq = reviews.identity(tx)
        return LogRow(
            uuid=str(uuid.uuid4()),
            device_id=device_id,
            device_seq=device_seq,
            kind=kind,
            card_id=card_id,
            at_ms=moment.at_ms,
            tz_offset_min=moment.tz_offset_min,
            day=moment.day,
            target_uuid=target_uuid,
        )


def replayed(rows: list[LogRow], parameters: dict[int, Parameters]) -> Memory:
    """The memory of one card after all of its rows."""
    return replay(
        Brought(row.moment)
        if row.kind is Kind.BROUGHT
        else Answer(row.grade, row.moment, row.days, row.minutes, parameters[row.param_set_id])
        for row in effective(rows, (Kind.REVIEW, Kind.BROUGHT))
    )
