"""Taking a table in through the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_deck, install, some_cards
from tests.driver import ALT, Driver, Key, opened
from trainer.domain.intake import Intake, Refused
from trainer.gui.dialogs.columns import ColumnsDialog, counts, refusals
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.picker import Picker

DECK = a_deck(*some_cards(2), title="Mine")
LINES = "Front;Back;Owner\nIt costs too much.;Compared with what?;Tom\nNot now.;;Tom\n"


@pytest.fixture
def decks(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    install(tmp_path / "home" / "trainer.sqlite3", DECK)
    window = opened(qtbot, qapp, tmp_path / "home", welcomed=True)
    window.press(Key.Key_3, ALT)
    return window


def taken(window: Driver, path: Path, text: str = LINES) -> ColumnsDialog:
    path.write_text(text)
    window.window.screen_in_front.take_file(path)  # type: ignore[union-attr]
    dialog = window.dialog(ColumnsDialog)
    assert isinstance(dialog, ColumnsDialog)
    return dialog


def choose(dialog: ColumnsDialog, place: int, text: str) -> None:
    picker = dialog._pickers[place]
    picker.setCurrentText(text)
    picker.activated.emit(picker.currentIndex())


def test_it_shows_what_the_rows_become_and_why_some_do_not(decks: Driver, tmp_path: Path) -> None:
    dialog = taken(decks, tmp_path / "Team lines.csv")
    told = decks.text(dialog)
    assert "1 new, 1 row left out." in told
    assert "Row 3: " in told
    assert "“It costs too much.”" in told
    decks.click("Import", dialog)
    assert [deck.title for deck in decks.workspace.library.decks()] == ["Mine", "Team lines"]
    assert decks.window._strip.sentence() == "1 new, 1 row left out."
    decks.window.activateWindow()
    decks.qtbot.waitUntil(decks.window.isActiveWindow)
    decks.ctrl(Key.Key_Z)
    assert sum(deck.cards for deck in decks.workspace.library.decks()) == 2


def test_a_column_can_be_something_else_and_each_thing_is_one_column(decks: Driver, tmp_path: Path) -> None:
    dialog = taken(decks, tmp_path / "x.csv")
    choose(dialog, 2, "Reply")
    assert [picker.currentText() for picker in dialog._pickers] == ["The customer says", "Leave it out", "Reply"]
    assert "2 new." in decks.text(dialog)
    choose(dialog, 0, "Leave it out")
    assert "Say which column is what the customer says." in decks.text(dialog)
    assert not decks.named("Import", QAbstractButton, dialog).isEnabled()


def test_lines_can_go_into_a_deck_that_is_there(decks: Driver, tmp_path: Path) -> None:
    dialog = taken(decks, tmp_path / "x.csv")
    into = decks.named("Into which deck", Picker, dialog)
    into.setCurrentText("Mine")
    into.activated.emit(into.currentIndex())
    assert not [one for one in dialog.findChildren(Field) if one.isVisible()]
    decks.click("Import", dialog)
    assert [deck.cards for deck in decks.workspace.library.decks()] == [3]


def test_a_title_that_is_taken_is_told_as_it_is_typed(decks: Driver, tmp_path: Path) -> None:
    dialog = taken(decks, tmp_path / "x.csv")
    decks.named("Title of the new deck", Field, dialog).setText("mine")
    assert "already" in decks.text(dialog)


def test_markup_is_shown_as_it_is_typed(decks: Driver, tmp_path: Path) -> None:
    dialog = taken(decks, tmp_path / "x.csv", "Front;Back\n<img src='file:///etc/passwd'>Hm.;<b>Why?</b>\n")
    assert "<b>Why?</b>" in decks.text(dialog)


def test_what_is_no_table_is_told_on_the_strip(decks: Driver, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"rubbish")
    decks.window.screen_in_front.take_file(tmp_path / "x.xlsx")  # type: ignore[union-attr]
    decks.qtbot.waitUntil(lambda: "damaged" in decks.window._strip.sentence())


def test_a_file_of_another_kind_is_told_on_the_strip(decks: Driver, tmp_path: Path) -> None:
    decks.window.screen_in_front.take_file(tmp_path / "x.docx")  # type: ignore[union-attr]
    assert "is not one of .deck.toml" in decks.window._strip.sentence()


def test_only_the_first_rows_that_become_nothing_are_named() -> None:
    refused = tuple(Refused(row, "No.") for row in range(2, 10))
    assert list(refusals(refused)) == [*(f"Row {row}: No." for row in range(2, 7)), "And 3 more."]
    assert counts(Intake()) == "There is no line in it."


def test_a_template_is_saved_and_told(decks: Driver, tmp_path: Path) -> None:
    decks.window.screen_in_front._write_template(tmp_path / "t.xlsx")  # type: ignore[union-attr]
    assert (tmp_path / "t.xlsx").exists()
    assert decks.window._strip.sentence().startswith("The template is in ")
