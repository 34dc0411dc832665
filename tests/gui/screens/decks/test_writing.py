"""Writing decks in the window: by the keys, and back again step by step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.builders import a_deck, install, some_cards
from tests.driver import ALT, CTRL, Driver, Key, opened
from trainer.domain.categories import Category
from trainer.gui.dialogs.asking import LineDialog
from trainer.gui.dialogs.editor import EditorDialog
from trainer.gui.screens.decks.bulk import Bulk
from trainer.gui.widgets.chip import AskChip
from trainer.gui.widgets.field import Field

DECK = a_deck(*some_cards(4), title="Price")
IDS = [card.id for card in DECK.cards]


@pytest.fixture
def decks(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    install(tmp_path / "trainer.sqlite3", DECK)
    window = opened(qtbot, qapp, tmp_path, welcomed=True)
    window.press(Key.Key_3, ALT)
    window.press(Key.Key_Down)
    return window


def order(window: Driver) -> list[str]:
    return [row.id for row in window.workspace.library.cards(DECK.id)]


def write(window: Driver, said: str, reply: str) -> None:
    dialog = window.dialog(EditorDialog)
    window.named("What the customer says", QLineEdit, dialog).setText(said)
    window.named("The reply", QPlainTextEdit, dialog).setPlainText(reply)
    window.ctrl(Key.Key_Return)


def test_a_new_line_is_written_taken_back_and_done_again(decks: Driver) -> None:
    decks.ctrl(Key.Key_N)
    write(decks, "We only buy from Northwind.", "What do you like about them?")
    assert len(order(decks)) == 5
    decks.window.activateWindow()
    decks.qtbot.waitUntil(decks.window.isActiveWindow)
    decks.ctrl(Key.Key_Z)
    assert order(decks) == IDS
    decks.press(Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert len(order(decks)) == 5


def test_a_line_without_a_customer_is_refused_in_its_field(decks: Driver) -> None:
    decks.ctrl(Key.Key_N)
    write(decks, "", "What do you like about them?")
    assert decks.dialog(EditorDialog).isVisible()
    assert order(decks) == IDS


def test_a_new_deck_begins_with_its_first_line(decks: Driver) -> None:
    decks.click("New deck")
    dialog = decks.dialog(LineDialog)
    field = decks.named("Title", Field, dialog)
    field.setText("price")
    decks.press(Key.Key_Return)
    assert "already" in dialog.strip.sentence()
    field.setText("Northwind")
    decks.press(Key.Key_Return)
    write(decks, "We only buy from Northwind.", "What do you like about them?")
    assert decks.named("Northwind", AskChip)
    assert [deck.title for deck in decks.workspace.library.decks()] == ["Price", "Northwind"]


def test_who_gives_up_the_first_line_has_no_deck(decks: Driver) -> None:
    decks.click("New deck")
    decks.dialog(LineDialog)
    decks.type("Northwind")
    decks.press(Key.Key_Return)
    decks.dialog(EditorDialog).reject()
    assert [deck.title for deck in decks.workspace.library.decks()] == ["Price"]


def test_several_lines_are_sorted_tagged_and_taken_out_and_all_of_it_is_undone(decks: Driver) -> None:
    cards = decks.named("Cards", QListView)
    QTest.keyClick(cards, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    bulk = decks.window.findChild(Bulk)
    assert decks.sees("2 lines chosen")
    bulk.sorted.emit(Category.FEAR)
    assert decks.sees("2 lines chosen"), "they stay chosen for what comes next"
    bulk.tagged.emit("spring")
    cards.setFocus()
    decks.press(Key.Key_Delete)
    assert order(decks) == IDS[2:]
    assert decks.sees("2 lines taken out.")
    for _ in range(3):
        decks.ctrl(Key.Key_Z)
    assert [decks.workspace.library.card(card_id) for card_id in order(decks)] == list(DECK.cards)


def test_lines_of_one_deck_are_put_in_order_by_the_keys(decks: Driver) -> None:
    cards = decks.named("Cards", QListView)
    decks.press(Key.Key_Down, ALT)
    assert order(decks) == IDS, "all decks together have no order of one's own"
    decks.click("Price")
    cards.setFocus()
    decks.press(Key.Key_Down, ALT)
    assert order(decks) == [IDS[1], IDS[0], IDS[2], IDS[3]]
    decks.press(Key.Key_Down, ALT)
    assert order(decks) == [IDS[1], IDS[2], IDS[0], IDS[3]]
    decks.press(Key.Key_Up, ALT)
    decks.ctrl(Key.Key_Z)
    decks.ctrl(Key.Key_Z)
    decks.ctrl(Key.Key_Z)
    assert order(decks) == IDS
