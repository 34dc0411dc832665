"""What every deck format promises."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.deckfile.samples import VALID, spoilt
from trainer.deckfile import FORMATS, NATIVE, DeckFileError, Format, check, for_path, loads

DECK = loads(VALID.encode(), "valid")
RUBBISH = (
    b"",
    b"\0\1\2\3",
    b"PK\x03\x04 half a zip",
    b"\xff\xfe\xfa",
    b"just words\n" * 40,
    b"[" * 4000,
    bytes(range(128, 192)),
)
every_format = pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)


@every_format
def test_a_deck_survives_the_way_there_and_back(known: Format, tmp_path: Path) -> None:
    path = tmp_path / f"deck{known.ending}"
    known.write(path, DECK)
    assert known.read(path) == DECK
    before = path.read_bytes()
    known.write(path, known.read(path))
    assert path.read_bytes() == before


@every_format
@pytest.mark.parametrize("rubbish", RUBBISH, ids=range(len(RUBBISH)))
def test_rubbish_is_refused_with_a_line(known: Format, rubbish: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"deck{known.ending}"
    path.write_bytes(rubbish)
    with pytest.raises(DeckFileError) as error:
        known.read(path)
    assert all(found.line >= 1 for found in error.value.problems)
    assert str(error.value).startswith(f"{path}:{error.value.problems[0].line}: ")


@every_format
def test_a_missing_file_is_refused(known: Format, tmp_path: Path) -> None:
    with pytest.raises(DeckFileError, match="There is no such file"):
        known.read(tmp_path / f"none{known.ending}")


@every_format
def test_a_write_that_fails_leaves_the_old_file(known: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"deck{known.ending}"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(DeckFileError):
        known.write(path, DECK)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [(path.name, b"old")]


@every_format
def test_a_format_is_found_by_its_ending(known: Format) -> None:
    assert for_path(Path(f"my.deck/Some{known.ending.upper()}")) is known


def test_endings_are_unique() -> None:
    assert len({known.ending for known in FORMATS}) == len(FORMATS)
    assert NATIVE in FORMATS


def test_an_unknown_ending_names_the_known_ones() -> None:
    with pytest.raises(DeckFileError) as error:
        for_path(Path("notes.txt"))
    assert str(error.value).startswith("notes.txt: The ending of 'notes.txt' is not one of .deck.toml")


def test_check_gives_every_problem_or_none(tmp_path: Path) -> None:
    path = tmp_path / "a.deck.toml"
    path.write_text(VALID, encoding="utf-8")
    assert check(path) == ()
    path.write_bytes(spoilt("version = 3", "version = 0"))
    assert [found.line for found in check(path)] == [4]
    assert [found.line for found in check(tmp_path / "notes.txt")] == [0]
