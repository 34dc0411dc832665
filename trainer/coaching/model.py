"""The encoder with what belongs to it: checked files, and from which numbers on a label holds."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.coaching.judging import Band
from trainer.coaching.kin import Kin
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
class Sheet:
    """What belongs to an encoder.

    Attributes:
        bands: How sure each label is, by its logit.
        on_topic: From which logit on a reply asks about what the customer said.
        kin: From which likeness on a sentence is of a family that is known by examples only.
        digest: Of the encoder's file: what one encoder makes is of no use to another.
    """

    bands: Mapping[Label, Band]
    on_topic: float
    kin: float
    digest: str


@dataclass(frozen=True)
class Model:
    """An encoder whose files were checked."""

    encoder: Encoder
    sheet: Sheet

    @cached_property
    def kin(self) -> Kin:
        """What compares sentences by this encoder, the same for everybody who asks."""
        return Kin(self.encoder)


def folder() -> Path:
    """Where the shipped model lies."""
    return resources() / "coaching" / "model"


def check(place: Path) -> Sheet:
    """Compare the files of a model with what they should be.

    Raises:
        ModelError: A file is missing, cannot be read, or is not the one that was shipped.
    """
    try:
        told = tomllib.loads((place / SHEET).read_text(encoding="utf-8"))
        bands = {label: Band(*told["bands"][label]) for label in Label}
        sheet = Sheet(bands, told["on_topic"], told["kin"], told["sha256"][ENCODER])
        for name in (ENCODER, TOKENIZER):
            with (place / name).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != told["sha256"][name]:
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

        return Model(Encoder(place / ENCODER, place / TOKENIZER), sheet)
    except ImportError as error:
        raise ModelError(f"The coach's model needs a library that cannot be loaded ({error.name}). {MEND}.") from None
    except Exception as error:  # onnxruntime and tokenizers raise their own kinds, without a common base
        raise ModelError(f"The coach's model cannot be loaded ({type(error).__name__}). {MEND}.") from None
