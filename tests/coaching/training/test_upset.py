"""Signs are learnt from sentences and from what only seems to have them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from trainer.coaching.training.upset import SIGNS, learnt, rows
from trainer.domain.signs import Sign


def test_taught_sentences_come_with_the_examples_and_near_misses_of_the_phrase_files(tmp_path: Path) -> None:
    taught = {"reply": "I'll ring you at four.", "signs": ["acts"]}
    (tmp_path / "a.jsonl").write_text(json.dumps(taught) + "\n", "utf-8")
    found = list(rows(tmp_path))
    assert found[0] == ("I'll ring you at four.", frozenset({Sign.ACTS}), None)
    assert any(signs and near is None for _, signs, near in found[1:])
    assert any(not signs and near is Sign.EXCUSE for _, signs, near in found[1:])


def test_a_direction_that_tells_a_sign_apart_is_found() -> None:
    chance = np.random.default_rng(7)
    does = chance.random(400) < 0.3
    vectors = chance.normal(size=(400, 5))
    vectors[:, 2] += 4 * does
    taught = [("", frozenset({SIGNS[0]}) if one else frozenset(), None) for one in does]
    weights = learnt(vectors, taught)[0]
    assert int(np.argmax(np.abs(weights[:-1]))) == 2
    assert (((vectors @ weights[:-1] + weights[-1]) > 0) == does).mean() > 0.95
