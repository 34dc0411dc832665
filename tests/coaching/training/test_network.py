"""The network reads a text the same whatever stands beside it in the batch."""

from __future__ import annotations

import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from trainer.coaching.judging import pooled as pooled_by_the_program
from trainer.coaching.training.batches import sentences
from trainer.coaching.training.network import beginning, direction, pooled, read, states


def test_padding_changes_nothing(pretrained: dict[str, NDArray[np.float32]], tokenizer: Tokenizer) -> None:
    weights = beginning(pretrained, 1)
    alone = sentences(["Since when?"], tokenizer)
    beside = sentences(["Since when?", "It has been going on for " + "a very " * 30 + "long time."], tokenizer)
    few = int(alone.mask.sum())
    first = read(weights, alone.tokens, alone.kinds, alone.mask).logits[0, :few]
    second = read(weights, beside.tokens, beside.kinds, beside.mask).logits[0, :few]
    np.testing.assert_allclose(first, second, atol=1e-4)


def test_the_pretrained_encoder_knows_what_is_alike(
    pretrained: dict[str, NDArray[np.float32]], tokenizer: Tokenizer
) -> None:
    some = sentences(["It costs too much.", "That is far too expensive.", "The dog is asleep."], tokenizer)
    vectors = direction(states(beginning(pretrained, 1), some.tokens, some.kinds, some.mask), some.own)
    assert float(vectors[0] @ vectors[1]) > 0.6 > 0.2 > float(vectors[0] @ vectors[2])


def test_teaching_and_running_pool_alike() -> None:
    logits = np.random.default_rng(1).normal(0, 3, (7, 4)).astype(np.float32)
    taught = pooled(jnp.asarray(logits)[None], jnp.ones((1, 7)))[0]
    np.testing.assert_allclose(taught, pooled_by_the_program(logits), rtol=1e-5)
