"""The models a recogniser hears with: what they are made of, and whether a folder holds one."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import TrainerError

_NEEDED = (("model.bin",), ("config.json",), ("tokenizer.json",), ("vocabulary.txt", "vocabulary.json"))
"""What the recogniser reads: one of each. Without its tokenizer.json, faster-whisper would fetch one by itself."""

_WHISPER = b"\x0c\0WhisperSpec\0"
"""What CTranslate2 writes into a model.bin after the 4 bytes for the version of its format."""


class ModelError(TrainerError):
    """A folder is no model, or a model cannot be removed."""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model.

    Attributes:
        size: bytes.
        sha256: of the whole file, as hexadecimal digits.
    """

    name: str
    size: int
    sha256: str

    def fits(self, path: Path) -> bool:
        """Whether a file of this size lies there."""
        try:
            return path.is_file() and path.stat().st_size == self.size
        except OSError:
            return False

    def is_sound(self, path: Path) -> bool:
        """Whether this very file lies there. Reads the whole of it."""
        try:
            with path.open("rb") as file:
                return self.fits(path) and hashlib.file_digest(file, "sha256").hexdigest() == self.sha256
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class HearingModel:
    """A Whisper model for CTranslate2.

    Attributes:
        id: what Whisper calls it, and the name of its folder.
        name: what a person reads.
        commit: the one that the checksums are of, in its repository.
    """

    id: str
    name: str
    commit: str
    files: tuple[ModelFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


_TOKENS = (
    ModelFile("tokenizer.json", 2_128_466, "929c5252409436dce1b38a75d1abbcb5e132d170d8e324e4e04ed915fa2d22df"),
    ModelFile("vocabulary.txt", 422_309, "ff77588746d3a2595d32ab5b69ffd7b95ce2441ac57533cb66fc3eb575a115cf"),
)

MODELS = (
    HearingModel(
        "tiny.en",
        "Whisper tiny, English",
        "0d3d19a32d3338f10357c0889762bd8d64bbdeba",
        (
            ModelFile("config.json", 2_317, "14b1b421a90349bc551b881461426b561a874049cb9e4c4864f2ca384f6a7cc5"),
            ModelFile("model.bin", 75_537_502, "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a"),
            *_TOKENS,
        ),
    ),
    HearingModel(
        "base.en",
        "Whisper base, English",
        "3d3d5dee26484f91867d81cb899cfcf72b96be6c",
        (
            ModelFile("config.json", 2_227, "f3bc3821e9fc76a27bae538e11ae5b677dcdd352b4600429ce7951d398569aeb"),
            ModelFile("model.bin", 145_216_508, "2a166925539a16005f14ff328359f9b9adb9dc4fb631bb3b227526862e93e2ef"),
            *_TOKENS,
        ),
    ),
)
"""What can be fetched, the default first."""


class ModelFolder:
    """The folder in which fetched models lie, each in one of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def place(self, model: HearingModel) -> Path:
        """The folder of a model, whether it is there or not."""
        return self.root / model.id

    def has(self, model: HearingModel) -> bool:
        """Whether a model is there, by the sizes of its files: quick, and enough to begin with."""
        return all(file.fits(self.place(model) / file.name) for file in model.files)

    def check(self, model: HearingModel) -> tuple[ModelFile, ...]:
        """The files that are missing or damaged, by checksum. Reads every file, so not on the GUI thread."""
        return tuple(file for file in model.files if not file.is_sound(self.place(model) / file.name))

    def remove(self, model: HearingModel) -> None:
        """Remove a model, and what came of it so far; what somebody else put into its folder stays.

        Raises:
            ModelError: a file cannot be removed. The largest, which is the one in use, is tried first.
        """
        place = self.place(model)
        try:
            for file in sorted(model.files, key=lambda file: -file.size):
                for path in (place / file.name, part_of(place / file.name)):
                    path.unlink(missing_ok=True)
        except OSError as fault:
            sentence = f"The model cannot be removed from {place} ({fault.strerror}); turn hearing off, then try again."
            raise ModelError(sentence) from fault
        with suppress(OSError):
            place.rmdir()


def part_of(target: Path) -> Path:
    """Where a file lies until all of it came."""
    return target.with_name(f"{target.name}.part")


def refuse_no_model(folder: Path) -> None:
    """See that a folder that somebody chose holds a Whisper model for CTranslate2, as far as that is quickly seen.

    Raises:
        ModelError: it does not; the sentence says what is missing.
    """
    missing = [" or ".join(names) for names in _NEEDED if not any(_is_there(folder / name) for name in names)]
    if missing:
        found = f"{folder} has no {', no '.join(missing)}"
    elif not _is_whisper(folder / "model.bin"):
        found = f"The model.bin in {folder} is no Whisper model for CTranslate2"
    else:
        return
    raise ModelError(f"{found}; choose the folder of a faster-whisper model.")


def _is_there(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size > 0
    except OSError:
        return False


def _is_whisper(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4 + len(_WHISPER))[4:] == _WHISPER
    except OSError:
        return False
