"""Vectors of lines that were read already, in one file that may be deleted at any time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from trainer.coaching.outputs import MEANING
from trainer.paths import private_file, private_folder

if TYPE_CHECKING:
    from trainer.coaching.encoder import Floats

_KEY = 16
_ROW = np.dtype([("key", f"V{_KEY}"), ("vector", "<f2", (MEANING,))])
_SEAL = hashlib.sha256().digest_size
LARGEST = 50_000_000
"""Bytes. A file that is larger is none of ours."""


def key(line: str) -> bytes:
    """What a line is found by."""
    return hashlib.blake2b(line.encode(), digest_size=_KEY).digest()


def load(file: Path, model: str) -> dict[bytes, Floats]:
    """The vectors that this model made; none when the file is missing, damaged, or of another model."""
    try:
        data = file.read_bytes() if file.stat().st_size <= LARGEST else b""
    except OSError:
        return {}
    seal, body = data[:_SEAL], data[_SEAL:]
    if seal != _seal(model, body) or len(body) % _ROW.itemsize:
        return {}
    rows = np.frombuffer(body, _ROW)
    vectors = rows["vector"].astype(np.float32)
    return {name.tobytes(): vector for name, vector in zip(rows["key"], vectors, strict=True)}


def save(file: Path, model: str, vectors: Mapping[bytes, Floats]) -> None:
    """Put these in the place of what is there, in one step; where that cannot be done they are made again one day."""
    rows = np.empty(len(vectors), _ROW)
    for at, (name, vector) in enumerate(vectors.items()):
        rows[at] = (name, vector)
    body, part = rows.tobytes(), file.with_suffix(".part")
    with suppress(OSError):
        private_folder(file.parent)
        try:
            with open(part, "wb", opener=private_file) as out:
                out.write(_seal(model, body) + body)
            os.replace(part, file)
        finally:
            part.unlink(missing_ok=True)


def _seal(model: str, body: bytes) -> bytes:
    return hashlib.sha256(model.encode() + body).digest()
