"""What a talk shows when one looks back at it: how deep it went, the door that was missed, and what to work on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from statistics import median_low

from trainer.domain.feedback import FAULTS, SOFTENERS, Label, Note
from trainer.domain.finding import folded
from trainer.domain.played import Played, Speaker, Turn, standing
from trainer.domain.scenes import Saying
from trainer.domain.talk import Propose, Reply

MOST_POINTS = 3
USUAL_OVER, USUAL_FROM = 5, 3
"""What is usual is told by so many talks before this one, at most and at least."""
RECITED = 0.85
"""Share of words in common with the card's reply from which on it is recited rather than said."""
SHORTEST_NOUN = 4
_SMALL = frozenset(
    """that this with from have what when where which would could should there their about your they them then than
    just like really been were will because only even into over some does doing done being very much more most here
    know think said says want need make made goes going gets""".split()  # noqa: SIM905
)


class Work(StrEnum):
    """Something to work on; what helps most comes first."""

    FAULT = "fault"
    CUT_IN = "cut_in"
    PRESSED = "pressed"
    TOO_SOON = "too_soon"
    ASK = "ask"
    STAY = "stay"
    RECITED = "recited"
    SOFTENERS = "softeners"
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
        echoed: Replies that took up a word of the customer's last line, of `replies`.
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
    echoed: int = 0
    replies: int = 0


@dataclass(frozen=True)
class _Exchange:
    """A reply with what the customer said before it and after it."""

    before: str
    turn: Turn
    answer: Saying | None


def look_back(played: Played, model_reply: str = "", before: Sequence[Mapping[Label, int]] = ()) -> Debrief:
    """What a talk shows, without what was asked for once more.

    Args:
        played: The talk.
        model_reply: The card's, by which a recital is told from one's own words.
        before: The softeners of the newest talks before it, as in `Debrief.phrases`.
    """
    played = replace(played, turns=tuple(played.turns[place] for place in standing(played.turns)))
    layers = played.casting.layers
    missed = layers[played.depth] if played.depth < len(layers) else None
    exchanges = tuple(_exchanges(played.turns))
    labels = [one.turn.feedback.counting().labels for one in exchanges if one.turn.feedback]
    return Debrief(
        depth=played.depth,
        layers=len(layers),
        door=missed.ask if missed else "",
        behind=missed.customer if missed else "",
        points=tuple(_points(played, exchanges, model_reply))[:MOST_POINTS],
        phrases=Counter(label for found in labels for label in found if label in SOFTENERS),
        usual=usual(before),
        doubled=sum(_has(one, Note.TWO_SOFTENERS) for one in exchanges),
        questions=sum(Label.OPEN_QUESTION in found for found in labels),
        echoed=sum(echoes(one.turn.said, one.before) for one in exchanges),
        replies=len(exchanges),
    )


def usual(talks: Sequence[Mapping[Label, int]]) -> Mapping[Label, int]:
    """How often each softener comes in a talk: in half of them no more often than that; nothing of too few talks."""
    if len(talks) < USUAL_FROM:
        return {}
    return {label: median_low(talk.get(label, 0) for talk in talks) for label in SOFTENERS}


def echoes(reply: str, line: str) -> bool:
    """Whether a reply takes up a word that matters of the customer's line."""
    return not _nouns(reply).isdisjoint(_nouns(line))


def is_recited(reply: str, model_reply: str) -> bool:
    """Whether a reply says the card's in its own words, one after the other."""
    said, model = Counter(folded(reply)), Counter(folded(model_reply))
    most = max(said.total(), model.total())
    return bool(most) and (said & model).total() >= RECITED * most


def _exchanges(turns: Sequence[Turn]) -> Iterator[_Exchange]:
    line = ""
    for at, turn in enumerate(turns):
        if turn.speaker is Speaker.CUSTOMER:
            line = turn.said
        elif isinstance(turn.deed, Reply):
            after = next((later.why for later in turns[at + 1 :] if later.why is not None), None)
            yield _Exchange(line, turn, after)


def _points(played: Played, exchanges: Sequence[_Exchange], model_reply: str) -> Iterator[Point]:
    """Everything that could be worked on, what helps most first, and no kind of it twice."""
    yield from _faults(exchanges)
    met: dict[Saying | None, _Exchange] = {}
    for one in exchanges:
        met.setdefault(one.answer, one)
    for why, work in ((Saying.CUT_IN, Work.CUT_IN), (Saying.STILL_NO, Work.PRESSED)):
        if why in met:
            yield Point(work, met[why].turn.said)
    if early := next((turn for turn in played.turns if turn.why is Saying.TOO_SOON), None):
        proposal = next(turn for turn in played.turns if isinstance(turn.deed, Propose))
        yield Point(Work.TOO_SOON, proposal.said or early.said)
    notes = Counter(note for one in exchanges if one.turn.feedback for note in one.turn.feedback.notes)
    if deflected := [one for one in exchanges if one.answer in (Saying.DEFLECTION, Saying.UNASKED)]:
        yield Point(Work.ASK, deflected[-1].before)
    if played.depth < len(played.casting.layers):
        told = [turn.said for turn in played.turns if turn.why in (Saying.OBJECTION, Saying.ANSWER)]
        yield Point(Work.STAY, told[-1])
    if recited := [one for one in exchanges if is_recited(one.turn.said, model_reply)]:
        yield Point(Work.RECITED, recited[0].turn.said)
    if notes[Note.TWO_SOFTENERS]:
        yield Point(Work.SOFTENERS, _noted(exchanges, Note.TWO_SOFTENERS))
    if len(exchanges) > 1 and not any(echoes(one.turn.said, one.before) for one in exchanges[1:]):
        yield Point(Work.LISTEN, exchanges[-1].before)
    if notes[Note.LONG]:
        yield Point(Work.LONG, _noted(exchanges, Note.LONG))


def _faults(exchanges: Sequence[_Exchange]) -> Iterator[Point]:
    """The faults that were heard, each kind once, in the order in which they were said."""
    heard: dict[Label, str] = {}
    for one in exchanges:
        if one.turn.feedback:
            for label, words in one.turn.feedback.counting().words(one.turn.said).items():
                heard.setdefault(label, words)
    yield from (Point(Work.FAULT, words, label) for label, words in heard.items() if label in FAULTS)


def _has(exchange: _Exchange, note: Note) -> bool:
    return exchange.turn.feedback is not None and note in exchange.turn.feedback.notes


def _noted(exchanges: Sequence[_Exchange], note: Note) -> str:
    return next(one.turn.said for one in exchanges if _has(one, note))


def _nouns(text: str) -> frozenset[str]:
    """The words that matter, without the plainest of endings."""
    words = (word for word in folded(text) if len(word) >= SHORTEST_NOUN and word not in _SMALL)
    return frozenset(word.removesuffix("s") for word in words)
