"""The order of a reply's steps."""

from __future__ import annotations

import pytest

from trainer.domain.feedback import Certainty, Feedback, Finding, Label
from trainer.domain.moves import Step, slip, taken


def feedback(*labels: Label) -> Feedback:
    return Feedback(tuple(Finding(label, at, at + 1, Certainty.SURE) for at, label in enumerate(labels)))


@pytest.mark.parametrize(
    ("labels", "steps"),
    [
        ((), ()),
        ((Label.EMPATHY, Label.OPEN_QUESTION), (Step.SOFTEN, Step.ASK)),
        ((Label.PROOF_STORY, Label.THANKS), (Step.PROVE, Step.SOFTEN)),
        ((Label.THANKS, Label.AGREE, Label.PERMISSION, Label.OPEN_QUESTION), (Step.SOFTEN, Step.ASK)),
        ((Label.RESTATE, Label.NEXT_STEP, Label.RESTATE), (Step.RESTATE, Step.NEXT)),
        ((Label.PRESSURE, Label.YES_BUT), ()),
    ],
)
def test_each_step_counts_where_it_was_first_taken(labels: tuple[Label, ...], steps: tuple[Step, ...]) -> None:
    assert taken(feedback(*labels)) == steps


@pytest.mark.parametrize(
    ("steps", "slipped"),
    [
        ((), None),
        ((Step.ASK,), None),
        ((Step.SOFTEN, Step.NEXT), None),
        ((Step.SOFTEN, Step.ASK, Step.RESTATE, Step.PROVE, Step.NEXT), None),
        ((Step.SOFTEN, Step.PROVE, Step.ASK), (Step.PROVE, Step.ASK)),
        ((Step.NEXT, Step.SOFTEN, Step.ASK), (Step.NEXT, Step.SOFTEN)),
    ],
)
def test_the_first_step_that_came_too_early_is_named(
    steps: tuple[Step, ...], slipped: tuple[Step, Step] | None
) -> None:
    assert slip(steps) == slipped
