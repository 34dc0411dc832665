"""The encoder with what belongs to it: checked files, and from which numbers on a label holds."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.coaching.judging import Band
from trainer.domain.feedback import Label
from trainer.errors import TrainerError
from trainer.paths import resources

if TYPE_CHECKING:
    from trainer.coaching.encoder import Encoder

ENCODER, TOKENIZER, SHEET = "encoder.onnx", "tokenizer.json", "model.toml"
MEND = "Install the program again to get it back"


class ModelError(TrainerError):
    """The encoder cannot be used; the sentence says what is wrong with its files and what mends it."""


@dataclass(frozen=True)
class Model:
    """An encoder that was checked.

    Attributes:
        bands: How sure each label is, by its logit.
        on_topic: From which logit on a reply asks about what the customer said.
        kin: From which likeness on a sentence is of a family that is known by examples only.
    """

    encoder: Encoder
    bands: Mapping[Label, Band]
    on_topic: float
    kin: float


def folder() -> Path:
    """Where the shipped model lies."""
    return resources() / "coaching" / "model"


def check(place: Path) -> dict[str, Any]:
    """Compare the files with what they should be, and return the sheet.

    Raises:
        ModelError: A file is missing, cannot be read, or is not the one that was shipped.
    """
    try:
        sheet = tomllib.loads((place / SHEET).read_text(encoding="utf-8"))
        wanted = {name: sheet["sha256"][name] for name in (ENCODER, TOKENIZER)}
        for name, digest in wanted.items():
            with (place / name).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                    raise ModelError(f"The coach's model file {name} is damaged. {MEND}.")
    except OSError as error:
        missing = Path(error.filename or place).name
        raise ModelError(f"The coach's model file {missing} is missing or cannot be read. {MEND}.") from None
    except (KeyError, TypeError, ValueError):
        raise ModelError(f"The coach's model file {SHEET} is damaged. {MEND}.") from None
    return sheet


def load(place: Path) -> Model:
    """Check and load the model of a folder; half a second.

    Raises:
        ModelError: It cannot be used.
    """
    sheet = check(place)
    try:
        from trainer.coaching.encoder import Encoder

        bands = {label: Band(*sheet["bands"][label.value]) for label in Label}
        return Model(Encoder(place / ENCODER, place / TOKENIZER), bands, sheet["on_topic"], sheet["kin"])
    except ImportError as error:
        raise ModelError(f"The coach's model needs a library that cannot be loaded ({error.name}). {MEND}.") from None
    except Exception as error:  # onnxruntime and tokenizers raise their own kinds, without a common base
        raise ModelError(f"The coach's model cannot be loaded ({type(error).__name__}). {MEND}.") from None
