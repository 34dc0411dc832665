"""What a complaint shows when one looks back at it: the five steps, both impacts, and what made it harder.

Everything is told in the rep's own words, and of the customer only what they said in this talk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from trainer.domain.complaint import SIDES, Complaint, sides
from trainer.domain.exchanges import Exchange, Exchanges, exchanges
from trainer.domain.played import Played
from trainer.domain.scenes import NextStep, Saying
from trainer.domain.signs import FAULTS, SPOILS, Sign, Step
from trainer.domain.talk import Listen, Propose, Reply

MOST_POINTS = 3
_ASKED = (Sign.COMPANY, Sign.PERSONAL, Sign.GOTCHAS)


class Part(StrEnum):
    """What a rep does in such a talk, in the order that works best."""

    LISTEN = "listen"
    SIDES = "sides"
    COMPANY = "company"
    PERSONAL = "personal"
    OWN = "own"
    PLAN = "plan"
    GOTCHAS = "gotchas"
    LOOK_BACK = "look_back"


@dataclass(frozen=True)
class Check:
    """One of the five steps.

    Attributes:
        said: The rep's sentences that took it; of one that is not found, those that came near.
        good: How it may sound.
        against: The rep's words that went against it.
    """

    step: Step
    is_found: bool
    said: tuple[str, ...] = ()
    good: str = ""
    against: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fault:
    """Something that made it harder.

    Attributes:
        said: The words.
        place: Of the reply among the turns.
        start, end: Where the words are: ``reply[start:end]``.
    """

    sign: Sign
    said: str
    place: int
    start: int
    end: int

    @property
    def step(self) -> Step:
        """The step that would have stood there."""
        return SPOILS[self.sign]


@dataclass(frozen=True)
class Point:
    """One thing to work on.

    Attributes:
        fault: What made it harder; None where a step was missing, or the customer was not let finish.
        said: The rep's own words; empty where there are none.
        good: How the step may sound; empty where an earlier point has it.
        is_cut_in: They were not let finish.
    """

    step: Step
    said: str = ""
    fault: Sign | None = None
    good: str = ""
    is_cut_in: bool = False


@dataclass(frozen=True)
class Aftermath:
    """A complaint looked back at.

    Attributes:
        checks: The five steps, in their order.
        told: Which impacts the customer told.
        asked: Which of them, and whether what could go wrong, the rep asked about; told or not.
        vents: How much they had to get off their chest, and `heard_out` how much of it was heard.
        cut_ins: The places of the replies that cut in.
        faults: In the order in which they were said.
        course: What was done, in the order of the first times, with how often.
        points: At most three.
        step: What was proposed last; None when nothing was.
        is_agreed: Whether the customer agreed to it.
        promised: The sentences in which the rep said what they do, or gave or promised something.
    """

    checks: tuple[Check, ...]
    told: frozenset[Sign] = frozenset()
    asked: frozenset[Sign] = frozenset()
    vents: int = 0
    heard_out: int = 0
    cut_ins: tuple[int, ...] = ()
    faults: tuple[Fault, ...] = ()
    course: tuple[tuple[Part, int], ...] = ()
    points: tuple[Point, ...] = ()
    step: NextStep | None = None
    is_agreed: bool = False
    promised: tuple[str, ...] = ()

    @property
    def found(self) -> int:
        """How many of the five steps were taken."""
        return sum(check.is_found for check in self.checks)


def aftermath(played: Played, complaint: Complaint) -> Aftermath:
    """What a talk about a complaint shows."""
    every = exchanges(played.turns, complaint)
    whys = [turn.why for turn in played.turns]
    faults, cut_ins = tuple(_faults(every)), tuple(_cut_ins(every))
    checks = tuple(_checks(every, sides(whys), faults))
    step, is_agreed = _plan(every)
    return Aftermath(
        checks=checks,
        told=sides(whys),
        asked=frozenset(sign for sign in _ASKED if every.said(sign)),
        vents=len(complaint.vents),
        heard_out=whys.count(Saying.VENT),
        cut_ins=cut_ins,
        faults=faults,
        course=_course(every),
        points=tuple(_points(played, checks, faults, cut_ins))[:MOST_POINTS],
        step=step,
        is_agreed=is_agreed,
        promised=every.promised(),
    )


def _plan(every: Exchanges) -> tuple[NextStep | None, bool]:
    """What was agreed to; without that what was proposed last, and that it was not."""
    proposed = every.proposals()
    agreed = [one for one in proposed if one[2]]
    if not proposed:
        return None, False
    _, step, is_agreed = (agreed or proposed)[-1]
    return step, is_agreed


# ---------------------------------------------------------------- the five steps


def _checks(every: Exchanges, told: frozenset[Sign], faults: Sequence[Fault]) -> Iterator[Check]:
    """Each step by itself: who took a later one has not taken those before it."""
    good = every.complaint.good
    for step, look in _LOOKS.items():
        is_found, said = look(every, told)
        against = tuple(dict.fromkeys(fault.said for fault in faults if fault.step is step))
        yield Check(step, is_found, said, good.get(step, ""), against)


_Look = tuple[bool, tuple[str, ...]]


def _intent(every: Exchanges, _told: frozenset[Sign]) -> _Look:
    """Their side was taken; who made the mistake themselves was let save face."""
    said = every.said(Sign.SIDES, *((Sign.SAVES_FACE,) if every.complaint.is_theirs else ()))
    return bool(said), said


def _emotion(every: Exchanges, told: frozenset[Sign]) -> _Look:
    """They told what it did to the company, and what it did to them; to ask before they are done comes near."""
    asked = every.said(Sign.COMPANY, Sign.PERSONAL, met=(Saying.COMPANY, Saying.PERSONAL, Saying.BOTH))
    return len(told) == SIDES, asked or every.said(Sign.COMPANY, Sign.PERSONAL)


def _own(every: Exchanges, _told: frozenset[Sign]) -> _Look:
    """It was taken on with something to do; to take it on without that comes near."""
    acts = every.said(Sign.ACTS)
    return bool(acts), acts or every.said(Sign.CLAIMS)


def _act(every: Exchanges, _told: frozenset[Sign]) -> _Look:
    """They agreed to a plan, and were asked what could go wrong with it."""
    hunted = every.said(Sign.GOTCHAS, met=(Saying.GOTCHA,))
    plan = tuple(turn.said for turn, _, _ in every.proposals() if turn.said)[-1:]
    return _plan(every)[1] and bool(hunted), (*hunted, *plan)


def _debrief(every: Exchanges, _told: frozenset[Sign]) -> _Look:
    """To look back together was offered once all was agreed; before that it comes near."""
    met = every.said(Sign.LOOKS_BACK, met=(Saying.SIT_DOWN,))
    return bool(met), met or every.said(Sign.LOOKS_BACK)


_LOOKS: Mapping[Step, Callable[[Exchanges, frozenset[Sign]], _Look]] = {
    Step.INTENT: _intent,
    Step.EMOTION: _emotion,
    Step.OWN: _own,
    Step.ACT: _act,
    Step.DEBRIEF: _debrief,
}


# ---------------------------------------------------------------- what made it harder


def _faults(every: Exchanges) -> Iterator[Fault]:
    for one in every.every:
        for shown in one.faults(every.complaint):
            yield Fault(shown.sign, one.words(shown), one.place, shown.start, shown.end)


def _cut_ins(every: Exchanges) -> Iterator[int]:
    """The replies that were said while the customer was not done, and did not let them finish."""
    left = len(every.complaint.vents)
    for one in every.every:
        if one.why is Saying.VENT:
            left -= 1
        elif left and isinstance(one.turn.deed, Reply):
            yield one.place
        if one.why is Saying.NO:
            return


# ---------------------------------------------------------------- in which order

_PARTS: Mapping[Sign, Part] = {
    Sign.LISTENS: Part.LISTEN,
    Sign.SIDES: Part.SIDES,
    Sign.COMPANY: Part.COMPANY,
    Sign.PERSONAL: Part.PERSONAL,
    Sign.ACTS: Part.OWN,
    Sign.GOTCHAS: Part.GOTCHAS,
    Sign.LOOKS_BACK: Part.LOOK_BACK,
}


def _course(every: Exchanges) -> tuple[tuple[Part, int], ...]:
    times: dict[Part, int] = {}
    for one in every.every:
        for part in dict.fromkeys(_parts(one, every.complaint)):
            times[part] = times.get(part, 0) + 1
    return tuple(times.items())


def _parts(one: Exchange, complaint: Complaint) -> Iterator[Part]:
    match one.turn.deed:
        case Listen():
            yield Part.LISTEN
        case Propose():
            yield Part.PLAN
        case Reply():
            yield from (_PARTS[shown.sign] for shown in one.helped(complaint) if shown.sign in _PARTS)


# ---------------------------------------------------------------- what to work on


def _points(
    played: Played, checks: Sequence[Check], faults: Sequence[Fault], cut_ins: Sequence[int]
) -> Iterator[Point]:
    """What made it harder, the worst first; then what was missing, in the order in which one takes the steps."""
    good = {check.step: check.good for check in checks}  # each is told once
    worst = (*FAULTS, Sign.GIVES, Sign.APOLOGY)
    met: set[Step] = set()
    for fault in sorted({one.sign: one for one in reversed(faults)}.values(), key=lambda one: worst.index(one.sign)):
        met.add(fault.step)
        yield Point(fault.step, fault.said, fault.sign, good.pop(fault.step, ""))
    if cut_ins:
        yield Point(Step.EMOTION, played.turns[cut_ins[0]].said, is_cut_in=True)
    for check in checks:
        if not check.is_found and check.step not in met:
            yield Point(check.step, check.said[0] if check.said else "", good=check.good)
