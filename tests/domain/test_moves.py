"""The order of a reply: soften, ask, restate, prove, agree a next step."""

from __future__ import annotations

import pytest

from trainer.domain import moves
from trainer.domain.feedback import Certainty, Feedback, Finding, Label
from trainer.domain.moves import Step


def heard(*labels: Label) -> Feedback:
    return Feedback(tuple(Finding(label, at, at + 1, Certainty.SURE) for at, label in enumerate(labels)))


def test_steps_are_told_in_the_order_in_which_they_were_first_taken() -> None:
    found = heard(Label.AGREE, Label.PROOF_STORY, Label.OPEN_QUESTION, Label.THANKS, Label.YES_BUT)
    assert moves.taken(found) == (Step.SOFTEN, Step.PROVE, Step.ASK)


def test_asking_leave_is_asking() -> None:
    assert moves.taken(heard(Label.PERMISSION, Label.OPEN_QUESTION)) == (Step.ASK,)


@pytest.mark.parametrize(
    ("steps", "slip"),
    [
        ((), None),
        ((Step.ASK,), None),
        ((Step.SOFTEN, Step.ASK, Step.PROVE, Step.NEXT), None),
        ((Step.SOFTEN, Step.PROVE, Step.ASK), (Step.PROVE, Step.ASK)),
        ((Step.NEXT, Step.SOFTEN, Step.ASK), (Step.NEXT, Step.SOFTEN)),
    ],
)
def test_the_first_step_that_came_too_early_is_named(steps: tuple[Step, ...], slip: tuple[Step, Step] | None) -> None:
    assert moves.slip(steps) == slip
    assert moves.is_in_order(steps) == (slip is None)
