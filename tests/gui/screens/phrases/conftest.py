"""The library over a real home, heard with a model that needs no file."""

from __future__ import annotations

import pytest

from tests.driver import ALT, Driver, Key
from tests.hearing import a_model, with_model
from trainer import words
from trainer.domain.feedback import Label
from trainer.domain.phrases import Draft, NearMiss

OURS = Draft(
    name="Our fault",
    definition="You take it on yourself.",
    examples=("That one is on me.", "It is on us, we will fix it."),
    near=(NearMiss("Somebody will look into it.", "nobody takes it on"),),
    patterns=("(is) on (me|us)",),
)


@pytest.fixture
def library(window: Driver) -> Driver:
    """The screen, with one family of the team's."""
    window.workspace.__dict__["phrases"] = with_model(window.workspace, a_model())
    window.workspace.phrases.save(OURS)
    window.press(Key.Key_5, ALT)
    assert window.screen == "phrases"
    window.wait_for(words.DEFINITIONS[Label.EXCITED])
    return window
