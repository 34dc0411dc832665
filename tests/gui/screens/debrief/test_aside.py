"""Beside the talk: what to work on, phrases, listening."""

from __future__ import annotations

from tests.driver import Driver
from trainer.services.talking import Talk

from .conftest import concluded


def test_a_fault_is_shown_with_the_reps_words_and_a_better_sentence(window: Driver, talk: Talk) -> None:
    concluded(window)
    assert window.sees("Excuse: “Sorry, that is company policy”")
