"""Fitting the weights to the rows: several losses, one optimiser, and the average of where it has been.

What is used: AdamW (Loshchilov & Hutter 2019, arXiv:1711.05101), a supervised contrastive loss for the acts (Khosla et
al. 2020, arXiv:2004.11362), and an exponential moving average of the weights (Polyak & Juditsky 1992).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from jax import Array
from tokenizers import Tokenizer

from trainer.coaching.training.batches import SIZE, Batch, Floats, Ints, batches, sentences
from trainer.coaching.training.network import READINGS, Values, Weights, direction, pooled, read, states
from trainer.coaching.training.rows import Row

_RATE, _HEAD_RATE, _WARM_UP, _LEAST = 1.2e-4, 20.0, 0.1, 0.02
_DECAY = 0.01
_AVERAGED_OVER = 0.998
_PRESENT = 2.0
"""A label that is there counts three times as much as one that is not, for most are not."""
_SCALE = 4.0
_TEMPERATURE = 0.1
_GROUPS, _PER_GROUP, _SINGLES = 8, 3, 8
_ACTS_EVERY = 6

_Learner = tuple[Weights, optax.OptState, Weights]
"""Where the weights are, what the optimiser remembers, and the average of where the weights have been."""


@dataclass(frozen=True)
class Lessons:
    """What is taught.

    Attributes:
        acts: Groups of sentences that do the same; a group of one does what no other does.
    """

    rows: Sequence[Row]
    acts: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Epoch:
    """How far it has come: the mean loss of an epoch, and the averaged weights after it."""

    number: int
    loss: float
    weights: Weights


def fit(weights: Weights, lessons: Lessons, tokenizer: Tokenizer, epochs: int, seed: int) -> Iterator[Epoch]:
    """Teach for some epochs. The same seed, data and machine give the same weights."""
    chance, key = Random(seed), jax.random.key(seed, impl="unsafe_rbg")
    meant = meanings(weights, [row.text for row in lessons.rows], tokenizer)
    optimiser = _optimiser(epochs * _steps(lessons))
    learn_rows, learn_acts = _learner(optimiser, _row_loss), _learner(optimiser, _act_loss)
    learner, done = (weights, optimiser.init(weights), weights), 0
    for number in range(1, epochs + 1):
        losses = []
        for some in batches(lessons.rows, tokenizer, meant, chance):
            key, now = jax.random.split(key)
            learner, loss = learn_rows(learner, done, some, now)
            losses.append(loss)
            done += 1
            if lessons.acts and done % _ACTS_EVERY == 0:
                learner, _ = learn_acts(learner, done, _drawn(lessons.acts, tokenizer, chance), now)
                done += 1
        yield Epoch(number, float(np.mean(losses)), learner[2])


def meanings(weights: Weights, texts: Sequence[str], tokenizer: Tokenizer) -> dict[str, Floats]:
    """Each text as the mean of its last hidden states, of length 1: what the encoder knew before it was taught."""

    @jax.jit
    def vectors(weights: Weights, some: Batch) -> Array:
        return direction(states(weights, some.tokens, some.kinds, some.mask), some.own)

    ordered = sorted(set(texts), key=len)
    found: dict[str, Floats] = {}
    for at in range(0, len(ordered), SIZE):
        some = ordered[at : at + SIZE]
        filled = some + some[-1:] * (SIZE - len(some))
        found |= zip(some, np.asarray(vectors(weights, sentences(filled, tokenizer))), strict=False)
    return found


def _steps(lessons: Lessons) -> int:
    rows = len(lessons.rows) // SIZE
    return rows + bool(lessons.acts) * (rows // (_ACTS_EVERY - 1))


def _optimiser(steps: int) -> optax.GradientTransformation:
    def adam(rate: float) -> optax.GradientTransformation:
        warm = max(int(steps * _WARM_UP), 1)
        schedule = optax.warmup_cosine_decay_schedule(0, rate, warm, max(steps, warm + 1), rate * _LEAST)
        return optax.adamw(schedule, weight_decay=_DECAY, mask=lambda tree: {name: _is_matrix(name) for name in tree})

    def part(tree: Weights) -> dict[str, str]:
        return {name: "head" if name.partition(".")[0] in READINGS else "body" for name in tree}

    rates = {"body": adam(_RATE), "head": adam(_RATE * _HEAD_RATE)}
    return optax.chain(optax.clip_by_global_norm(1.0), optax.multi_transform(rates, part))


def _is_matrix(name: str) -> bool:
    return name.endswith(".weight") and "LayerNorm" not in name


def _learner(
    optimiser: optax.GradientTransformation, loss: Callable[[Weights, Any, Array], Array]
) -> Callable[[_Learner, int, object, Array], tuple[_Learner, Array]]:
    @jax.jit
    def learn(learner: _Learner, done: Array, some: object, key: Array) -> tuple[_Learner, Array]:
        weights, state, average = learner
        value, slope = jax.value_and_grad(loss)(weights, some, key)
        change, state = optimiser.update(slope, state, weights)
        weights = optax.apply_updates(weights, change)
        kept = jnp.minimum(_AVERAGED_OVER, (1.0 + done) / (10.0 + done))
        average = {name: kept * average[name] + (1 - kept) * value for name, value in weights.items()}
        return (weights, state, average), value

    return learn


def _row_loss(weights: Weights, some: Batch, key: Array) -> Array:
    reading = read(weights, some.tokens, some.kinds, some.mask, key)
    whole = optax.sigmoid_binary_cross_entropy(pooled(reading.logits, some.own), some.holds)
    each = optax.sigmoid_binary_cross_entropy(reading.logits, some.carried)
    meant = 1 - (direction(reading.meaning, some.own) * some.meant).sum(-1)
    return (
        _SCALE * _mean(whole, some.holds_weight * (1 + _PRESENT * some.holds), some.holds_weight)
        + _SCALE * _mean(each, some.carried_weight * (1 + some.carried), some.carried_weight)
        + meant.mean()
    )


def _mean(loss: Array, weight: Values, counted: Values) -> Array:
    return (loss * weight).sum() / jnp.maximum(counted.sum(), 1)


def _act_loss(weights: Weights, drawn: tuple[Batch, Ints], key: Array) -> Array:
    some, groups = drawn
    vectors = direction(read(weights, some.tokens, some.kinds, some.mask, key).act, some.own)
    others = ~jnp.eye(len(groups), dtype=bool)
    likeness = jnp.where(others, vectors @ vectors.T / _TEMPERATURE, -jnp.inf)
    share = jax.nn.log_softmax(likeness, axis=1)
    kin = (groups[:, None] == groups[None, :]) & others
    per_text = jnp.where(kin, share, 0).sum(1) / jnp.maximum(kin.sum(1), 1)
    return -per_text.sum() / jnp.maximum(kin.any(1).sum(), 1)


def _drawn(acts: Sequence[Sequence[str]], tokenizer: Tokenizer, chance: Random) -> tuple[Batch, Ints]:
    """Some sentences of some groups, and of which group each is."""
    several = [group for group in acts if len(group) > 1]
    single = [group for group in acts if len(group) == 1]
    picked = chance.sample(several, min(_GROUPS, len(several))) + chance.sample(single, min(_SINGLES, len(single)))
    drawn = [chance.sample(group, min(_PER_GROUP, len(group))) for group in picked]
    groups = [number for number, texts in enumerate(drawn) for _ in texts]
    return sentences([text for texts in drawn for text in texts], tokenizer), np.asarray(groups, np.int32)
