"""One sitting: question, attempt, reveal, grade, until nothing is left. Qt-free; the study screen only renders it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from trainer.domain import slots
from trainer.domain.cards import Card
from trainer.domain.categories import Category
from trainer.domain.feedback import SOFTENERS, CoachContext, Feedback, Label
from trainer.domain.memory import FOUR_GRADES, TWO_GRADES, Memory, Rating
from trainer.domain.scheduling import Outcome, Parameters
from trainer.domain.views import Attempt, Changes, Choice, Progress, Question, Reveal, Summary, Tally, Undone
from trainer.errors import TrainerError
from trainer.services.answers import Answers, Graded
from trainer.services.clock import Clock
from trainer.settings import Settings
from trainer.store import cards, memories, replies
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


@dataclass(frozen=True)
class _Given:
    """An answer given in this session, kept for the summary and for undo."""

    card_id: str
    category: Category
    line: str
    attempt: Attempt
    feedback: Feedback
    rating: Rating
    finished: bool


class StudySession:
    """The lines of one sitting.

    Call `next` for a question, `reveal` with the attempt, `grade` with one of the choices that the reveal offered.
    Every grade is on the disk before `grade` returns.
    """

    def __init__(self, tools: Tools, card_ids: tuple[str, ...], category: Category | None) -> None:
        self._tools = tools
        self._waiting = list(card_ids)
        self._lines = set(card_ids)
        self._category = category
        self._given: list[_Given] = []
        self._card: Card | None = None
        self._memory = Memory()
        self._offered: dict[Rating, Outcome] = {}
        self._own_words = ("", "")
        self._recent: tuple[Label, ...] = ()
        self._shown_ms = 0
        self._started_ms = tools.clock.now().at_ms

    def next(self) -> Question | None:
        """The next line, or None when the session is over."""
        with self._tools.database.reading() as tx:
            card_id = self._next_id(tx)
            return self._ask(tx, card_id) if card_id else None

    def upcoming(self) -> str:
        """The line that most likely comes after this one, so that its voice can be made ready; empty without one."""
        for card_id in self._waiting:
            if self._card is None or card_id != self._card.id:
                with self._tools.database.reading() as tx:
                    return self._cue(cards.card(tx, card_id), memories.memory(tx, card_id))
        return ""

    def reveal(self, question: Question, attempt: Attempt) -> Reveal:
        """The model reply beside what was said, and the grades with their intervals."""
        card = self._current(question)
        settings = self._tools.settings()
        with self._tools.database.reading() as tx:
            self._offered = self._tools.answers.offer(
                tx, card.id, self._memory, self._tools.clock.now(), self._parameters()
            )
        wording, written_for = self._own_words
        return Reveal(
            question=question,
            attempt=attempt,
            reply=self._filled(card.trained_reply, card),
            without_claims=card.without_claims,
            own_words=self._filled(wording, card),
            own_words_outdated=bool(wording) and written_for != card.trained_reply,
            points=tuple(self._filled(point, card) for point in card.points),
            tells=self._filled(card.tells, card),
            bad_reply="" if question.first_time else self._filled(card.bad_reply, card),
            choices=tuple(
                Choice(rating, self._offered[rating].days, self._offered[rating].minutes)
                for rating in _grades(attempt, settings)
            ),
        )

    def feedback(self, question: Question, said: str) -> Feedback:
        """What the coach finds in a reply to this line. Touches no database; may be called from another thread."""
        if not said.strip():
            return Feedback()
        context = CoachContext(objection=question.line, category=question.category.value, recent_families=self._recent)
        return self._tools.coach(said, context)

    def grade(self, reveal: Reveal, rating: Rating, feedback: Feedback, points: tuple[int, ...] = ()) -> Changes:
        """Store the answer.

        Args:
            reveal: What was shown; the interval on its button is the one that is stored.
            rating: The grade that was chosen.
            feedback: What `feedback` found in the attempt.
            points: Places of the points that the rep ticked.

        Raises:
            StaleAnswerError: The card was answered elsewhere or edited, or its day has changed; call `next` again.
        """
        card = self._current(reveal.question)
        outcome = self._offered[rating]
        now = self._tools.clock.now()
        graded = Graded(
            card, self._memory, outcome, reveal.attempt, feedback, points, max(now.at_ms - self._shown_ms, 0)
        )
        self._tools.answers.record(graded, now, self._parameters())
        self._waiting = [waiting for waiting in self._waiting if waiting != card.id]
        finished = not outcome.memory.is_learning
        line = reveal.question.line
        self._given.append(_Given(card.id, card.category, line, reveal.attempt, feedback, rating, finished))
        self._card = None
        return Changes(cards=frozenset({card.id}), schedule=True)

    def model_feedback(self, reveal: Reveal) -> Feedback:
        """The same for the model reply; of softeners only the one that its writer meant."""
        card = self._current(reveal.question)
        found = self.feedback(reveal.question, reveal.reply)
        meant = (one for one in found.findings if one.label is card.softener or one.label not in SOFTENERS)
        return Feedback(tuple(meant))

    def keep_draft(self, question: Question, said: str) -> None:
        """Keep an answer that was begun, for when this line comes again."""
        with self._tools.database.writing() as tx:
            replies.put_draft(tx, question.card_id, said.strip(), self._tools.clock.now().at_ms)

    def undo(self) -> Undone | None:
        """Take the newest answer back, even one from before a restart, and return to where it was graded."""
        row = self._tools.answers.undo(self._tools.clock.now())
        if row is None:
            return None
        guess = None
        if self._given and self._given[-1].card_id == row.card_id:
            guess = self._given.pop().attempt.guess
        if self._card is not None and self._card.id not in self._waiting:
            self._waiting.insert(0, self._card.id)
        self._waiting = [row.card_id, *(waiting for waiting in self._waiting if waiting != row.card_id)]
        self._lines.add(row.card_id)
        with self._tools.database.reading() as tx:
            attempt, ticked = replace(replies.attempt(tx, row.uuid), guess=guess), replies.ticked(tx, row.uuid)
            question = self._ask(tx, row.card_id)
        self._shown_ms -= row.duration_ms  # the answer took its time already
        return Undone(question, attempt, row.grade, ticked)

    def changed(self, card_id: str) -> Question | None:
        """The present line again after its card was edited; None when it is another card."""
        if self._card is None or self._card.id != card_id:
            return None
        shown_ms = self._shown_ms
        with self._tools.database.reading() as tx:
            question = self._ask(tx, card_id)
        self._shown_ms = shown_ms
        return question

    @property
    def progress(self) -> Progress:
        last = {given.card_id: given.finished for given in self._given}
        return Progress(sum(last.values()), len(self._lines | set(last)))

    @property
    def has_answers(self) -> bool:
        """Whether anything was answered in this session."""
        return bool(self._given)

    def summary(self) -> Summary:
        """How the session went so far; a line counts by its first answer."""
        first: dict[str, _Given] = {}
        for given in self._given:
            first.setdefault(given.card_id, given)
        tallies: dict[Category, Tally] = {}
        for given in first.values():
            tally = tallies.get(given.category, Tally())
            recalled = tally.recalled + (given.rating is not Rating.AGAIN)
            tallies[given.category] = Tally(tally.answered + 1, recalled)
        guesses = [given for given in first.values() if given.attempt.guess is not None]
        typed = [given for given in self._given if given.attempt.said]
        now = self._tools.clock.now()
        with self._tools.database.reading() as tx:
            tomorrow = sum(memories.load(tx, 0, now.day + 1).values())
        return Summary(
            lines=len(first),
            seconds=(now.at_ms - self._started_ms) // 1000,
            by_category=tallies,
            phrases=Counter(label for given in typed for label in given.feedback.softeners),
            typed=len(typed),
            asked=sum(Label.OPEN_QUESTION in given.feedback.labels for given in typed),
            missed=tuple(given.line for given in first.values() if given.rating is Rating.AGAIN),
            guessed=len(guesses),
            guessed_right=sum(given.attempt.guess is given.category for given in guesses),
            tomorrow=tomorrow,
        )

    def _next_id(self, tx: Transaction) -> str:
        now = self._tools.clock.now()
        ready = memories.learning(tx, now.at_ms, now.day, self._category)
        if ready:
            return ready[0].card_id
        while self._waiting:
            card_id = self._waiting[0]
            memory = memories.practised(tx, card_id, now.day)
            if memory and not memory.is_learning and (memory.reps == 0 or memory.due_day <= now.day):
                return card_id
            if not (memory and memory.is_learning):
                self._lines.discard(card_id)
            self._waiting.pop(0)
        soon = memories.learning(tx, now.after_minutes(LEARN_AHEAD_MINUTES), now.day, self._category)
        return soon[0].card_id if soon else ""

    def _ask(self, tx: Transaction, card_id: str) -> Question:
        card = cards.card(tx, card_id)
        self._memory = memories.memory(tx, card_id)
        self._own_words = replies.own_words(tx, card_id)
        draft = replies.draft(tx, card_id)
        recent = replies.recent_phrases(tx)
        self._card = card
        # The softener that a line is there to train may come as often as its lines do.
        self._recent = tuple(family for family in recent if family is not card.softener)
        self._lines.add(card_id)
        self._shown_ms = self._tools.clock.now().at_ms
        return Question(
            card_id=card.id,
            line=self._cue(card, self._memory),
            category=card.category,
            likely_in=tuple(self._filled(place, card) for place in card.likely_in),
            progress=self.progress,
            first_time=self._memory.reps == 0,
            draft=draft,
        )

    def _current(self, question: Question) -> Card:
        if self._card is None or self._card.id != question.card_id:
            raise TrainerError("This line is no longer the one being asked; here is the present one.")
        return self._card

    def _cue(self, card: Card, memory: Memory) -> str:
        """The objection and its variant take turns, so that the idea is learned and not the wording."""
        return self._filled(card.variant if memory.reps % 2 and card.variant else card.objection, card)

    def _filled(self, text: str, card: Card) -> str:
        return slots.fill(text, self._tools.settings().slots, card.slots)

    def _parameters(self) -> Parameters:
        settings = self._tools.settings()
        return Parameters(
            retention=settings.retention,
            learning_steps=settings.learning_steps,
            relearning_steps=settings.relearning_steps,
        )


def _grades(attempt: Attempt, settings: Settings) -> tuple[Rating, ...]:
    """Who did not know can only have missed."""
    if attempt.gave_up:
        return (Rating.AGAIN,)
    return FOUR_GRADES if settings.four_grades else TWO_GRADES
