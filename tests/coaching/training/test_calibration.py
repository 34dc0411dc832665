"""Bands say how often what is called likely or sure was right."""

from __future__ import annotations

import numpy as np

from trainer.coaching.training.calibration import SURE, fitted


def drawn(rows: int, shift: float, seed: int, steep: float = 2) -> tuple[np.ndarray, np.ndarray]:
    """Logits of one label, and truths that are as likely as a logistic curve around `shift` says."""
    chance = np.random.default_rng(seed)
    logits = chance.uniform(-6, 6, (rows, 1))
    return logits, chance.random((rows, 1)) < 1 / (1 + np.exp(-steep * (logits - shift)))


def test_what_is_sure_was_right_so_often() -> None:
    """Of a label that is often mistaken, so that what merely holds is less sure."""
    logits, holds = drawn(4000, shift=0.5, seed=1, steep=1)
    (band,) = fitted(logits, holds, ["softener"])
    assert band.holds <= band.likely <= band.sure
    again, truth = drawn(4000, shift=0.5, seed=2, steep=1)
    assert truth[again >= band.sure].mean() > SURE - 0.02
    assert truth[again >= band.holds].mean() < SURE


def test_a_label_that_is_called_too_often_holds_later() -> None:
    early, late = (fitted(*drawn(4000, shift, seed=3), ["fault"])[0] for shift in (0.0, 1.5))
    assert late.holds > early.holds + 1


def test_a_rare_label_leans_on_its_kin_and_not_on_strangers() -> None:
    often, truth = drawn(2000, shift=1.5, seed=4)
    logits = np.column_stack([often, np.full(2000, -6.0), np.full(2000, -6.0)])
    holds = np.column_stack([truth, np.zeros(2000, bool), np.zeros(2000, bool)])
    known, kin, stranger = fitted(logits, holds, ["fault", "fault", "move"])
    assert kin == known
    assert stranger.holds > logits.max(), "what nobody was seen to do is not said of anybody"
