"""The transcript has both voices and what the coach heard."""

from __future__ import annotations

from tests.driver import Driver
from trainer.services.talking import Talk

from .conftest import concluded


def test_the_transcript_has_both_and_what_was_heard(window: Driver, talk: Talk) -> None:
    concluded(window)
    told = window.text()
    for said in (
        "I don’t have any money this fiscal year.",
        "Probably the way we handle orders",
        "Sorry, that is company",
    ):
        assert said in told
    assert "Thanks" in told
