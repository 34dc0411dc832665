"""The sheet beside a model: what it is, how to know that its files are whole, and from which numbers on labels hold."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from trainer.coaching.judging import Band
from trainer.coaching.model import ENCODER, SHEET, TOKENIZER
from trainer.domain.feedback import Label


def write(place: Path, bands: Mapping[Label, Band], on_topic: float, kin: float) -> None:
    """Write the sheet for the encoder and the tokenizer of a folder."""
    lines = [
        "# Written by trainer.coaching.training; see the model card.",
        "# bands: the logit of a whole reply from which a label holds, is likely, and is sure.",
        f"on_topic = {on_topic:.2f}",
        f"kin = {kin:.2f}",
        "",
        "[sha256]",
        *(f'"{name}" = "{hashlib.sha256((place / name).read_bytes()).hexdigest()}"' for name in (ENCODER, TOKENIZER)),
        "",
        "[bands]",
        *(f"{label} = [{band.holds:.2f}, {band.likely:.2f}, {band.sure:.2f}]" for label, band in bands.items()),
        "",
    ]
    (place / SHEET).write_text("\n".join(lines), encoding="utf-8")
