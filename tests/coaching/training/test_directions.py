"""A direction that tells some texts from others is found, and kept with the encoder's digest."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from trainer.coaching import heads, model
from trainer.coaching.training.directions import direction, keep, vectors


def test_what_tells_them_apart_gets_the_weight() -> None:
    chance = np.random.default_rng(7)
    does = (chance.random(400) < 0.3).astype(float)
    inputs = np.hstack([chance.normal(size=(400, 5)), np.ones((400, 1))])
    inputs[:, 2] += 4 * does
    weights = direction(inputs, does, np.ones(400))
    assert int(np.argmax(np.abs(weights[:-1]))) == 2
    assert (((inputs @ weights) > 0) == does).mean() > 0.95


def test_what_does_not_count_is_not_learnt_from() -> None:
    inputs = np.array([[1.0, 1], [-1, 1], [1, 1], [-1, 1]])
    does = np.array([1.0, 0, 0, 1])
    weights = direction(inputs, does, np.array([1.0, 1, 0, 0]))
    assert weights[0] > 0


def test_texts_become_rows_with_a_one_at_the_end() -> None:
    rows = vectors(["Hello.", "Goodbye."])
    assert rows[:, -1].tolist() == [1, 1]
    assert not np.allclose(rows[0], rows[1])


def test_what_is_kept_names_its_encoder(tmp_path: Path) -> None:
    keep(["one"], np.zeros((1, 3), np.float32), tmp_path / heads.FILE)
    found = heads.load(tmp_path / heads.FILE)
    assert found is not None
    assert (found.names, found.digest) == (("one",), model.check(model.folder()).digest)
