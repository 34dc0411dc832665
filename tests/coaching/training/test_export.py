"""What is written computes what was taught."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from numpy.typing import NDArray
from tokenizers import Tokenizer

from trainer.coaching.training.batches import Batch, sentences
from trainer.coaching.training.export import export, graph
from trainer.coaching.training.network import READINGS, beginning, direction, read

TEXTS = ("Thanks for telling me, I know that took some courage.", "Since when?")

Runs = dict[str, NDArray[np.float32]]


@pytest.fixture(scope="module")
def weights(pretrained: dict[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float32]]:
    return {name: np.asarray(value) for name, value in beginning(pretrained, 1).items()}


@pytest.fixture(scope="module")
def batch(tokenizer: Tokenizer) -> Batch:
    return sentences(TEXTS, tokenizer)


@pytest.fixture(scope="module")
def wanted(weights: Runs, batch: Batch) -> Runs:
    made = read(dict(weights), batch.tokens, batch.kinds, batch.mask)
    return {name: np.asarray(getattr(made, name)) for name in READINGS}


def run(model: bytes | str, batch: Batch) -> Runs:
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    inputs = {name: getattr(batch, name).astype(np.int64) for name in ("tokens", "kinds", "mask")}
    return dict(zip(READINGS, session.run(list(READINGS), inputs), strict=True))


def test_the_graph_computes_what_the_network_does(weights: Runs, batch: Batch, wanted: Runs) -> None:
    got = run(graph(weights).SerializeToString(), batch)
    for name in READINGS:
        np.testing.assert_allclose(got[name][batch.mask > 0], wanted[name][batch.mask > 0], atol=2e-4)


def test_whole_numbers_stay_close_and_make_it_four_times_smaller(
    weights: Runs, batch: Batch, wanted: Runs, tmp_path: Path
) -> None:
    export(weights, tmp_path / "encoder.onnx")
    got = run(str(tmp_path / "encoder.onnx"), batch)["meaning"]
    likeness = (direction(got, batch.own) * direction(wanted["meaning"], batch.own)).sum(-1)
    assert likeness.min() > 0.97
    assert (tmp_path / "encoder.onnx").stat().st_size < 24_000_000
