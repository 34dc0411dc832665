"""The order of a good reply: soften once, ask, restate what was heard, prove, agree a next step."""

from __future__ import annotations

from enum import IntEnum

from trainer.domain.feedback import Feedback, Label, LabelKind


class Step(IntEnum):
    """What a reply does, in the order that works best."""

    SOFTEN = 1
    ASK = 2
    RESTATE = 3
    PROVE = 4
    NEXT = 5


_STEPS = {
    Label.PERMISSION: Step.ASK,
    Label.OPEN_QUESTION: Step.ASK,
    Label.RESTATE: Step.RESTATE,
    Label.PROOF_STORY: Step.PROVE,
    Label.NEXT_STEP: Step.NEXT,
}


def taken(feedback: Feedback) -> tuple[Step, ...]:
    """The steps of a reply in the order in which they were first taken."""
    return tuple(dict.fromkeys(step for label in feedback.labels if (step := _step(label)) is not None))


def slip(steps: tuple[Step, ...]) -> tuple[Step, Step] | None:
    """The first step that came too early, and the one that belongs in front of it; None when all are in order."""
    pairs = ((early, late) for at, late in enumerate(steps) for early in steps[:at] if early > late)
    return next(pairs, None)


def _step(label: Label) -> Step | None:
    softens = label.kind is LabelKind.SOFTENER and label is not Label.PERMISSION
    return Step.SOFTEN if softens else _STEPS.get(label)
