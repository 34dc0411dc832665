"""A deck that somebody was sent, through the window: a preview first, and one sentence when it cannot come in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.bad_decks import BAD, NO_FILES, ODD, a_bad_file
from tests.builders import a_card, a_deck, an_id, install, some_cards
from tests.deckfile.samples import VALID
from tests.driver import ALT, Driver, Key, opened
from trainer import deckfile
from trainer.domain.cards import Deck
from trainer.gui.dialogs.importing import ImportDialog

WHOLE = deckfile.loads(VALID.encode(), "whole")


@pytest.fixture
def decks(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    """The window on the screen of the decks; there is one, of three cards."""
    install(tmp_path / "home" / "trainer.sqlite3", a_deck())
    window = opened(qtbot, qapp, tmp_path / "home", welcomed=True)
    window.press(Key.Key_3, ALT)
    return window


def take(window: Driver, path: Path) -> None:
    """What choosing a file in the file dialog does."""
    screen = window.window.screen_in_front
    assert screen
    screen.take_file(str(path))


def offered(window: Driver, folder: Path, deck: Deck) -> ImportDialog:
    """The preview of a deck."""
    path = folder / "some.deck.toml"
    deckfile.write(path, deck)
    take(window, path)
    return window.dialog(ImportDialog)


def button(dialog: ImportDialog, name: str) -> QAbstractButton:
    return next(found for found in dialog.findChildren(QAbstractButton) if name in found.accessibleName())


def refused(window: Driver, path: Path) -> str:
    """The sentence on the strip, with no dialog and nothing changed."""
    before = window.workspace.library.cards()
    strip = window.window._strip
    strip.clear()
    take(window, path)
    window.qtbot.waitUntil(lambda: bool(strip.sentence()))
    assert QApplication.activeModalWidget() is None
    assert window.workspace.library.cards() == before
    return strip.sentence()


def test_every_bad_file_is_one_sentence_on_the_strip(decks: Driver, tmp_path: Path) -> None:
    for bad in BAD.values():
        path = a_bad_file(tmp_path, bad.data)
        assert refused(decks, path).startswith(f"{path}:{bad.line}: {bad.sentence}")


def test_whatever_is_no_readable_file_is_one_sentence_on_the_strip(decks: Driver, tmp_path: Path) -> None:
    for make, sentence in NO_FILES.items():
        path = make(tmp_path)
        assert refused(decks, path).startswith(f"{path}: {sentence}")


def test_a_card_of_another_deck_is_one_sentence_on_the_strip(decks: Driver, tmp_path: Path) -> None:
    path = a_bad_file(tmp_path, deckfile.dumps(a_deck(number=2)))
    assert "belongs to the deck 'Deck 1' here" in refused(decks, path)


def test_what_would_change_is_told_and_then_done(decks: Driver, tmp_path: Path) -> None:
    dialog = offered(decks, tmp_path, a_deck(*some_cards(2), a_card(9), version=2, changes="One in, one out."))
    told = decks.text(dialog)
    assert "1 new, 1 retired. Your schedule stays as it is." in told
    assert "Version 2 by Sales floor" in told
    assert "One in, one out." in told
    decks.press(Key.Key_Return)
    decks.qtbot.waitUntil(lambda: len(decks.workspace.library.cards()) == 3)
    assert [row.id for row in decks.workspace.library.cards()] == [an_id(1), an_id(2), an_id(9)]


def test_esc_changes_nothing(decks: Driver, tmp_path: Path) -> None:
    before = decks.workspace.library.cards()
    dialog = offered(decks, tmp_path, a_deck(a_card(9)))
    decks.press(Key.Key_Escape)
    assert not dialog.isVisible()
    assert decks.workspace.library.cards() == before


def test_a_deck_that_is_here_already_has_nothing_to_import(decks: Driver, tmp_path: Path) -> None:
    dialog = offered(decks, tmp_path, a_deck())
    assert "Everything in this file is already here." in decks.text(dialog)
    assert not button(dialog, "Import").isEnabled()


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_is_imported_and_shown(decks: Driver, tmp_path: Path, name: str) -> None:
    data, line = ODD[name]
    take(decks, a_bad_file(tmp_path, data))
    dialog = decks.dialog(ImportDialog)
    assert WHOLE.title in decks.text(dialog)
    decks.press(Key.Key_Return)
    decks.wait_for(f"{len(decks.workspace.library.cards())} cards")
    assert [row.objection for row in decks.workspace.library.cards(WHOLE.id)][1] == line


def test_a_file_that_vanishes_after_its_preview_is_imported_as_it_was_shown(decks: Driver, tmp_path: Path) -> None:
    offered(decks, tmp_path, WHOLE)
    (tmp_path / "some.deck.toml").unlink()
    decks.press(Key.Key_Return)
    decks.qtbot.waitUntil(lambda: len(decks.workspace.library.cards(WHOLE.id)) == 2)


def test_a_card_that_another_deck_took_meanwhile_is_told_in_the_preview(decks: Driver, tmp_path: Path) -> None:
    dialog = offered(decks, tmp_path, a_deck(a_card(9), number=2))
    theirs = tmp_path / "theirs.deck.toml"
    deckfile.write(theirs, a_deck(a_card(9), number=3))
    decks.workspace.library.install(decks.workspace.library.preview(theirs))
    decks.press(Key.Key_Return)
    assert "belongs to the deck 'Deck 3' here" in decks.text(dialog)
    assert dialog.isVisible()


@pytest.mark.parametrize("changes", ["word " * 799, "x" * 4_000, "line\n" * 799], ids=["words", "one word", "lines"])
def test_however_much_a_deck_says_of_itself_the_buttons_stay_in_reach(
    decks: Driver, tmp_path: Path, changes: str
) -> None:
    dialog = offered(decks, tmp_path, a_deck(a_card(9), title="long " * 79, owner="x" * 400, changes=changes.strip()))
    install = button(dialog, "Import")
    corner = install.mapTo(dialog, install.rect().bottomRight())
    assert dialog.rect().contains(corner)
    assert dialog.screen().availableGeometry().height() >= dialog.height()


def test_markup_in_a_deck_is_only_text(decks: Driver, tmp_path: Path) -> None:
    title = "<img src=file:///etc/passwd> <b>Budget</b> مرحبا 👩‍👩‍👧"
    assert title in decks.text(offered(decks, tmp_path, a_deck(a_card(9), title=title)))
