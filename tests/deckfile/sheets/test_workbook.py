"""Excel files: ours to be filled in, and whatever others send."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from tests.builders import a_card, a_deck
from tests.deckfile.strategies import decks
from tests.deckfile.tabled import cards_of
from trainer.deckfile.problems import DeckFileError
from trainer.deckfile.sheets import workbook
from trainer.domain.cards import Deck
from trainer.domain.columns import Column


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lines.xlsx"


@given(decks)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_a_deck_comes_back_from_its_file(file: Path, deck: Deck) -> None:
    workbook.write(file, deck)
    (found,) = workbook.read(file)
    assert cards_of(found) == list(deck.cards)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_no_spreadsheet_evaluates_what_we_write(file: Path, text: str) -> None:
    workbook.write(file, a_deck(replace(a_card(1), reply=text)))
    cell = openpyxl.load_workbook(file).worksheets[0].cell(2, list(Column).index(Column.REPLY) + 1)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    with zipfile.ZipFile(file) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_a_template_has_headings_that_stay_lists_to_choose_from_and_says_how(file: Path) -> None:
    workbook.write(file, Deck("aaaaaaaaaaaa", "Objections"))
    book = openpyxl.load_workbook(file)
    cards, about = book.worksheets
    assert [cell.value for cell in cards[1]] == [column.value for column in Column]
    assert cards.freeze_panes == "B2"
    assert len(cards.data_validations.dataValidation) == 3
    assert about.title == "How to fill this in"
    with pytest.raises(DeckFileError, match="nothing in this table"):
        workbook.read(file)


def made(file: Path, *rows: list[Any], title: str = "Lines") -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = title
    for row in rows:
        book.worksheets[0].append(row)
    book.save(file)


def test_figures_and_dates_are_read_as_a_person_sees_them(file: Path) -> None:
    from datetime import date, datetime

    made(file, ["Front", "Back", "x", "y"], [12.0, 1.5, date(2026, 3, 2), datetime(2026, 3, 2)])
    assert workbook.read(file)[0].rows[0] == ("12", "1.5", "2026-03-02", "2026-03-02")


def test_a_formula_is_not_evaluated(file: Path) -> None:
    made(file, ["Front", "Back"], ["Too dear.", "=1+1"])
    assert workbook.read(file)[0].rows[0] == ("Too dear.", "")


def test_each_sheet_with_something_in_it_is_a_table(file: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Front", "Back"])
    book.worksheets[0].append(["A", "B"])
    book.create_sheet("Empty")
    book.create_sheet("More").append(["C", "D"])
    book.save(file)
    assert [one.title for one in workbook.read(file)] == ["Sheet", "More"]


def test_a_bomb_is_refused_before_anybody_unpacks_it(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<a>" + b"0" * (80 * 2**20))
    with pytest.raises(DeckFileError, match="unpacks to far more"):
        workbook.read(file)


def test_entities_that_grow_are_refused(file: Path) -> None:
    made(file, ["Front"])
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/evil.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(DeckFileError, match="damaged"):
        workbook.read(file)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04rubbish", b"not a workbook at all" * 50])
def test_what_is_no_workbook_is_told_in_one_sentence(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    with pytest.raises(DeckFileError, match="damaged"):
        workbook.read(file)


def test_an_archive_of_something_else_is_told(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("../../etc/passwd", "x")
    with pytest.raises(DeckFileError, match="damaged"):
        workbook.read(file)
