"""A sheet that was written is one that the program accepts."""

from __future__ import annotations

import shutil
from pathlib import Path

from trainer.coaching.judging import Band
from trainer.coaching.model import ENCODER, TOKENIZER, check, folder
from trainer.coaching.training.sheet import write
from trainer.domain.feedback import Label


def test_a_sheet_is_read_as_it_was_written(tmp_path: Path) -> None:
    for name in (ENCODER, TOKENIZER):
        shutil.copy(folder() / name, tmp_path)
    bands = {label: Band(-0.5, 1.25, 2.5) for label in Label}
    write(tmp_path, bands, on_topic=0.75, kin=0.5)
    sheet = check(tmp_path)
    assert (sheet.bands, sheet.on_topic, sheet.kin) == (bands, 0.75, 0.5)
