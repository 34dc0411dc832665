"""What the coach found in a reply: labels with the words that earned them. Facts only; `trainer.words` has names."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class LabelKind(StrEnum):
    SOFTENER = "softener"
    MOVE = "move"
    FAULT = "fault"


class Label(StrEnum):
    """What a rep does in a reply. The values are those of the label guide and stay stable."""

    EXCITED = "excited"
    SHARED_CONCERN = "shared_concern"
    GOOD_QUESTION = "good_question"
    THANKS = "thanks"
    AGREE = "agree"
    EMPATHY = "empathy"
    PERMISSION = "permission"
    OPEN_QUESTION = "open_question"
    RESTATE = "restate"
    PROOF_STORY = "proof_story"
    NEXT_STEP = "next_step"
    DEFENSIVE = "defensive"
    DISMISSIVE = "dismissive"
    YES_BUT = "yes_but"
    EXCUSE = "excuse"
    OVERPROMISE = "overpromise"
    PRESSURE = "pressure"

    @property
    def kind(self) -> LabelKind:
        if self in SOFTENERS:
            return LabelKind.SOFTENER
        return LabelKind.MOVE if self in MOVES else LabelKind.FAULT


SOFTENERS = (
    Label.EXCITED,
    Label.SHARED_CONCERN,
    Label.GOOD_QUESTION,
    Label.THANKS,
    Label.AGREE,
    Label.EMPATHY,
    Label.PERMISSION,
)
MOVES = (Label.OPEN_QUESTION, Label.RESTATE, Label.PROOF_STORY, Label.NEXT_STEP)
FAULTS = (
    Label.DEFENSIVE,
    Label.DISMISSIVE,
    Label.YES_BUT,
    Label.EXCUSE,
    Label.OVERPROMISE,
    Label.PRESSURE,
)


class Certainty(StrEnum):
    SURE = "sure"
    LIKELY = "likely"
    CHECK = "check"


class Note(StrEnum):
    """One remark about the sentence, never about the person; the words are in `trainer.words`."""

    TWO_SOFTENERS = "two_softeners"
    SOFTENER_ALONE = "softener_alone"
    NO_QUESTION = "no_question"
    CLOSED_QUESTION = "closed_question"
    UNFILLED_SLOT = "unfilled_slot"
    LONG = "long"
    SAME_AGAIN = "same_again"


@dataclass(frozen=True)
class Finding:
    """A label and the words that earned it.

    `start` and `end` are character offsets into the reply as it was given: ``reply[start:end]`` is what was said.
    """

    label: Label
    start: int
    end: int
    certainty: Certainty
    pattern: str = ""


@dataclass(frozen=True)
class Feedback:
    """Everything the coach says about one reply, in the order of the words. An empty one is a normal answer."""

    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def labels(self) -> tuple[Label, ...]:
        """The distinct labels, in the order in which they first appear."""
        return tuple(dict.fromkeys(finding.label for finding in self.findings))

    @property
    def softeners(self) -> tuple[Label, ...]:
        return tuple(label for label in self.labels if label.kind is LabelKind.SOFTENER)


@dataclass(frozen=True)
class CoachContext:
    """What the coach may know besides the reply; `recent_families` are the softeners said before, the newest first."""

    objection: str = ""
    category: str = ""
    customer_line: str = ""
    mode: str = "study"
    persona: str = ""
    recent_families: tuple[Label, ...] = field(default=())
    source: str = "typed"
