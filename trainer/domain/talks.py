"""Talks in a list, and what can be told of one beside another: facts, and no verdict on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median

from trainer.domain.aftermath import Aftermath
from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.debrief import Debrief
from trainer.domain.feedback import FAULTS, Label
from trainer.domain.played import Company, Played, standing
from trainer.domain.scenes import Manner, Outcome
from trainer.domain.signs import Sign


@dataclass(frozen=True)
class TalkRow:
    """A talk in a list.

    Attributes:
        category: None for a complaint.
        line: With what the customer began.
        rep: The name of a rep who is not the one whose program it is; empty for that one.
        outcome: None for one that was interrupted.
    """

    uuid: str
    began: Moment
    customer: str
    category: Category | None
    line: str
    manner: Manner = Manner.FRIENDLY
    company: Company = Company.ALONE
    rep: str = ""
    depth: int = 0
    layers: int = 0
    outcome: Outcome | None = None

    @property
    def month(self) -> tuple[int, int]:
        """Year and month in which it began."""
        return self.began.local.year, self.began.local.month


@dataclass(frozen=True)
class Facts:
    """What can be told of a talk once its rep has looked back at it.

    Attributes:
        seconds: How long it took.
        phrases: Softeners, and in how many replies each was used.
        questions, echoed: Replies with an open question, and with the customer's own words, of `replies`.
        pause_ms: Half of the pauses before a reply were no longer; -1 when none was measured.
        faults: How often each was heard.
        confidence: Before and after, from 1 to 5; 0 when the rep did not say.
        steps: Of the five, how many were taken; in a complaint.
        hurts: What made it harder, and how often; in a complaint.
    """

    depth: int
    layers: int
    seconds: int
    replies: int = 0
    questions: int = 0
    echoed: int = 0
    phrases: Mapping[Label, int] = field(default_factory=dict)
    pause_ms: int = -1
    faults: Mapping[Label, int] = field(default_factory=dict)
    outcome: Outcome | None = None
    confidence: tuple[int, int] = (0, 0)
    steps: int = 0
    hurts: Mapping[Sign, int] = field(default_factory=dict)


def facts(played: Played, debrief: Debrief, shown: Aftermath | None = None) -> Facts:
    """What a talk and what it shows come to; in a complaint also what that shows."""
    turns = [played.turns[place] for place in standing(played.turns)]
    pauses = [turn.pause_ms for turn in turns if turn.pause_ms >= 0]
    heard = [label for turn in turns if turn.feedback for label in turn.feedback.counting().labels]
    return Facts(
        depth=debrief.depth,
        layers=debrief.layers,
        seconds=max(played.ended_ms - played.began.at_ms, 0) // 1000,
        replies=debrief.replies,
        questions=debrief.questions,
        echoed=debrief.echoed,
        phrases=debrief.phrases,
        pause_ms=round(median(pauses)) if pauses else -1,
        faults={label: heard.count(label) for label in FAULTS if label in heard},
        outcome=played.outcome,
        confidence=(played.casting.confidence, played.verdict.confidence),
        steps=shown.found if shown else 0,
        hurts=Counter(one.sign for one in shown.faults) if shown else {},
    )
