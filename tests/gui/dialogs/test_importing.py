"""A deck that somebody was sent, through the window: a preview first, and one sentence when it cannot come in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.bad_decks import BAD, NO_FILES, ODD, a_bad_file
from tests.builders import a_card, a_deck, an_id, answer, install, some_cards, take_in
from tests.deckfile.samples import VALID
from tests.driver import ALT, Driver, Key, opened
from tests.wear import changed_behind_our_back
from trainer import deckfile
from trainer.domain.backups import Reason
from trainer.domain.cards import Deck
from trainer.gui import theme
from trainer.gui.dialogs.importing import COPYING, ImportDialog
from trainer.gui.notices import DAMAGED
from trainer.gui.widgets.prose import Prose

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


def come_in(window: Driver) -> None:
    """Enter, and until the deck is there."""
    window.press(Key.Key_Return)
    window.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def refused_in(window: Driver, dialog: ImportDialog, sentence: str) -> None:
    """Enter, and until the preview says why not."""
    window.press(Key.Key_Return)
    window.qtbot.waitUntil(lambda: sentence in dialog.strip.sentence())
    assert dialog.isVisible()


def test_what_would_change_is_told_and_then_done(decks: Driver, tmp_path: Path) -> None:
    dialog = offered(decks, tmp_path, a_deck(*some_cards(2), a_card(9), version=2, changes="One in, one out."))
    told = decks.text(dialog)
    assert "1 new, 1 retired. Your schedule stays as it is." in told
    assert "Version 2 by Sales floor" in told
    assert "One in, one out." in told
    come_in(decks)
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
    come_in(decks)
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
    refused_in(decks, dialog, "belongs to the deck 'Deck 3' here")


def test_a_card_that_was_changed_meanwhile_is_told_in_the_preview_and_kept(decks: Driver, tmp_path: Path) -> None:
    dialog = offered(decks, tmp_path, a_deck(*some_cards(3, notes="New.")))
    mend(decks, 1)
    refused_in(decks, dialog, "Something changed since the preview; look at it again.")
    assert replies(decks)[0] == "Mine. Or?"
    assert decks.workspace.library.card(an_id(2)).notes == ""


# ---------------------------------------------------------------- the backup before it


def test_a_deck_is_copied_and_changed_behind_the_window_which_waits_for_it(decks: Driver, tmp_path: Path) -> None:
    dialog = offered(decks, tmp_path, a_deck(*some_cards(4), version=2))
    with decks.workspace.backups._lock:  # a copy that takes its time
        decks.press(Key.Key_Return)
        assert dialog.strip.sentence() == COPYING
        assert not button(dialog, "Import").isEnabled()
        decks.press(Key.Key_Escape)
        dialog.close()
        assert dialog.isVisible()
        assert len(decks.workspace.library.cards()) == 3
    decks.qtbot.waitUntil(lambda: "was imported: 1 new." in strip(decks))
    assert [kept.backup.reason for kept in decks.workspace.backups.listed()] == [Reason.UPDATE]
    assert len(decks.workspace.library.cards()) == 4


def test_without_a_backup_nothing_is_changed_and_it_can_be_tried_again(decks: Driver, tmp_path: Path) -> None:
    blocked = decks.workspace.home.backups
    blocked.write_text("I am no folder.")
    dialog = offered(decks, tmp_path, a_deck(*some_cards(4), version=2))
    refused_in(decks, dialog, "The deck stays as it is, since no backup could be made first: ")
    assert strip(decks).startswith("No backup was made: ")
    assert len(decks.workspace.library.cards()) == 3
    blocked.unlink()
    come_in(decks)
    assert len(decks.workspace.library.cards()) == 4
    assert strip(decks) == "“Deck 1” was imported: 1 new."
    decks.window._strip.clear()
    assert strip(decks) == ""


def test_a_damaged_database_is_offered_for_repair_before_a_deck_comes_in(decks: Driver, tmp_path: Path) -> None:
    answer(decks.workspace.study.start())
    offered(decks, tmp_path, a_deck(*some_cards(4), version=2))
    changed_behind_our_back(decks.workspace.home.database, "UPDATE review SET rating = 4 - rating")
    come_in(decks)
    assert strip(decks) == DAMAGED
    assert len(decks.workspace.library.cards()) == 3


# ---------------------------------------------------------------- what the person changed here


def mend(window: Driver, *numbers: int) -> None:
    """Change the reply of these cards by hand."""
    for number in numbers:
        window.workspace.editing.save(replace(window.workspace.library.card(an_id(number)), reply="Mine. Or?"))


def replies(window: Driver) -> list[str]:
    return [window.workspace.library.card(row.id).reply for row in window.workspace.library.cards()]


def strip(window: Driver) -> str:
    return window.window._strip.sentence()


def test_the_lines_that_change_are_named_and_those_of_the_person_apart(decks: Driver, tmp_path: Path) -> None:
    mend(decks, 2)
    theirs = tuple(replace(card, notes="New.") for card in some_cards(3))
    told = decks.text(offered(decks, tmp_path, a_deck(*theirs))).split("\n")
    places = [told.index(words) for words in ("Changed in the file", "Changed here, by you", "Keep my changed card")]
    named = [told.index(f"“{card.objection}”") for card in some_cards(3)]
    assert sorted((*places, *named)) == [places[0], named[0], named[2], places[1], named[1], places[2]]
    assert "2 changed. Your schedule stays as it is." in told


def test_only_a_few_lines_are_named(decks: Driver, tmp_path: Path) -> None:
    offered(decks, tmp_path, a_deck(*some_cards(8)))
    decks.press(Key.Key_Return)
    decks.qtbot.waitUntil(lambda: len(decks.workspace.library.cards()) == 8)
    decks.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    theirs = tuple(replace(card, notes="New.") for card in some_cards(8))
    mend(decks, 1, 2, 3, 4)
    told = decks.text(offered(decks, tmp_path, a_deck(*theirs)))
    assert told.count("and 1 more") == 2
    assert "Keep my 4 changed cards" in told


def test_what_the_person_changed_is_kept_unless_they_let_it_go(decks: Driver, tmp_path: Path) -> None:
    mend(decks, 1)
    dialog = offered(decks, tmp_path, a_deck())
    assert "Everything else in this file is already here." in decks.text(dialog)
    assert not button(dialog, "Import").isEnabled()
    keep = button(dialog, "Keep my changed card")
    assert keep.isChecked()
    keep.setFocus()
    decks.press(Key.Key_Space)
    assert "1 changed. Your schedule stays as it is." in decks.text(dialog)
    button(dialog, "Import").setFocus()
    come_in(decks)
    assert replies(decks) == [card.reply for card in some_cards(3)]


def test_the_rest_comes_in_beside_what_is_kept(decks: Driver, tmp_path: Path) -> None:
    mend(decks, 1)
    offered(decks, tmp_path, a_deck(*some_cards(3), a_card(9)))
    decks.press(Key.Key_Return)
    decks.qtbot.waitUntil(lambda: len(decks.workspace.library.cards()) == 4)
    assert replies(decks)[0] == "Mine. Or?"


def test_without_a_change_of_the_persons_nothing_is_asked(decks: Driver, tmp_path: Path) -> None:
    told = decks.text(offered(decks, tmp_path, a_deck(*some_cards(3, notes="New."))))
    assert "Keep my" not in told
    assert "by you" not in told


# ---------------------------------------------------------------- versions


@pytest.mark.parametrize(
    ("version", "notes", "said"),
    [
        (1, "New.", "You have version 2; this file is version 1."),
        (3, "New.", "You have version 2; this file is version 3."),
        (3, "", "You have version 2; this file is version 3."),
        (2, "New.", "Same version as yours, but the text differs."),
    ],
)
def test_how_the_file_stands_to_what_is_here_is_told(
    decks: Driver, tmp_path: Path, version: int, notes: str, said: str
) -> None:
    offered(decks, tmp_path, a_deck(version=2))
    decks.press(Key.Key_Return)
    decks.qtbot.waitUntil(lambda: decks.workspace.library.decks()[0].version == 2)
    decks.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    dialog = offered(decks, tmp_path, a_deck(*some_cards(3, notes=notes), version=version))
    assert said in decks.text(dialog)
    assert button(dialog, "Import").isEnabled()


@pytest.mark.parametrize(("version", "color"), [(1, "warning"), (3, "muted")])
def test_that_the_file_is_older_is_a_warning(decks: Driver, tmp_path: Path, version: int, color: str) -> None:
    take_in(decks.workspace, a_deck(version=2), tmp_path)
    dialog = offered(decks, tmp_path, a_deck(*some_cards(3, notes="New."), version=version))
    told = next(part for part in dialog.findChildren(Prose) if part.text().startswith("You have version 2"))
    image = told.grab().toImage()
    painted = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert [role for role in ("warning", "muted") if theme.current().color(role).name() in painted] == [color]


def test_the_same_version_with_the_same_text_needs_no_remark(decks: Driver, tmp_path: Path) -> None:
    told = decks.text(offered(decks, tmp_path, a_deck()))
    assert "version as yours" not in told
    assert "You have version" not in told


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": "Better"}, "Every line is already here; the title becomes the file’s."),
        ({"version": 2}, "Every line is already here; the version becomes the file’s."),
        ({"owner": "Ann", "changes": "New."}, "Every line is already here; the owner and the notes become the file’s."),
        ({"cards": some_cards(3)[::-1]}, "Every line is already here; the order becomes the file’s."),
    ],
    ids=["title", "version", "owner and notes", "order"],
)
def test_a_file_whose_lines_are_all_here_says_what_else_changes(
    decks: Driver, tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    deck = replace(a_deck(), **changes)
    assert said in decks.text(offered(decks, tmp_path, deck)).split("\n")
    decks.press(Key.Key_Return)
    decks.qtbot.waitUntil(lambda: "was imported." in strip(decks))
    assert not button(offered(decks, tmp_path, deck), "Import").isEnabled()


def test_beside_what_is_kept_the_heading_changes(decks: Driver, tmp_path: Path) -> None:
    mend(decks, 1)
    told = decks.text(offered(decks, tmp_path, a_deck(title="Better", owner="Ann", version=2)))
    assert "Every other line is already here; the title, the version and the owner become the file’s." in told
    decks.press(Key.Key_Return)
    decks.qtbot.waitUntil(lambda: decks.workspace.library.decks()[0].title == "Better")
    assert replies(decks)[0] == "Mine. Or?"


def test_a_deck_that_was_changed_and_exported_does_not_pass_for_the_original(decks: Driver, tmp_path: Path) -> None:
    mend(decks, 1)
    decks.workspace.library.export("Deck 1", tmp_path / "changed.deck.toml")
    original = tmp_path / "original.deck.toml"
    deckfile.write(original, a_deck())
    decks.workspace.library.install(decks.workspace.library.preview(original), keep_mine=False)
    take(decks, tmp_path / "changed.deck.toml")
    assert "Same version as yours, but the text differs." in decks.text(decks.dialog(ImportDialog))


# ---------------------------------------------------------------- afterwards


def test_an_import_is_told_in_one_sentence_and_earlier_trouble_goes(decks: Driver, tmp_path: Path) -> None:
    refused(decks, tmp_path / "missing.deck.toml")
    offered(decks, tmp_path, a_deck(*some_cards(2), a_card(9)))
    decks.press(Key.Key_Return)
    decks.qtbot.waitUntil(lambda: strip(decks) == "“Deck 1” was imported: 1 new, 1 retired.")


# ---------------------------------------------------------------- long and odd decks


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
