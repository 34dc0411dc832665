"""The encoder as it runs in the program: a text goes in, and for each of its tokens comes out what `outputs` tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from trainer.coaching.normalise import MAX_CHARACTERS

Floats = NDArray[np.float32]

_HALF = re.compile(r"[\ud800-\udfff]")
_WINDOW, _STEP = 120, 80
"""Longer texts are read in windows of so many tokens, each so far behind the one before, so that they overlap."""


@dataclass(frozen=True)
class Reading:
    """What was read of a text, token by token; without tokens when the text has none.

    Attributes:
        places: Where each token stands: ``text[start:end]``.
        logits: (tokens, columns of `outputs`).
        act: (tokens, `outputs.ACT`): what the words do.
        meaning: (tokens, `outputs.MEANING`): what they are about.
    """

    places: tuple[tuple[int, int], ...]
    logits: Floats
    act: Floats
    meaning: Floats


class Encoder:
    """Reads texts on one processor core, about 7 ms for 25 words. Made once, in about half a second.

    Several threads may read at once: a session of onnxruntime is made for that, and a tokenizer for as long as nobody
    changes how it cuts off and pads, which nobody does.

    Raises:
        Exception: whatever onnxruntime or tokenizers say of files that they cannot use.
    """

    def __init__(self, encoder: Path, tokenizer: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = options.enable_mem_pattern = False  # hardly two texts have the same length
        options.log_severity_level = 4
        self._session = onnxruntime.InferenceSession(encoder, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._outputs = [output.name for output in self._session.get_outputs()]
        self._columns = [output.shape[-1] for output in self._session.get_outputs()]
        self._first, self._between = self._tokenizer.encode("").ids

    def read(self, text: str, customer: str = "") -> Reading:
        """Read a text as far as `MAX_CHARACTERS`; what the customer said before is read along, but not told of."""
        encoding = self._tokenizer.encode(_whole(text[:MAX_CHARACTERS]), add_special_tokens=False)
        before = self._tokenizer.encode(_whole(customer), add_special_tokens=False).ids[:_WINDOW] if customer else []
        values = [np.zeros((len(encoding.ids), columns), np.float32) for columns in self._columns]
        for start, end, kept in _windows(len(encoding.ids)):
            for value, read in zip(values, self._run(encoding.ids[start:end], before), strict=True):
                value[kept:end] = read[kept - start : end - start]
        return Reading(tuple(encoding.offsets), **dict(zip(self._outputs, values, strict=True)))

    def _run(self, own: list[int], before: list[int]) -> list[Floats]:
        behind = [*before, self._between] if before else []
        tokens = np.array([[self._first, *own, self._between, *behind]], np.int64)
        kinds = np.zeros_like(tokens)
        kinds[0, len(own) + 2 :] = 1
        found = self._session.run(self._outputs, {"tokens": tokens, "kinds": kinds, "mask": np.ones_like(tokens)})
        return [value[0, 1 : len(own) + 1] for value in found]


def _whole(text: str) -> str:
    """The same text, letter for letter, without the halves of letters that a tokenizer refuses."""
    return _HALF.sub("\ufffd", text)


def _windows(tokens: int) -> list[tuple[int, int, int]]:
    """Where each window begins and ends, and from which token on it is believed rather than the one before."""
    starts = range(0, max(tokens - _WINDOW + _STEP, 1), _STEP) if tokens else ()
    return [(at, min(at + _WINDOW, tokens), at + (_WINDOW - _STEP) // 2 if at else 0) for at in starts]
