"""CSV and text, as many programs write them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.builders import a_card, a_deck
from tests.deckfile.strategies import decks
from tests.deckfile.tabled import cards_of
from trainer.deckfile.problems import DeckFileError
from trainer.deckfile.sheets import delimited
from trainer.domain.cards import Deck
from trainer.domain.sheet import Sheet


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lines.csv"


def read(file: Path, data: bytes | str) -> Sheet:
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    (found,) = delimited.read(file)
    return found


@given(decks)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_deck_comes_back_from_its_file(file: Path, deck: Deck) -> None:
    delimited.write(file, deck)
    (found,) = delimited.read(file)
    assert cards_of(found) == list(deck.cards)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "'=1", "''", "=cmd|' /C calc'!A0"])
def test_no_spreadsheet_evaluates_what_we_write(file: Path, text: str) -> None:
    delimited.write(file, a_deck(replace(a_card(1), reply=text, notes=text)))
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
    (card,) = cards_of(delimited.read(file)[0])
    assert card.notes == text.strip()


@pytest.mark.parametrize(
    "data",
    [
        "Front,Back\nToo dear.,Why?\n",
        "Front;Back\r\nToo dear.;Why?\r\n",
        "sep=;\r\nFront;Back\r\nToo dear.;Why?\r\n",
        "Front\tBack\nToo dear.\tWhy?",
        '"Front","Back"\n"Too dear.","Why?"\n',
        "\ufeffFront,Back\nToo dear.,Why?\n",
        "Front;Back\nToo dear.;Why?\n".encode("utf-16"),
        "#separator:Semicolon\n#html:false\n#columns:Front;Back\nToo dear.;Why?\n",
    ],
)
def test_it_is_read_however_it_was_written(file: Path, data: bytes | str) -> None:
    found = read(file, data)
    assert (found.columns, list(found.rows)) == (("Front", "Back"), [("Too dear.", "Why?")])


def test_letters_of_an_old_excel_are_read(file: Path) -> None:
    assert read(file, "Front;Back\nZu früh – später.;Wann?".encode("cp1252")).rows[0][0] == "Zu früh – später."


def test_commas_in_sentences_do_not_cut_them(file: Path) -> None:
    found = read(file, "Well, no.\tWhy, then?\nYes, but.\tSo, what?\nNo.\tI see.\n")
    assert list(found.rows) == [("Well, no.", "Why, then?"), ("Yes, but.", "So, what?"), ("No.", "I see.")]


def test_markup_of_anki_becomes_words(file: Path) -> None:
    found = read(file, "#separator:tab\n#html:true\nToo <b>dear</b>&amp;late.<br>Really.\tWhy?<img src=x>\n")
    assert found.rows[0] == ("Too dear&late.\nReally.", "Why?")


def test_a_line_that_begins_with_a_number_sign_and_says_nothing_of_the_file_is_a_line(file: Path) -> None:
    assert read(file, "#1 worry\tWhy?\n#2 worry\tHow?\n").rows[0] == ("#1 worry", "Why?")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "nothing in this table"),
        (b"PK\x03\x04\x00\x00\x00\x00", "This is no text"),
        (b'"never closed\n' + b"x" * 200_000, "A cell never ends|A cell has more than"),
    ],
)
def test_what_is_no_table_is_told_in_one_sentence(file: Path, data: bytes, says: str) -> None:
    with pytest.raises(DeckFileError, match=says):
        read(file, data)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(DeckFileError):
            delimited.read(place)
