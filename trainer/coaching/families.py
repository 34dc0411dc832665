"""Families of phrases, each a file that a team can write by hand; the format is explained in `excited.phrases.toml`.

A pattern is words; `{slot}` for one of several; `(…)` for what may be left out; `(a|b)` for a choice; `*` for one word;
`...` for up to `gap` words; `[start]`, `[end]`, `[asked]` and `[?]` tie it to a clause or a question. There are no
regular expressions, and every number is bounded, so that the worst file costs no more than a large one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from trainer.coaching.everyday import Everyday, everyday
from trainer.coaching.matcher import Pattern
from trainer.coaching.notation import PatternError, Reader
from trainer.domain.feedback import Certainty, Label, LabelKind
from trainer.domain.phrases import ENDING, MAX_BYTES, MAX_FILES, USUAL_GAP, fits_anywhere
from trainer.errors import TrainerError

MAX_PATTERNS, MAX_SENTENCES, MAX_SLOTS, MAX_WAYS = 400, 500, 60, 200
MAX_PLACES = 3_000
"""Places of the matcher that the patterns of a file, and those of all files of a team, may take; the largest file that
comes with the program takes 2 600. A word costs at most one step for each: some seconds for the longest reply.
"""
_FEWER = "write fewer patterns, or fewer words in brackets and gaps"
CROWDED = f"the patterns of all your files together are too many; {_FEWER}."
_MEASURED = frozenset(Label)
_TEXTS = ("family", "name", "definition", "seed", "span", "kind", "heard")
_MAY_BE_EMPTY = ("seed", "span", "kind", "heard")
_SENTENCES = ("examples", "near_misses")
_LISTS = ("patterns", "loose", "unless", *_SENTENCES)
_KEYS = frozenset((*_TEXTS, *_LISTS, "gap", "slots", "near"))
_NAME = re.compile(r"[a-z][a-z0-9_]{1,39}")


class FamilyError(TrainerError):
    """A phrase file that cannot be used; the sentence names the file and what to change."""


@dataclass(frozen=True)
class Family:
    """One file: `patterns` are sure, `loose` ones likely; an `unless` pattern takes back what it overlaps.

    Attributes:
        key: The stable name; that of a label where the family is measured.
        kind: What it does for a reply.
        whys: Why a near miss is none of the family, where the file says so.
        slots: The file's own lists of words.
        gap: How many words "..." may stand for.
        only_words: It is heard by its patterns alone; others that are not measured also by what their examples mean.
        is_team: A team wrote it, and what its patterns say holds, whatever the encoder hears.
    """

    file: str
    key: str
    kind: LabelKind
    name: str
    definition: str
    seed: str
    whole_sentence: bool
    patterns: tuple[Pattern, ...]
    loose: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    whys: Mapping[str, str] = field(default_factory=dict, hash=False)
    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    gap: int = USUAL_GAP
    only_words: bool = False
    is_team: bool = False

    @property
    def places(self) -> int:
        """How many places of the matcher its patterns take at most."""
        return sum(pattern.places for pattern, _ in self.rules())

    @property
    def label(self) -> Label | None:
        """The label that it earns; None for a family that is not measured."""
        return Label(self.key) if self.key in _MEASURED else None

    def rules(self) -> Iterator[tuple[Pattern, Certainty | None]]:
        """Each pattern with what it earns; None for one that takes back."""
        yield from ((pattern, Certainty.SURE) for pattern in self.patterns)
        yield from ((pattern, Certainty.LIKELY) for pattern in self.loose)
        yield from ((pattern, None) for pattern in self.unless)


def load_folder(folder: Path) -> tuple[Family, ...]:
    """All phrase files of a folder, by name.

    Raises:
        FamilyError: a file cannot be used.
    """
    files = sorted(folder.glob(f"*{ENDING}"))
    if len(files) > MAX_FILES:
        raise FamilyError(f"{folder.name}: a folder holds at most {MAX_FILES} phrase files, this one has {len(files)}.")
    return tuple(load_family(file) for file in files)


def load_team(folder: Path) -> tuple[tuple[Family, ...], tuple[str, ...]]:
    """The phrase files of a team that can be used; one sentence for each that cannot, and one for those too many."""
    good, broken, files = list[Family](), list[str](), sorted(folder.glob(f"*{ENDING}"))
    left = MAX_PLACES
    for file in files[:MAX_FILES]:
        try:
            good.append(_fitting(load_team_family(_named_well(file)), left))
            left -= good[-1].places
        except FamilyError as error:
            broken.append(str(error))
    return tuple(good), (*broken, *_too_many(files[MAX_FILES:]))


def _named_well(file: Path) -> Path:
    if not fits_anywhere(file.name):
        name = file.name.encode(errors="replace").decode()
        raise FamilyError(f"{name}: a backup cannot hold a file of this name; rename it.")
    return file


def _too_many(files: Sequence[Path]) -> Iterator[str]:
    if files:
        more = len(files) - 1
        nor = f", nor {'is' if more == 1 else 'are'} {more} more" if more else ""
        yield f"{files[0].name} is not read{nor}: a folder holds at most {MAX_FILES} phrase files; remove some."


def _fitting(family: Family, left: int) -> Family:
    if family.places > left:
        raise FamilyError(f"{family.file}: {CROWDED}")
    return family


def load_team_family(file: Path) -> Family:
    """Read and check a phrase file that a team wrote.

    Raises:
        FamilyError: with the file's name and one sentence.
    """
    family = load_family(file)
    if family.kind is LabelKind.PART:
        raise FamilyError(f"{file.name}: “part” is for the families that come with the program; write another “kind”.")
    return replace(family, is_team=True)


def load_family(file: Path) -> Family:
    """Read and check one phrase file.

    Raises:
        FamilyError: with the file's name and one sentence.
    """
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise FamilyError(f"{file.name}: the file cannot be read ({error.strerror}).") from None
    try:
        return parsed(file.name, raw)
    except PatternError as error:
        raise FamilyError(f"{file.name}: {error}") from None


def parsed(name: str, raw: bytes) -> Family:
    """The family that a file of that name holds.

    Raises:
        PatternError: with one sentence that does not name the file.
    """
    return _family(name, _table(raw), everyday())


def _table(raw: bytes) -> dict[str, Any]:
    if len(raw) > MAX_BYTES:
        raise PatternError(f"the file is larger than {MAX_BYTES // 1024} KB, split it in two.")
    try:
        return tomllib.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise PatternError("the file is not UTF-8 text.") from None
    except (ValueError, RecursionError) as error:
        raise PatternError(f"the file is not valid TOML ({str(error) or 'nested too deeply'}).") from None


def _family(name: str, table: dict[str, Any], shared: Everyday) -> Family:
    if unknown := sorted(set(table) - _KEYS):
        raise PatternError(f"the key “{unknown[0][:40]}” is not known here.")
    text = {key: _text(table, key) for key in _TEXTS}
    lists = {key: _strings(table.get(key, []), key, MAX_SENTENCES) for key in _LISTS}
    for key in _SENTENCES:
        _refuse_silence(key, lists[key])
    only_words = _only_words(text["heard"])
    if not lists["patterns"] and (text["family"] in _MEASURED or only_words):
        raise PatternError("there is no pattern; write at least one under “patterns”.")
    if not lists["patterns"] and not lists["examples"]:
        raise PatternError(
            "there is neither an example nor a pattern; write one under “examples”, or get the whole file."
        )
    whys, slots, gap = _near(table.get("near", [])), _slots(table.get("slots", {})), _gap(table.get("gap", USUAL_GAP))
    reader = Reader(dict(shared.slots) | slots, shared.spelling, gap)
    patterns, loose, unless = (_patterns(lists[key], key, reader) for key in ("patterns", "loose", "unless"))
    family = Family(
        file=name,
        key=_key(text["family"]),
        kind=_kind(text["family"], text["kind"]),
        name=text["name"],
        definition=text["definition"],
        seed=text["seed"],
        whole_sentence=_whole(text["span"]),
        patterns=patterns,
        loose=loose,
        unless=unless,
        examples=lists["examples"],
        near_misses=tuple(dict.fromkeys((*lists["near_misses"], *whys))),
        whys=whys,
        slots=slots,
        gap=gap,
        only_words=only_words,
    )
    if family.places > MAX_PLACES:
        raise PatternError(f"the patterns are too many for one file; {_FEWER}.")
    return family


def _text(table: dict[str, Any], key: str) -> str:
    value = table.get(key, "" if key in _MAY_BE_EMPTY else None)
    if not isinstance(value, str) or not (value.strip() or key in _MAY_BE_EMPTY):
        raise PatternError(f"“{key}” is missing; it is one line of text.")
    _refuse_breaks(key, [value])
    return value


def _refuse_breaks(key: str, texts: Iterable[str]) -> None:
    if any(text.splitlines() not in ([], [text]) for text in texts):
        raise PatternError(f"“{key}” has a line break; it is one line of text.")


def _refuse_silence(key: str, sentences: Iterable[str]) -> None:
    if not all(any(map(str.isalnum, sentence)) for sentence in sentences):
        raise PatternError(f"“{key}” has an entry without a word; write a sentence there, or take it out.")


def _key(value: str) -> str:
    if not _NAME.fullmatch(value):
        raise PatternError(f"the family “{value[:40]}” must be 2 to 40 small letters, digits and low lines.")
    return value


def _kind(key: str, value: str) -> LabelKind:
    if key in _MEASURED:
        return Label(key).kind
    try:
        return LabelKind(value)
    except ValueError:
        raise PatternError(f"“kind” is one of {', '.join(LabelKind)} for the new family “{key[:40]}”.") from None


def _whole(value: str) -> bool:
    if value not in ("", "words", "sentence"):
        raise PatternError(f"“span” is “words” or “sentence”, not “{value[:40]}”.")
    return value == "sentence"


def _only_words(value: str) -> bool:
    if value not in ("", "words"):
        raise PatternError(f"“heard” is “words” or left out, not “{value[:40]}”.")
    return value == "words"


def _gap(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 8:
        raise PatternError("“gap” is a whole number from 1 to 8.")
    return value


def _strings(value: object, key: str, most: int) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise PatternError(f"“{key}” is a list of texts in quotation marks.")
    if len(value) > most:
        raise PatternError(f"“{key}” has {len(value)} entries, at most {most} are read.")
    _refuse_breaks(key, value)
    return tuple(value)


def _near(value: object) -> dict[str, str]:
    """Near misses that say why they are none."""
    if not isinstance(value, list) or len(value) > MAX_SENTENCES:
        raise PatternError(f"“near” is a list of at most {MAX_SENTENCES} sections, each headed [[near]].")
    whys = dict[str, str]()
    for one in value:
        if (
            not isinstance(one, dict)
            or set(one) != {"text", "why"}
            or not all(isinstance(v, str) for v in one.values())
        ):
            raise PatternError("each [[near]] has a “text” and a “why”, and nothing else.")
        whys[one["text"]] = one["why"]
    _refuse_breaks("near", (*whys, *whys.values()))
    _refuse_silence("near", whys)
    return whys


def _slots(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict) or len(value) > MAX_SLOTS:
        raise PatternError(f"“slots” is a table of at most {MAX_SLOTS} lists of words.")
    return {name: _strings(ways, f"slots.{name}", MAX_WAYS) for name, ways in value.items()}


def _patterns(lines: tuple[str, ...], key: str, reader: Reader) -> tuple[Pattern, ...]:
    """The patterns of a list, each once however it is spaced."""
    if len(lines) > MAX_PATTERNS:
        raise PatternError(f"“{key}” has {len(lines)} entries, at most {MAX_PATTERNS} are read.")
    known: dict[Pattern, Pattern] = {}
    for pattern in map(reader.pattern, lines):
        known.setdefault(replace(pattern, source=""), pattern)
    return tuple(known.values())
