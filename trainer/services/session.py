"""One session: question, attempt, reveal, grade, until nothing is left. Qt-free; the study screen only renders it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from trainer.domain import slots
from trainer.domain.cards import Card
from trainer.domain.feedback import SOFTENERS, CoachContext, Feedback
from trainer.domain.memory import FOUR_GRADES, TWO_GRADES, Memory, Rating, Status
from trainer.domain.scheduling import Outcome, Parameters
from trainer.domain.sitting import Given, Heard, Sitting, summarise
from trainer.domain.views import Attempt, Changes, Choice, PastAnswer, Progress, Question, Reveal, Summary, Undone
from trainer.errors import TrainerError
from trainer.services.answers import Answers, Graded
from trainer.services.aside import Asides
from trainer.services.asked import Asked, look_up
from trainer.services.backlog import Backlog
from trainer.services.clock import Clock, ClockWatch, DoubtfulClockError
from trainer.services.recalling import recalled
from trainer.settings import Settings
from trainer.store import cards, memories, replies, reviews, sittings
from trainer.store.engine import Database, Transaction

LEARN_AHEAD_MINUTES = 20
"""When nothing else is left, a missed line comes back early rather than keeping the rep waiting."""


@dataclass(frozen=True)
class Tools:
    """What a session works with."""

    database: Database
    clock: Clock
    settings: Callable[[], Settings]
    coach: Callable[[str, CoachContext], Feedback]
    answers: Answers
    watch: ClockWatch
    backlog: Backlog


class StudySession:
    """The lines of one sitting.

    Call `next` for a question, `reveal` with the attempt, `grade` with one of the choices that the reveal offered.
    Every grade is on the disk before `grade` returns, and with it what is needed to go on after an interruption.

    Attributes:
        is_cram: Nothing is scheduled by it, and nothing outlives it.
    """

    is_cram = False

    def __init__(self, tools: Tools, sitting: Sitting, given: Iterable[Given] = ()) -> None:
        self._tools = tools
        self._sitting = sitting
        self._given = list(given)
        self._lines = dict.fromkeys(sitting.lines)
        self._waiting = [card_id for card_id in sitting.lines if card_id not in {one.card_id for one in self._given}]
        self._taken_back: list[Given] = []
        self._asides = Asides(tools.database)
        self._asked: Asked | None = None
        self._offered: dict[Rating, Outcome] = {}
        self._shown_ms = 0
        self._practised = tools.clock.now()

    # ------------------------------------------------------------ the loop

    def next(self) -> Question | None:
        """The next line, or None when the session is over."""
        with self._tools.database.reading() as tx:
            card_id = self._next_id(tx)
            return self._ask(tx, card_id) if card_id else None

    def upcoming(self) -> str:
        """The line that most likely comes after this one, so that its voice can be made ready; empty without one."""
        for card_id in self._waiting:
            if self._asked is None or card_id != self._asked.card.id:
                with self._tools.database.reading() as tx:
                    card = cards.card(tx, card_id)
                    return self._filled(card.cue(memories.memory(tx, card_id).reps), card)
        return ""

    def reveal(self, question: Question, attempt: Attempt) -> Reveal:
        """The model reply beside what was said, and the grades with their intervals."""
        asked = self._current(question)
        return asked.reveal(question, attempt, self._choices(asked, attempt), self._tools.settings().slots)

    def feedback(self, question: Question, said: str, denied: Collection[str] = ()) -> Feedback:
        """What the coach finds in a reply to this line. Touches no database; may be called from another thread.

        The families that the rep denies having used are found, too; the notes are those of the rest.
        """
        if not said.strip():
            return Feedback()
        asked, line, kind = self._current(question), question.line, question.category.value
        context = CoachContext(line, kind, recent_families=asked.recent, denied=frozenset(denied))
        return asked.noted(self._tools.coach(said, context), said, self._tools.settings().slots, denied)

    def model_feedback(self, reveal: Reveal) -> Feedback:
        """The same for the model reply; of softeners only the one that its writer meant."""
        card = self._current(reveal.question).card
        found = self.feedback(reveal.question, reveal.reply)
        meant = (one for one in found.findings if one.label is card.softener or one.label not in SOFTENERS)
        return Feedback(tuple(meant))

    def grade(self, reveal: Reveal, rating: Rating, feedback: Feedback | None, points: tuple[int, ...] = ()) -> Changes:
        """Store the answer.

        Args:
            reveal: What was shown; the interval on its button is the one that is stored.
            rating: The grade that was chosen.
            feedback: What `feedback` found in the attempt, whatever the rep denies of it; None when the coach is not
                done with it: what it finds is added by `Backlog.catch_up`, and for the summary by `hear`.
            points: Places of the points that the rep ticked.

        Raises:
            StaleAnswerError: The card was answered elsewhere or edited, or its day has changed; call `next` again.
            DoubtfulClockError: The clock has jumped since the last answer; once it is trusted call `reveal` again.
        """
        asked = self._current(reveal.question)
        card = asked.card
        uuid, finished = self._keep(asked, reveal.attempt, rating, feedback, points)
        self._waiting = self._left_after(card.id, rating)
        self._given.append(
            Given(uuid, card.id, card.category, reveal.question.line, reveal.attempt.without_sound(), rating, finished)
        )
        self._taken_back.clear()
        self._asides.answered()
        self._asked = None
        return Changes(cards=frozenset({card.id}), schedule=True)

    def keep_draft(self, question: Question, said: str) -> None:
        """Keep an answer that was begun, for when this line comes again."""
        at_ms = self._tools.clock.now().at_ms
        self._tools.database.write(lambda tx: replies.put_draft(tx, question.card_id, said.strip(), at_ms))

    def changed(self, card_id: str) -> Question | None:
        """The present line again after its card was edited; None when it is another card."""
        if self._asked is None or self._asked.card.id != card_id:
            return None
        shown_ms = self._shown_ms
        with self._tools.database.reading() as tx:
            question = self._ask(tx, card_id)
        self._shown_ms = shown_ms
        return question

    # ------------------------------------------------------------ taking back

    def undo(self) -> Undone | Question | None:
        """Take back what was done last: an answer, even one from before a restart, or putting a line aside.

        Returns:
            The answer with its line, to be graded again; the line that was put aside, to be answered; None when
            there is nothing to take back.
        """
        if (line := self._take_up()) is not None:
            return line
        row = self._tools.answers.undo(self._tools.clock.now())
        if row is None:
            return None
        self._asides.count(-1)
        guess = None
        if self._given and self._given[-1].uuid == row.uuid:
            self._taken_back.append(self._given.pop())
            guess = self._taken_back[-1].attempt.guess
        self._come_back(row.card_id)
        with self._tools.database.reading() as tx:
            attempt = replace(self._tools.answers.attempt(tx, row.uuid), guess=guess)
            ticked = replies.ticked(tx, row.uuid)
            question = self._ask(tx, row.card_id)
        self._shown_ms -= row.duration_ms  # the answer took its time already
        return Undone(question, attempt, row.grade, ticked)

    def redo(self) -> Rating | str | None:
        """Do again what was taken back last, as it was; call `next` for what comes after it.

        Returns:
            The grade of an answer; the id of a line that was put aside again; None when nothing was taken back since
            the newest answer.
        """
        if aside := self._put_aside_again():
            return aside
        row = self._tools.answers.redo(self._tools.clock.now())
        if row is None:
            return None
        self._asides.count(1)
        if self._taken_back and self._taken_back[-1].uuid == row.uuid:
            self._given.append(self._taken_back.pop())
        else:
            with self._tools.database.reading() as tx:
                self._given.append(recalled(tx, row, self._tools.settings().slots))
        self._waiting = self._left_after(row.card_id, row.grade)
        self._lines[row.card_id] = None
        self._asked = None
        return row.grade

    def put_aside(self, card_id: str, before: Status) -> None:
        """A line was buried or suspended; `undo` takes that back while nothing was answered since."""
        self._asides.add(card_id, before)

    def _take_up(self) -> Question | None:
        """The line that was put aside last, to be answered; None when an answer is newer or there is none."""
        if card_id := self._asides.take_up():
            self._come_back(card_id)
            with self._tools.database.reading() as tx:
                return self._ask(tx, card_id)
        return None

    def _put_aside_again(self) -> str:
        """The id of the line that is put aside again; empty when an answer comes before it or there is none."""
        if card_id := self._asides.put_aside():
            self._asked = None
        return card_id

    def _come_back(self, card_id: str) -> None:
        """A line is asked before all others; the one it pushes away comes after it."""
        if self._asked is not None and self._asked.card.id not in self._waiting:
            self._waiting.insert(0, self._asked.card.id)
        self._waiting = [card_id, *(waiting for waiting in self._waiting if waiting != card_id)]
        self._lines[card_id] = None

    # ------------------------------------------------------------ how it goes

    @property
    def left(self) -> tuple[str, ...]:
        """Ids of the lines that are not finished; a missed one waits until it comes again."""
        finished = {given.card_id: given.finished for given in self._given}
        return tuple(card_id for card_id in self._lines | finished if not finished.get(card_id))

    @property
    def progress(self) -> Progress:
        total = len(self._lines.keys() | {given.card_id for given in self._given})
        return Progress(total - len(self.left), total)

    def rehearsed(self, card_id: str) -> tuple[PastAnswer, ...]:
        """Answers of this session to a line that are in no log, the newest first."""
        return ()

    @property
    def is_daily(self) -> bool:
        """Whether it is about today's lines, of whatever kind."""
        return not (self._sitting.ahead or self._sitting.category)

    @property
    def has_answers(self) -> bool:
        """Whether anything was answered in this session."""
        return bool(self._given)

    @property
    def can_redo(self) -> bool:
        """Whether something of this session was taken back and nothing was answered since."""
        return bool(self._taken_back) or self._asides.any_taken_up

    def summary(self) -> Summary:
        """How the session went so far; a line counts by its first answer. See `is_heard`."""
        now = self._tools.clock.now()
        with self._tools.database.reading() as tx:
            tomorrow = sum(memories.load(tx, 0, now.day + 1).values())
            heard = {given.uuid: self._counting(tx, given) for given in self._given}
        return summarise(self._given, heard, (now.at_ms - self._sitting.started_ms) // 1000, tomorrow)

    @property
    def is_heard(self) -> bool:
        """Whether the coach has heard every answer, so that the summary tells all that was said."""
        with self._tools.database.reading() as tx:
            return not any(replies.is_unheard(tx, given.uuid) for given in self._given)

    def hear(self) -> int:
        """Let the coach hear the answers that it was not done with; may be called from another thread.

        Returns how many of them were stored.
        """
        return self._tools.backlog.finish()

    def _counting(self, tx: Transaction, given: Given) -> Heard:
        return replies.labels(tx, given.uuid)

    def end(self) -> None:
        """The rep is done with it: it is not gone on with later."""
        with self._tools.database.writing() as tx:
            sittings.clear(tx)

    # ------------------------------------------------------------ what a line is made of

    def _next_id(self, tx: Transaction) -> str:
        now, kind = self._tools.clock.now(), self._sitting.category
        ready = memories.learning(tx, now.at_ms, now.day, kind)
        if ready:
            return ready[0].card_id
        while self._waiting:
            card_id = self._waiting[0]
            memory = memories.practised(tx, card_id, now.day)
            if memory and not memory.is_learning and self._is_wanted(memory, now.day):
                return card_id
            if not (memory and memory.is_learning):
                self._lines.pop(card_id, None)
            self._waiting.pop(0)
        soon = memories.learning(tx, now.after_minutes(LEARN_AHEAD_MINUTES), now.day, kind)
        return soon[0].card_id if soon else ""

    def _is_wanted(self, memory: Memory, day: int) -> bool:
        """Whether a line is still to be asked: it may have been answered elsewhere."""
        return memory.reps == 0 or memory.due_day <= day or (self._sitting.ahead and memory.last_day < day)

    def _ask(self, tx: Transaction, card_id: str) -> Question:
        self._asked = look_up(tx, card_id)
        card, memory = self._asked.card, self._asked.memory
        self._lines[card_id] = None
        self._shown_ms = self._tools.clock.now().at_ms
        return Question(
            card_id=card.id,
            line=self._filled(card.cue(memory.reps), card),
            category=card.category,
            likely_in=tuple(self._filled(place, card) for place in card.likely_in),
            progress=self.progress,
            first_time=memory.reps == 0,
            draft=replies.draft(tx, card_id),
            status=memories.status(tx, card_id),
        )

    def _choices(self, asked: Asked, attempt: Attempt) -> tuple[Choice, ...]:
        """The grades that may be given now, with what each leads to."""
        now, parameters = self._tools.clock.now(), self._parameters()
        with self._tools.database.reading() as tx:
            self._offered = self._tools.answers.offer(tx, asked.card.id, asked.memory, now, parameters)
        return tuple(
            Choice(rating, self._offered[rating].days, self._offered[rating].minutes)
            for rating in self._grades(attempt)
        )

    def _grades(self, attempt: Attempt) -> tuple[Rating, ...]:
        """Who did not know can only have missed."""
        if attempt.gave_up:
            return (Rating.AGAIN,)
        return FOUR_GRADES if self._tools.settings().four_grades else TWO_GRADES

    def _left_after(self, card_id: str, _rating: Rating) -> list[str]:
        """What still waits once a card was answered; a missed one comes back by its learning step."""
        return [waiting for waiting in self._waiting if waiting != card_id]

    def _keep(
        self, asked: Asked, attempt: Attempt, rating: Rating, feedback: Feedback | None, points: tuple[int, ...]
    ) -> tuple[str, bool]:
        """Store one answer; returns its uuid, and whether its line is finished for this session."""
        if (doubt := self._tools.watch.doubt(self._practised)) is not None:
            self._shown_ms = doubt.now.at_ms  # nobody knows how long it took
            with self._tools.database.reading() as tx:
                raise DoubtfulClockError(replace(doubt, answered=reviews.has_any(tx)), asked.card.id)
        now, outcome, card = self._tools.clock.now(), self._offered[rating], asked.card
        took = max(now.at_ms - self._shown_ms, 0)
        line = self._filled(card.cue(asked.memory.reps), card)
        graded = Graded(card, asked.memory, outcome, attempt, feedback, points, took, line=line)
        sitting = replace(self._sitting, lines=tuple(self._lines))
        uuid = self._tools.answers.record(graded, now, self._parameters(), sitting)
        self._practised = now
        return uuid, not outcome.minutes

    def _current(self, question: Question) -> Asked:
        if self._asked is None or self._asked.card.id != question.card_id:
            raise TrainerError("This line is no longer the one being asked; here is the present one.")
        return self._asked

    def _filled(self, text: str, card: Card) -> str:
        return slots.fill(text, self._tools.settings().slots, card.slots)

    def _parameters(self) -> Parameters:
        settings = self._tools.settings()
        return Parameters(
            retention=settings.retention,
            learning_steps=settings.learning_steps,
            relearning_steps=settings.relearning_steps,
        )
