"""The fitted weights as a file that onnxruntime runs: a graph in ONNX, its large matrices as whole numbers of one byte.

Operators: ONNX operator set 20. Whole numbers: dynamic quantisation of onnxruntime; weights keep seven bits, because
processors without the VNNI instructions would overflow with eight.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from trainer.coaching.training.network import EPSILON, HEADS, LAYERS, READINGS, WIDTH

_OPERATORS, _FORMAT = 20, 9
_FAR = -1e9
_INPUTS = ("tokens", "kinds", "mask")

Arrays = Mapping[str, NDArray[np.float32]]


def export(weights: Arrays, file: Path) -> None:
    """Write the encoder: ``tokens``, ``kinds``, ``mask`` (int64, batch × length) → one output per reading (float32)."""
    with TemporaryDirectory() as folder:
        exact = Path(folder, "exact.onnx")
        onnx.save(graph(weights), exact)
        quantize_dynamic(
            exact,
            file,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )


def graph(weights: Arrays) -> onnx.ModelProto:
    """The network of `trainer.coaching.training.network` with the same names, in full precision."""
    writer = _Writer(weights)
    hidden = writer.hidden()
    for reading in READINGS:
        writer.linear(hidden, reading, reading)
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"]) for name in _INPUTS]
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", "length", columns])
        for name, columns in READINGS.items()
    ]
    made = helper.make_graph(writer.nodes, "encoder", inputs, outputs, writer.constants)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", _OPERATORS)], ir_version=_FORMAT)
    onnx.checker.check_model(model)
    return model


class _Writer:
    """Collects the nodes; every method returns the name of what it computes."""

    def __init__(self, weights: Arrays) -> None:
        self._weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._split = self._constant("split", np.array([0, 0, HEADS, WIDTH // HEADS], np.int64))
        self._joined = self._constant("joined", np.array([0, 0, WIDTH], np.int64))
        self._scale = self._constant("scale", np.float32(1 / math.sqrt(WIDTH / HEADS)))

    def hidden(self) -> str:
        x, bias = self._embedded(), self._bias()
        for number in range(LAYERS):
            x = self._layer(f"encoder.layer.{number}.", x, bias)
        return x

    def linear(self, x: str, name: str, out: str = "") -> str:
        matrix = self._constant(f"{name}.weight", self._weights[f"{name}.weight"].T)
        bias = self._constant(f"{name}.bias", self._weights[f"{name}.bias"])
        return self._node("Add", self._node("MatMul", x, matrix), bias, out=out)

    def _embedded(self) -> str:
        words, places, kinds = (
            self._constant(name, self._weights[f"embeddings.{name}_embeddings.weight"])
            for name in ("word", "position", "token_type")
        )
        zero, one, two = (self._constant(f"at_{at}", np.array([at], np.int64)) for at in range(3))
        length = self._node("Slice", self._node("Shape", "tokens"), one, two)
        place = self._node("Slice", places, zero, length)
        known = self._node("Add", self._node("Gather", words, "tokens"), self._node("Gather", kinds, "kinds"))
        return self._normed("embeddings.LayerNorm", self._node("Add", known, place))

    def _bias(self) -> str:
        """What keeps attention away from padding: (batch, 1, 1, length)."""
        one, far = self._constant("one", np.float32(1)), self._constant("far", np.float32(_FAR))
        padding = self._node("Sub", one, self._node("Cast", "mask", to=TensorProto.FLOAT))
        axes = self._constant("axes", np.array([1, 2], np.int64))
        return self._node("Unsqueeze", self._node("Mul", padding, far), axes)

    def _layer(self, name: str, x: str, bias: str) -> str:
        seen = self.linear(self._attended(f"{name}attention.self.", x, bias), f"{name}attention.output.dense")
        x = self._normed(f"{name}attention.output.LayerNorm", self._node("Add", seen, x))
        inner = self._node("Gelu", self.linear(x, f"{name}intermediate.dense"))
        return self._normed(f"{name}output.LayerNorm", self._node("Add", self.linear(inner, f"{name}output.dense"), x))

    def _attended(self, name: str, x: str, bias: str) -> str:
        query, key, value = (
            self._node("Transpose", self._node("Reshape", self.linear(x, name + part), self._split), perm=order)
            for part, order in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3]))
        )
        likeness = self._node("Mul", self._node("MatMul", query, key), self._scale)
        share = self._node("Softmax", self._node("Add", likeness, bias), axis=-1)
        mixed = self._node("Transpose", self._node("MatMul", share, value), perm=[0, 2, 1, 3])
        return self._node("Reshape", mixed, self._joined)

    def _normed(self, name: str, x: str) -> str:
        scale, shift = (
            self._constant(f"{name}.{part}", self._weights[f"{name}.{part}"]) for part in ("weight", "bias")
        )
        return self._node("LayerNormalization", x, scale, shift, axis=-1, epsilon=EPSILON)

    def _constant(self, name: str, value: NDArray[np.generic] | np.generic) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value).reshape(np.shape(value)), name))
        return name

    def _node(self, operator: str, *inputs: str, out: str = "", **attributes: Any) -> str:
        out = out or f"value_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [out], **attributes))
        return out
