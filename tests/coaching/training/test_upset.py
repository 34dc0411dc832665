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


def test_each_sign_has_its_own_direction() -> None:
    taught = [("", frozenset({sign}), None) for sign in SIGNS]
    inputs = np.hstack([np.eye(len(SIGNS)), np.ones((len(SIGNS), 1))])
    weights = learnt(inputs, taught)
    assert np.argmax(weights[:, :-1], axis=1).tolist() == list(range(len(SIGNS)))
