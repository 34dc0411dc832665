"""What is shared by the tests of teaching: the pretrained encoder, and a few rows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from trainer.coaching.outputs import LABELS
from trainer.coaching.training.__main__ import installed
from trainer.coaching.training.rows import Row
from trainer.domain.feedback import Label


@pytest.fixture(scope="session")
def pretrained() -> dict[str, NDArray[np.float32]]:
    return load_file(installed() / "model.safetensors")


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    made = Tokenizer.from_file(str(Path(installed(), "tokenizer.json")))
    made.no_padding()
    made.no_truncation()
    return made


def a_row(text: str, label: Label | None = None, words: str = "", customer: str = "") -> Row:
    """A reply with one label, or with none, and the words that carry it."""
    columns = frozenset(range(len(LABELS)))
    if label is None:
        return Row(text, columns, frozenset(), {}, customer)
    column, start = LABELS.index(label), text.index(words)
    return Row(text, columns, frozenset({column}), {column: (start, start + len(words))}, customer)
