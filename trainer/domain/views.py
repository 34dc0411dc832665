"""What services hand to a screen or a command: frozen snapshots, ready to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from trainer.domain.cards import Deck
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.feedback import Label
from trainer.domain.memory import AS_IT_IS, Memory, Rating, State, Status
from trainer.domain.ownvoice import Wording
from trainer.domain.spoken import Spoken


@dataclass(frozen=True)
class Changes:
    """What a call touched; told to every open screen, each of which decides whether that concerns it."""

    cards: frozenset[str] = frozenset()
    schedule: bool = False
    decks: bool = False
    settings: bool = False
    phrases: bool = False
    talks: bool = False
    team: bool = False


@dataclass(frozen=True)
class ClockDoubt:
    """The computer's clock may be wrong; a person should say so before anything is planned by it.

    Attributes:
        now: What it shows.
        last: What it showed at the last answer, or when the session began that is open.
        answered: Whether anything was ever answered.
    """

    now: Moment
    last: Moment
    answered: bool = True


@dataclass(frozen=True)
class Counts:
    """Cards of one category: due today, never seen (before daily limits), waiting for a learning step."""

    due: int = 0
    new: int = 0
    learning: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.due + other.due, self.new + other.new, self.learning + other.learning)


@dataclass(frozen=True)
class Progress:
    """How far a session is: `done` of `total` lines; a missed line that waits counts as not done."""

    done: int
    total: int

    @property
    def left(self) -> int:
        return self.total - self.done


@dataclass(frozen=True)
class Today:
    """What lies ahead today.

    Attributes:
        planned: Lines per category that today's practice will bring, within the daily limits.
        minutes: How long that will take at this rep's pace.
        waiting: Due lines that today's minutes leave for later.
        done: Lines answered today.
        next_day: Learning day on which something is due next, when nothing is planned; else 0.
        next_count: How many lines are due on that day.
        seen_anything: False before the very first answer.
        practised: The last 14 learning days, oldest first; True where something was answered.
        interrupted: A session that was begun today and not ended, and how far it is; None when there is none.
    """

    day: int
    counts: Mapping[Category, Counts]
    planned: Mapping[Category, int]
    minutes: int
    waiting: int
    done: int
    next_day: int = 0
    next_count: int = 0
    seen_anything: bool = False
    practised: tuple[bool, ...] = ()
    interrupted: Progress | None = None

    @property
    def lines(self) -> int:
        return sum(self.planned.values())


@dataclass(frozen=True)
class Question:
    """What is shown before the attempt: never the reply.

    Attributes:
        line: The cue with its slots filled, either the objection or its variant.
        draft: An answer that was begun earlier and not graded.
        status: What the rep decided about the card: its flag, its star.
    """

    card_id: str
    line: str
    category: Category
    likely_in: tuple[str, ...]
    progress: Progress
    first_time: bool = False
    draft: str = ""
    status: Status = AS_IT_IS


@dataclass(frozen=True)
class Choice:
    """One grade button: the interval is what the service will store, in days or in minutes."""

    rating: Rating
    days: int = 0
    minutes: int = 0


@dataclass(frozen=True)
class Attempt:
    """What the rep did with the question: typed it, said it aloud, or owned up to not knowing (`gave_up`).

    Attributes:
        spoken: What was heard of it; None where it was typed, or said to nobody.
    """

    said: str = ""
    aloud: bool = False
    gave_up: bool = False
    guess: Category | None = None
    spoken: Spoken | None = None

    def without_sound(self) -> Attempt:
        """The same, for keeping in mind for long."""
        return self if self.spoken is None else replace(self, spoken=self.spoken.without_sound())


@dataclass(frozen=True)
class Reveal:
    """What is shown after the attempt.

    Attributes:
        reply: The model reply as it may be drilled, slots filled.
        without_claims: The plain reply is shown because a claim of the full one was never verified.
        own_words: The rep's own wording, which then stands where the model would.
        own_words_outdated: The model reply changed after the rep wrote their own.
        bad_reply: A plausible mistake, once the card is not new any more; else empty.
        choices: The grades offered, each with its interval.
        leech: The line was missed so often that its reply wants rewriting.
        wording: Whose words the attempt is made of; None where nothing was written, or the rep gave up.
        may_keep_own: The line is known, and it is time to put its reply in one's own words.
    """

    question: Question
    attempt: Attempt
    reply: str
    without_claims: bool
    own_words: str
    own_words_outdated: bool
    points: tuple[str, ...]
    tells: str
    bad_reply: str
    choices: tuple[Choice, ...]
    leech: bool = False
    wording: Wording | None = None
    may_keep_own: bool = False


@dataclass(frozen=True)
class Undone:
    """An answer that was taken back: its line again, what had been said, how it had been graded, the ticked points."""

    question: Question
    attempt: Attempt
    rating: Rating
    ticked: tuple[int, ...] = ()


@dataclass(frozen=True)
class Tally:
    """Answers of one category in a session."""

    answered: int = 0
    recalled: int = 0


@dataclass(frozen=True)
class Slip:
    """Words of an answer that hold a fault, and the customer's line that was answered."""

    fault: Label
    said: str
    line: str


@dataclass(frozen=True)
class Summary:
    """How a session went. A line counts by its first answer in the session.

    Attributes:
        worded: Answers in words, typed or spoken, so that the coach could look at them.
        asked: How many of those had an open question, as far as the coach has heard them.
        guessed: Lines whose kind the rep named before the reveal.
        guessed_right: How many of those were right.
        slips: The faults in those answers, the newest last.
    """

    lines: int
    seconds: int
    by_category: Mapping[Category, Tally] = field(default_factory=dict)
    phrases: Mapping[Label, int] = field(default_factory=dict)
    worded: int = 0
    asked: int = 0
    missed: tuple[str, ...] = ()
    guessed: int = 0
    guessed_right: int = 0
    tomorrow: int = 0
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True)
class CardRow:
    """A card in a list.

    Attributes:
        buried_until: The learning day on which it comes again; 0 for one that is not buried.
        flag: 0 for none, else the number of a colour, 1 to 4.
        marked: Whether it has the rep's star.
    """

    id: str
    deck_id: str
    category: Category
    objection: str
    state: State = State.NEW
    due_day: int = 0
    has_own_words: bool = False
    unverified: bool = False
    unanswered: bool = False
    suspended: bool = False
    buried_until: int = 0
    flag: int = 0
    marked: bool = False


@dataclass(frozen=True)
class DeckRow:
    """A deck in a list."""

    id: str
    title: str
    version: int
    cards: int
    category: Category | None = None


@dataclass(frozen=True)
class PhraseUse:
    """How often a softening phrase was used, and on which learning day last (0: not yet)."""

    label: Label
    count: int
    last_day: int


@dataclass(frozen=True)
class DeckDiff:
    """What an import would do, as card ids.

    Attributes:
        deck: The deck as its file says it.
        mine: Cards that the person changed here and that the file would change again or retire.
        installed: The version that is here; 0 when this deck is not.
    """

    deck: Deck
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    mine: tuple[str, ...] = ()
    installed: int = 0

    @property
    def differs(self) -> bool:
        return bool(self.new or self.changed or self.retired)


@dataclass(frozen=True)
class Remembered:
    """A card's memory together with what the queue needs to know."""

    card_id: str
    category: Category
    memory: Memory


@dataclass(frozen=True)
class PastAnswer:
    """One answer of long ago.

    Attributes:
        days, minutes: The interval it led to; one of them is 0.
        duration_ms: From the line being shown to the grade.
        taken_back: It was undone and counts no more.
    """

    moment: Moment
    rating: Rating
    days: int
    minutes: int
    duration_ms: int
    attempt: Attempt
    taken_back: bool = False


@dataclass(frozen=True)
class CardInfo:
    """Everything that is known about one card.

    Attributes:
        line: The objection, slots filled.
        deck: The title of its deck.
        recall: The probability that it would be recalled today, 0 to 1; 0 for an unseen card.
        today: The learning day on which this was asked.
        answers: Every answer ever given, the newest first.
    """

    card_id: str
    line: str
    category: Category
    deck: str
    memory: Memory
    status: Status
    recall: float
    today: int
    answers: tuple[PastAnswer, ...] = ()
