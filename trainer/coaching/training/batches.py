"""Rows as arrays: what goes into the network, and what should come out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from trainer.coaching.outputs import COLUMNS, MEANING, ON_TOPIC
from trainer.coaching.training.rows import Row
from trainer.coaching.training.speechlike import varied

LENGTHS = (24, 32, 40, 48, 64, 96, 128)
"""Batches are padded to one of these, so that few shapes are compiled; what is longer is cut."""

SIZE = 16
_CHUNK = 24
"""So many batches are sorted by length together: little padding, and still a different order in each epoch."""
_PAIR_WEIGHT = 4.0
"""A pair tells of one column only, a reply of seventeen."""

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


class Batch(NamedTuple):
    """Texts, (n, length), and their targets.

    Attributes:
        kinds: Segment ids: 0 for the text, 1 for what the customer said before.
        mask: 1 where there is a token.
        own: 1 for the tokens of the text itself.
        carried, carried_weight: For each token and column, whether it should be there, and how much that counts.
        holds, holds_weight: The same for the text as a whole.
        meant: What the text means, as a vector of length 1.
    """

    tokens: Ints
    kinds: Ints
    mask: Floats
    own: Floats
    carried: Floats
    carried_weight: Floats
    holds: Floats
    holds_weight: Floats
    meant: Floats


def batches(rows: Sequence[Row], tokenizer: Tokenizer, meant: Mapping[str, Floats], chance: Random) -> Iterator[Batch]:
    """One epoch: every row once, some of them varied, in a random order of batches of similar lengths."""
    mixed = [(varied(row, chance), meant.get(row.text)) for row in chance.sample(rows, len(rows))]
    for at in range(0, len(mixed) - SIZE + 1, SIZE * _CHUNK):
        chunk = sorted(mixed[at : at + SIZE * _CHUNK], key=lambda one: len(one[0].text) + len(one[0].customer))
        starts = range(0, len(chunk) - SIZE + 1, SIZE)
        for start in chance.sample(starts, len(starts)):
            some = chunk[start : start + SIZE]
            yield batch([row for row, _ in some], tokenizer, [vector for _, vector in some])


def batch(rows: Sequence[Row], tokenizer: Tokenizer, meant: Sequence[Floats | None] = ()) -> Batch:
    """Some rows, padded to the same length."""
    encoded = [_encoded(row, tokenizer) for row in rows]
    length = _bucket(max(len(tokens) for tokens, _, _ in encoded))
    out = _empty(len(rows), length)
    for at, (row, (tokens, kinds, offsets)) in enumerate(zip(rows, encoded, strict=True)):
        seen = min(len(tokens), length)
        out.tokens[at, :seen], out.kinds[at, :seen], out.mask[at, :seen] = tokens[:seen], kinds[:seen], 1
        _target(out, at, row, offsets[:seen])
        if meant and (vector := meant[at]) is not None:
            out.meant[at] = vector
    return out


def sentences(texts: Iterable[str], tokenizer: Tokenizer) -> Batch:
    """Some texts of which nothing is known."""
    return batch([Row(text, frozenset(), frozenset()) for text in texts], tokenizer)


def _encoded(row: Row, tokenizer: Tokenizer) -> tuple[list[int], list[int], list[tuple[int, int]]]:
    encoding = tokenizer.encode(row.text, row.customer) if row.customer else tokenizer.encode(row.text)
    own = [
        place if sequence == 0 else (0, 0)
        for place, sequence in zip(encoding.offsets, encoding.sequence_ids, strict=True)
    ]
    return encoding.ids, encoding.type_ids, own


def _bucket(length: int) -> int:
    return next((size for size in LENGTHS if length <= size), LENGTHS[-1])


def _empty(count: int, length: int) -> Batch:
    shape = (count, length)
    return Batch(
        np.zeros(shape, np.int32),
        np.zeros(shape, np.int32),
        np.zeros(shape, np.float32),
        np.zeros(shape, np.float32),
        np.zeros((*shape, COLUMNS), np.float32),
        np.zeros((*shape, COLUMNS), np.float32),
        np.zeros((count, COLUMNS), np.float32),
        np.zeros((count, COLUMNS), np.float32),
        np.zeros((count, MEANING), np.float32),
    )


def _target(out: Batch, at: int, row: Row, offsets: Sequence[tuple[int, int]]) -> None:
    known, holds = sorted(row.known), sorted(row.holds)
    out.holds[at, holds] = 1
    out.holds_weight[at, known] = _PAIR_WEIGHT if row.known == {ON_TOPIC} else 1
    out.carried_weight[at, :, sorted((row.known - row.holds) | row.spans.keys())] = 1
    for token, (start, end) in enumerate(offsets):
        out.own[at, token] = end > start
        for column, (first, last) in row.spans.items():
            out.carried[at, token, column] = end > start and start < last and end > first
    out.carried_weight[at] *= out.mask[at, :, None]
