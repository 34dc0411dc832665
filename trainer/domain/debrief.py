"""What a talk shows when one looks back at it: how deep it went, the door that was missed, and what to work on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from statistics import median_low

from trainer.domain.course import Course, course
from trainer.domain.feedback import FAULTS, SOFTENERS, Label, Note
from trainer.domain.listening import Detail, gone_by, is_recited, taken_up
from trainer.domain.played import Played, Speaker, Turn, standing
from trainer.domain.scenes import Manner, Saying
from trainer.domain.talk import Judged, Propose, Reply

MOST_POINTS = 3
MOST_BARE = 3
"""Questions one after the other without a word beside them; one more and a talk is an interrogation."""
A_WORD = 4
"""So many words beside a question, and it is not bare any more."""
JARGON = "jargon"
"""The family of words that only insiders use."""
USUAL_OVER, USUAL_FROM = 5, 3
"""What is usual is told by so many talks before this one, at most and at least."""


class Work(StrEnum):
    """Something to work on; what helps most comes first."""

    FAULT = "fault"
    CUT_IN = "cut_in"
    PRESSED = "pressed"
    TOO_SOON = "too_soon"
    RELOADING = "reloading"
    RECITED = "recited"
    SOFTENERS = "softeners"
    TERMS = "terms"
    ASK = "ask"
    STAY = "stay"
    BARE = "bare"
    LISTEN = "listen"
    LONG = "long"


@dataclass(frozen=True)
class Point:
    """One thing to work on, with the turn that shows it.

    Attributes:
        said: The rep's own words, or the customer's line that was one question away from the next; it may be empty.
        fault: Which one, for `Work.FAULT`.
    """

    work: Work
    said: str = ""
    fault: Label | None = None


@dataclass(frozen=True)
class Debrief:
    """A talk looked back at.

    Attributes:
        door: The question that would have opened the next layer; empty when all were open.
        behind: What the customer would have said to it. Not to be shown before it was tried again or asked for.
        points: At most three.
        phrases: Softeners, and in how many replies each was used.
        usual: The same for the talks before this one; empty while there are too few.
        doubled: Replies with two softeners or more, of `replies`.
        questions: Replies with an open question, of `replies`.
        echoes: By the place of each reply, its words that were the customer's in the line before.
        recited: The places of replies that were the card's own, word for word; they count for nothing else.
        details: What the customer said that went by.
        course: How the talk was led.
    """

    depth: int
    layers: int
    door: str = ""
    behind: str = ""
    points: tuple[Point, ...] = ()
    phrases: Mapping[Label, int] = field(default_factory=dict)
    usual: Mapping[Label, int] = field(default_factory=dict)
    doubled: int = 0
    questions: int = 0
    replies: int = 0
    echoes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    recited: frozenset[int] = frozenset()
    details: tuple[Detail, ...] = ()
    course: Course = field(default_factory=Course)

    @property
    def echoed(self) -> int:
        """Replies in the rep's own words that took up one of the customer's, of `replies`."""
        return sum(bool(words) and place not in self.recited for place, words in self.echoes.items())


@dataclass(frozen=True)
class _Exchange:
    """A reply with what the customer said before it and after it.

    Attributes:
        place: Of the reply among all turns.
    """

    before: str
    turn: Turn
    answer: Saying | None
    place: int
    is_recited: bool

    @property
    def echoes(self) -> tuple[str, ...]:
        return taken_up(self.turn.said, self.before)

    @property
    def labels(self) -> tuple[Label, ...]:
        return self.turn.feedback.counting().labels if self.turn.feedback else ()

    @property
    def is_bare(self) -> bool:
        """A question and nothing else: nothing was given, said back or softened."""
        judged = self.turn.deed.judged if isinstance(self.turn.deed, Reply) else Judged()
        gives = any(label in SOFTENERS or label is Label.RESTATE for label in self.labels)
        return judged.asks and judged.told < A_WORD and not gives

    def has(self, note: Note) -> bool:
        return self.turn.feedback is not None and note in self.turn.feedback.notes


def look_back(played: Played, model_reply: str = "", before: Sequence[Mapping[Label, int]] = ()) -> Debrief:
    """What a talk shows, without what was asked for once more.

    Args:
        played: The talk.
        model_reply: The card's, by which a recital is told from one's own words.
        before: The softeners of the newest talks before it, as in `Debrief.phrases`.
    """
    places = standing(played.turns)
    played = replace(played, turns=tuple(played.turns[place] for place in places))
    layers = played.casting.layers
    missed = layers[played.depth] if played.depth < len(layers) else None
    exchanges = tuple(_exchanges(played.turns, places, model_reply))
    return Debrief(
        depth=played.depth,
        layers=len(layers),
        door=missed.ask if missed else "",
        behind=missed.customer if missed else "",
        points=tuple(_points(played, exchanges))[:MOST_POINTS],
        phrases=Counter(label for one in exchanges for label in one.labels if label in SOFTENERS),
        usual=usual(before),
        doubled=sum(one.has(Note.TWO_SOFTENERS) for one in exchanges),
        questions=sum(Label.OPEN_QUESTION in one.labels and not one.is_recited for one in exchanges),
        replies=len(exchanges),
        echoes={one.place: one.echoes for one in exchanges},
        recited=frozenset(one.place for one in exchanges if one.is_recited),
        details=gone_by(played.turns),
        course=course(played.casting, played.turns),
    )


def usual(talks: Sequence[Mapping[Label, int]]) -> Mapping[Label, int]:
    """How often each softener comes in a talk: in half of them no more often than that; nothing of too few talks."""
    if len(talks) < USUAL_FROM:
        return {}
    return {label: median_low(talk.get(label, 0) for talk in talks) for label in SOFTENERS}


def _exchanges(turns: Sequence[Turn], places: Sequence[int], model_reply: str) -> Iterator[_Exchange]:
    """The replies that were written; of what was only spoken the coach knows nothing."""
    line = ""
    for at, turn in enumerate(turns):
        if turn.speaker is Speaker.CUSTOMER:
            line = turn.said
        elif turn.said and isinstance(turn.deed, Reply):
            after = next((later.why for later in turns[at + 1 :] if later.why is not None), None)
            yield _Exchange(line, turn, after, places[at], is_recited(turn.said, model_reply))


def _points(played: Played, exchanges: Sequence[_Exchange]) -> Iterator[Point]:
    """Everything that could be worked on, what helps most first, and no kind of it twice."""
    yield from _faults(exchanges)
    yield from _met(played, exchanges)
    yield from _by_heart(exchanges)
    doubled = [one for one in exchanges if one.has(Note.TWO_SOFTENERS)]
    if doubled:
        yield Point(Work.SOFTENERS, doubled[0].turn.said)
    if played.casting.manner is Manner.EXECUTIVE:
        yield from _terms(exchanges)
    if deflected := [one for one in exchanges if one.answer in (Saying.DEFLECTION, Saying.UNASKED)]:
        yield Point(Work.ASK, deflected[-1].before)
    if played.depth < len(played.casting.layers):
        told = [turn.said for turn in played.turns if turn.why in (Saying.OBJECTION, Saying.ANSWER)]
        yield Point(Work.STAY, told[-1])
    if last := _interrogates(exchanges):
        yield Point(Work.BARE, last)
    if len(exchanges) > 1 and not any(one.echoes for one in exchanges[1:]):
        yield Point(Work.LISTEN, exchanges[-1].before)
    if long := [one for one in exchanges if one.has(Note.LONG)]:
        yield Point(Work.LONG, long[0].turn.said)


def _met(played: Played, exchanges: Sequence[_Exchange]) -> Iterator[Point]:
    """What the customer could not let pass."""
    first: dict[Saying | None, _Exchange] = {}
    for one in exchanges:
        first.setdefault(one.answer, one)
    for why, work in ((Saying.CUT_IN, Work.CUT_IN), (Saying.STILL_NO, Work.PRESSED)):
        if why in first:
            yield Point(work, first[why].turn.said)
    if early := next((turn for turn in played.turns if turn.why is Saying.TOO_SOON), None):
        proposal = next(turn for turn in played.turns if isinstance(turn.deed, Propose))
        yield Point(Work.TOO_SOON, proposal.said or early.said)


def _terms(exchanges: Sequence[_Exchange]) -> Iterator[Point]:
    """What an executive does not want to hear: insiders' words, and how it works at length."""
    insiders = (
        one.turn.said[found.start : found.end]
        for one in exchanges
        for found in (one.turn.feedback.noticed if one.turn.feedback else ())
        if found.family == JARGON
    )
    if said := next(insiders, "") or next((one.turn.said for one in exchanges if one.answer is Saying.TOO_LONG), ""):
        yield Point(Work.TERMS, said)


def _interrogates(exchanges: Sequence[_Exchange]) -> str:
    """The last of too many bare questions in a row; empty without."""
    row = 0
    for one in exchanges:
        row = row + 1 if one.is_bare else 0
        if row > MOST_BARE:
            return one.turn.said
    return ""


def _by_heart(exchanges: Sequence[_Exchange]) -> Iterator[Point]:
    """The card's reply, word for word; worst where nothing in it was the customer's."""
    recited = [one for one in exchanges if one.is_recited]
    if unheard := next((one for one in recited if not one.echoes), None):
        yield Point(Work.RELOADING, unheard.turn.said)
    elif recited:
        yield Point(Work.RECITED, recited[0].turn.said)


def _faults(exchanges: Sequence[_Exchange]) -> Iterator[Point]:
    """The faults that were heard, each kind once, in the order in which they were said."""
    heard: dict[Label, str] = {}
    for one in exchanges:
        if one.turn.feedback:
            for label, words in one.turn.feedback.counting().words(one.turn.said).items():
                heard.setdefault(label, words)
    yield from (Point(Work.FAULT, words, label) for label, words in heard.items() if label in FAULTS)
