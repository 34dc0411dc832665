"""What the coach found in a reply: labels with the words that earned them. Facts only; `trainer.words` has names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from enum import StrEnum


class LabelKind(StrEnum):
    """What a family of words does for a reply; a part makes a softener complete and is not shown itself."""

    SOFTENER = "softener"
    MOVE = "move"
    FAULT = "fault"
    PART = "part"


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
    """One remark about the sentence, never about the person; the words are in `trainer.words`.

    What helps most comes first: a screen with room for one shows the first that holds.
    """

    UNFILLED_SLOT = "unfilled_slot"
    RECITED = "recited"
    ANSWER_FIRST = "answer_first"
    INTERROGATION = "interrogation"
    SOFTENER_ALONE = "softener_alone"
    LONG = "long"
    TWO_SOFTENERS = "two_softeners"
    CLOSED_QUESTION = "closed_question"
    NO_QUESTION = "no_question"
    SAME_AGAIN = "same_again"
    ONE_SIDED = "one_sided"


class Substance(StrEnum):
    """What stands behind a softener."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    EMPTY = "empty"


@dataclass(frozen=True)
class Finding:
    """A label and the words that earned it.

    `start` and `end` are character offsets into the reply as it was given: ``reply[start:end]`` is what was said.

    Attributes:
        pattern: The pattern of a phrase file that matched; empty when the encoder heard it by its meaning.
        substance: What stands behind a softener; None for other labels.
    """

    label: Label
    start: int
    end: int
    certainty: Certainty
    pattern: str = ""
    substance: Substance | None = None


@dataclass(frozen=True)
class Noticed:
    """A family that is not measured: a team's own, or one that is only taught. Never more than a suggestion to look.

    Attributes:
        family: The stable name in its phrase file.
        name, definition: As people call it.
        start, end: As in `Finding`.
    """

    family: str
    name: str
    definition: str
    kind: LabelKind
    start: int
    end: int
    certainty: Certainty = Certainty.CHECK


@dataclass(frozen=True)
class Variety:
    """A softener that is worn out, and one that has rested longest."""

    worn: Label
    fresher: Label


@dataclass(frozen=True)
class Feedback:
    """Everything the coach says about one reply, in the order of the words. An empty one is a normal answer.

    Attributes:
        noticed: Families besides the labels.
        variety: What the note `ONE_SIDED` is about; None without it.
    """

    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    noticed: tuple[Noticed, ...] = ()
    variety: Variety | None = None

    def without(self, denied: Collection[str]) -> Feedback:
        """The same findings but for the families that the rep denies having used."""
        return replace(
            self,
            findings=tuple(found for found in self.findings if found.label not in denied),
            noticed=tuple(one for one in self.noticed if one.family not in denied),
        )

    def counting(self) -> Feedback:
        """The same without findings that are only to be checked: those are shown, and counted nowhere."""
        return replace(self, findings=tuple(found for found in self.findings if found.certainty is not Certainty.CHECK))

    @property
    def labels(self) -> tuple[Label, ...]:
        """The distinct labels, in the order in which they first appear."""
        return tuple(dict.fromkeys(finding.label for finding in self.findings))

    def words(self, reply: str) -> dict[Label, str]:
        """The words of the reply that earned each of the labels first."""
        first = {found.label: reply[found.start : found.end] for found in reversed(self.findings)}
        return {label: first[label] for label in self.labels}

    @property
    def softeners(self) -> tuple[Label, ...]:
        return tuple(label for label in self.labels if label.kind is LabelKind.SOFTENER)


@dataclass(frozen=True)
class CoachContext:
    """What the coach may know besides the reply.

    Attributes:
        recent_families: The softeners said before, the newest first.
        denied: The families that the rep denies having used in it; they are found, and nothing is remarked on them.
    """

    objection: str = ""
    category: str = ""
    customer_line: str = ""
    mode: str = "study"
    persona: str = ""
    recent_families: tuple[Label, ...] = field(default=())
    denied: frozenset[str] = frozenset()
    source: str = "typed"
