"""The encoder as a function of its weights: MiniLM with six layers, and three readings of every token.

Architecture: Wang et al. 2020, MiniLM (arXiv:2002.10957), a BERT (Devlin et al. 2018, arXiv:1810.04805) with 6 layers,
12 heads and 384 dimensions. Weights are named as in the file they come from. What is read of a token is told in
`trainer.coaching.outputs`.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from trainer.coaching.outputs import ACT, COLUMNS, MEANING, SHARPNESS, USUAL_TOKENS

Weights = dict[str, Array]
Values = Array | NDArray[Any]

LAYERS, HEADS, WIDTH = 6, 12, 384
EPSILON = 1e-12
READINGS = {"logits": COLUMNS, "act": ACT, "meaning": MEANING}
_DROPPED = 0.1
_FAR = -1e9
_RARELY = -2.0
"""Where the logits begin: most labels are absent from most tokens."""


class Reading(NamedTuple):
    """One number per column for every token: (batch, length, columns)."""

    logits: Array
    act: Array
    meaning: Array


def beginning(pretrained: dict[str, NDArray[Any]], seed: int) -> Weights:
    """The weights to start from: those of the pretrained encoder, and readings that know nothing."""
    weights = {name: jnp.asarray(value) for name, value in pretrained.items() if _is_used(name, value)}
    chance = np.random.default_rng(seed)
    for name, columns in READINGS.items():
        weights[f"{name}.weight"] = jnp.asarray(chance.normal(0, 0.02, (columns, WIDTH)), jnp.float32)
        weights[f"{name}.bias"] = jnp.full((columns,), _RARELY if name == "logits" else 0.0)
    weights["meaning.weight"] = jnp.eye(MEANING, WIDTH)
    return weights


def _is_used(name: str, value: NDArray[Any]) -> bool:
    return value.dtype == np.float32 and "pooler" not in name


def read(weights: Weights, tokens: Values, kinds: Values, mask: Values, key: Array | None = None) -> Reading:
    """(batch, length) tokens, segments and mask → what is read; with a `key` some values are dropped at random."""
    hidden = states(weights, tokens, kinds, mask, key)
    return Reading(*(_linear(weights, name, hidden) for name in READINGS))


def states(weights: Weights, tokens: Values, kinds: Values, mask: Values, key: Array | None = None) -> Array:
    """(batch, length) → (batch, length, width): the last hidden state of every token."""
    keys = list(jax.random.split(key, 2 * LAYERS + 1)) if key is not None else [None] * (2 * LAYERS + 1)
    place = "embeddings."
    x = weights[f"{place}word_embeddings.weight"][tokens]
    x += weights[f"{place}position_embeddings.weight"][: tokens.shape[1]]
    x += weights[f"{place}token_type_embeddings.weight"][kinds]
    x = _dropped(_normed(weights, f"{place}LayerNorm", x), keys.pop())
    bias = jnp.where(mask[:, None, None, :] > 0, 0.0, _FAR)
    for number in range(LAYERS):
        x = _layer(weights, f"encoder.layer.{number}.", x, bias, keys.pop(), keys.pop())
    return x


def pooled(logits: Array, mask: Values) -> Array:
    """(batch, length, columns) → (batch, columns): a soft maximum over the tokens that the mask leaves."""
    seen = jnp.where(mask[..., None] > 0, logits, _FAR)
    return (jax.nn.logsumexp(seen * SHARPNESS, axis=1) - math.log(USUAL_TOKENS)) / SHARPNESS


def direction(values: Array, mask: Values) -> Array:
    """(batch, length, columns) → (batch, columns): the mean over the tokens that the mask leaves, of length 1."""
    total = (values * mask[..., None]).sum(1)
    return total / jnp.maximum(jnp.linalg.norm(total, axis=-1, keepdims=True), 1e-6)


def _layer(weights: Weights, name: str, x: Array, bias: Array, first: Array | None, second: Array | None) -> Array:
    seen = _linear(weights, f"{name}attention.output.dense", _attended(weights, f"{name}attention.self.", x, bias))
    x = _normed(weights, f"{name}attention.output.LayerNorm", x + _dropped(seen, first))
    inner = jax.nn.gelu(_linear(weights, f"{name}intermediate.dense", x), approximate=False)
    thought = _linear(weights, f"{name}output.dense", inner)
    return _normed(weights, f"{name}output.LayerNorm", x + _dropped(thought, second))


def _attended(weights: Weights, name: str, x: Array, bias: Array) -> Array:
    batch, length, _ = x.shape

    def split(part: str) -> Array:
        return _linear(weights, name + part, x).reshape(batch, length, HEADS, -1).transpose(0, 2, 1, 3)

    query, key, value = split("query"), split("key"), split("value")
    share = jax.nn.softmax(query @ key.swapaxes(2, 3) / math.sqrt(WIDTH / HEADS) + bias, axis=-1)
    return (share @ value).transpose(0, 2, 1, 3).reshape(batch, length, WIDTH)


def _linear(weights: Weights, name: str, x: Array) -> Array:
    return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def _normed(weights: Weights, name: str, x: Array) -> Array:
    mean, variance = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
    return (x - mean) * jax.lax.rsqrt(variance + EPSILON) * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def _dropped(x: Array, key: Array | None) -> Array:
    if key is None:
        return x
    return jnp.where(jax.random.bernoulli(key, 1 - _DROPPED, x.shape), x / (1 - _DROPPED), 0)
