"""What every deck format promises."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from tests.deckfile.samples import VALID, spoilt
from tests.deckfile.tabled import cards_of
from trainer.deckfile import FORMATS, NATIVE, DeckFileError, Format, check, for_path, loads
from trainer.domain.cards import Card

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
every_written = pytest.mark.parametrize("known", [one for one in FORMATS if one.write], ids=lambda known: known.name)


def read(known: Format, path: Path) -> tuple[Card, ...]:
    """The cards in a file, whatever kind of file it is."""
    return known.read(path).cards if known.read else tuple(cards_of(known.sheets(path)[0]))


@every_written
def test_cards_survive_the_way_there_and_back(known: Format, tmp_path: Path) -> None:
    path = tmp_path / f"deck{known.ending}"
    known.write(path, DECK)
    assert read(known, path) == DECK.cards
    assert known.read is None or known.read(path) == DECK


def test_a_deck_file_is_written_the_same_again(tmp_path: Path) -> None:
    path = tmp_path / f"deck{NATIVE.ending}"
    NATIVE.write(path, DECK)
    before = path.read_bytes()
    NATIVE.write(path, NATIVE.read(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("rubbish", RUBBISH, ids=range(len(RUBBISH)))
def test_rubbish_is_refused_with_a_line(rubbish: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"deck{NATIVE.ending}"
    path.write_bytes(rubbish)
    with pytest.raises(DeckFileError) as error:
        NATIVE.read(path)
    assert all(found.line >= 1 for found in error.value.problems)
    assert str(error.value).startswith(f"{path}:{error.value.problems[0].line}: ")


@every_format
@pytest.mark.parametrize("rubbish", RUBBISH, ids=range(len(RUBBISH)))
def test_rubbish_becomes_a_table_of_words_or_one_sentence(known: Format, rubbish: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"deck{known.ending}"
    path.write_bytes(rubbish)
    with suppress(DeckFileError):
        found = known.sheets(path) if known.sheets else ()
        assert all(isinstance(cell, str) for sheet in found for row in sheet.rows for cell in row)


@every_format
def test_a_missing_file_is_refused(known: Format, tmp_path: Path) -> None:
    with pytest.raises(DeckFileError, match="There is no such file"):
        (known.read or known.sheets)(tmp_path / f"none{known.ending}")


@every_format
def test_a_folder_is_refused(known: Format, tmp_path: Path) -> None:
    with pytest.raises(DeckFileError, match="This is a folder"):
        (known.read or known.sheets)(tmp_path)


def test_a_table_is_no_deck_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Front,Back\nToo dear.,Why?\n")
    (problem,) = check(tmp_path / "a.csv")
    assert "import it, and its lines become one" in problem.sentence


@every_written
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
        for_path(Path("notes.doc"))
    assert str(error.value).startswith("notes.doc: The ending of 'notes.doc' is not one of .deck.toml")


def test_check_gives_every_problem_or_none(tmp_path: Path) -> None:
    path = tmp_path / "a.deck.toml"
    path.write_text(VALID, encoding="utf-8")
    assert check(path) == ()
    path.write_bytes(spoilt("version = 3", "version = 0"))
    assert [found.line for found in check(path)] == [4]
    assert [found.line for found in check(tmp_path / "notes.txt")] == [0]
