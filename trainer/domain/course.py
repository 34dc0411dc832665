"""The course of a talk: what the rep did in which order, how it was opened and closed, and what was agreed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from trainer.domain.feedback import Feedback
from trainer.domain.moves import Step, taken
from trainer.domain.played import Casting, Speaker, Turn, replies
from trainer.domain.scenes import NextStep, Saying
from trainer.domain.talk import Name, Play, Propose, Reply

RESTATED_FROM = 2
"""So many layers down an answer needs what was heard said back before it."""
CLOSING = 2
"""So many replies at the end of a talk close it."""
CONTRACT = "contract"
"""The family of phrases that agrees on purpose, time and possible endings."""


class Part(StrEnum):
    """What a rep does in a talk, in the order that works best."""

    SOFTEN = "soften"
    ASK = "ask"
    RESTATE = "restate"
    ANSWER = "answer"
    CHECK = "check"
    NEXT_STEP = "next_step"


@dataclass(frozen=True)
class Course:
    """How a talk was led.

    Attributes:
        parts: What was done, in the order of the first times, with how often.
        unheard: Words that answered though what was heard had not been said back; empty when none did.
        opening: Words that agreed at the start what the talk is for, and that a no is fine; empty without any.
        closing: The same at the end.
        step: What was proposed last; None when nothing was.
        is_agreed: Whether the customer agreed to it.
    """

    parts: tuple[tuple[Part, int], ...] = ()
    unheard: str = ""
    opening: str = ""
    closing: str = ""
    step: NextStep | None = None
    is_agreed: bool = False


@dataclass(frozen=True)
class _Done:
    """One part, in the words that did it, and how deep the talk was."""

    part: Part
    said: str
    depth: int


_STEPS = {
    Step.SOFTEN: Part.SOFTEN,
    Step.ASK: Part.ASK,
    Step.RESTATE: Part.RESTATE,
    Step.PROVE: Part.ANSWER,
    Step.NEXT: Part.NEXT_STEP,
}
_ANSWERED = (Saying.REACTION, Saying.CONFIRMED)
_NAMED = (Saying.RECOGNISED, Saying.NOT_QUITE)
_AGREED = (Saying.AGREED, Saying.AGREED_LATER, Saying.YES)


def course(casting: Casting, turns: Sequence[Turn]) -> Course:
    """How a talk was led; its turns without those that were asked for once more."""
    done = tuple(_done(casting, turns))
    times: dict[Part, int] = {}
    for one in done:
        times[one.part] = times.get(one.part, 0) + 1
    said = [turns[place] for place in replies(turns)]
    step, is_agreed = _proposed(turns)
    return Course(
        parts=tuple(times.items()),
        unheard=_unheard(done),
        opening=casting.contract or _contract(said[:1]),
        closing=_contract(said[1:][-CLOSING:]),
        step=step,
        is_agreed=is_agreed,
    )


def _done(casting: Casting, turns: Sequence[Turn]) -> Iterator[_Done]:
    depth, is_answered = casting.depth, False
    for place, turn in enumerate(turns):
        depth += turn.why is Saying.ANSWER and place > casting.depth
        if turn.speaker is Speaker.REP:
            after = _after(turns, place)
            for part in _parts(turn, after, is_answered=is_answered):
                yield _Done(part, turn.said, depth)
            is_answered = is_answered or after in _ANSWERED


def _parts(turn: Turn, after: Saying | None, *, is_answered: bool) -> Iterator[Part]:
    """What one turn did: what the coach heard in it, and what the customer took it for."""
    match turn.deed:
        case Name():
            yield Part.RESTATE
        case Propose():
            yield Part.NEXT_STEP
        case Reply():
            yield from dict.fromkeys((*_heard(turn.feedback, after), *_taken_for(after, is_answered=is_answered)))


def _heard(feedback: Feedback | None, after: Saying | None) -> Iterator[Part]:
    """A question by which the rep made sure that it is settled is no other question besides."""
    for step in taken(feedback.counting()) if feedback else ():
        if not (step is Step.ASK and after is Saying.CONFIRMED):
            yield _STEPS[step]


def _taken_for(after: Saying | None, *, is_answered: bool) -> Iterator[Part]:
    if after in _NAMED:
        yield Part.RESTATE
    if after in _ANSWERED and not (is_answered and after is Saying.CONFIRMED):
        yield Part.ANSWER
    if after is Saying.CONFIRMED:
        yield Part.CHECK


def _after(turns: Sequence[Turn], place: int) -> Saying | None:
    """Why the customer said what came next; None when the rep went on."""
    return turns[place + 1].why if place + 1 < len(turns) else None


def _unheard(done: Sequence[_Done]) -> str:
    """Words of the first answer so deep down, unless something was said back before it."""
    for place, one in enumerate(done):
        if one.part is Part.ANSWER and one.depth >= RESTATED_FROM:
            return "" if any(earlier.part is Part.RESTATE for earlier in done[:place]) else one.said
    return ""


def _contract(said: Sequence[Turn]) -> str:
    """The words in these turns that agree on purpose, time and possible endings."""
    for turn in said:
        for one in turn.feedback.noticed if turn.feedback else ():
            if one.family == CONTRACT:
                return turn.said[one.start : one.end]
    return ""


def _proposed(turns: Sequence[Turn]) -> tuple[NextStep | None, bool]:
    """The last proposal, and whether it was agreed to."""
    found: tuple[NextStep | None, bool] = (None, False)
    for place, turn in enumerate(turns):
        match turn.deed:
            case Propose(step):
                found = step, _after(turns, place) in _AGREED
            case Play(step=NextStep() as step):
                found = step, True
    return found
