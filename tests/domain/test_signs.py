"""What a reply does for somebody who is upset."""

from __future__ import annotations

from trainer.domain.signs import FAULTS, SPOILS, Shown, Sign, first_words


def test_every_fault_stands_where_a_step_would_have_stood() -> None:
    assert set(FAULTS) <= set(SPOILS)


def test_the_words_that_showed_a_sign_first_are_told() -> None:
    said = "I own it. Mine. Go on."
    shown = [Shown(Sign.CLAIMS, 0, 9), Shown(Sign.CLAIMS, 10, 15), Shown(Sign.LISTENS, 16, 22)]
    assert first_words(said, shown) == {Sign.CLAIMS: "I own it.", Sign.LISTENS: "Go on."}
