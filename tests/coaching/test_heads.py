"""What was learnt about sentences is read back as it was written, and is nothing where it cannot be read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from trainer.coaching import heads
from trainer.coaching.heads import Heads


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    learnt = Heads(("acts", "gives"), np.array([[1.0, 2.0], [0.5, 0.0]], np.float32), "digest")
    heads.save(learnt, tmp_path / heads.FILE)
    found = heads.load(tmp_path / heads.FILE)
    assert found is not None
    assert (found.names, found.digest, found.weights.tolist()) == (learnt.names, "digest", learnt.weights.tolist())


@pytest.mark.parametrize("data", [None, b"", b"PK\x03\x04 not really", b"\x93NUMPY"])
def test_what_cannot_be_read_is_nothing(tmp_path: Path, data: bytes | None) -> None:
    file = tmp_path / heads.FILE
    if data is not None:
        file.write_bytes(data)
    assert heads.load(file) is None
