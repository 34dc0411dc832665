"""A deck is written where the person said and over nothing they did not mean."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import a_deck, install
from tests.driver import ALT, Driver, Key, opened
from trainer import deckfile
from trainer.domain.feedback import Certainty, Feedback, Finding, Label
from trainer.gui.dialogs.files import PHRASES, REPLIES, Files, ReplaceDialog, with_ending

OLD = "something precious"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of a person who keeps documents, as Qt sees it."""
    (tmp_path / "Documents").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


@pytest.fixture
def decks(qtbot: QtBot, qapp: QApplication, home: Path) -> Driver:
    install(home / "trainer" / "trainer.sqlite3", a_deck(title="Deck: one/two"))
    window = opened(qtbot, qapp, home / "trainer", welcomed=True)
    window.press(Key.Key_3, ALT)
    return window


def button(window: Driver, name: str) -> QAbstractButton:
    screen = window.window.screen_in_front
    assert screen
    return next(found for found in screen.findChildren(QAbstractButton) if found.accessibleName() == name)


def choose(window: Driver, name: str) -> None:
    """Put a name into the file dialog that is open, and press its button."""
    dialog = window.dialog(QFileDialog)
    dialog.findChild(QLineEdit, "fileNameEdit").setText(name)
    box = dialog.findChild(QDialogButtonBox)
    next(one for one in box.buttons() if box.buttonRole(one) is QDialogButtonBox.ButtonRole.AcceptRole).click()


def export(window: Driver, name: str) -> None:
    button(window, "Export").click()
    choose(window, name)


def strip(window: Driver) -> str:
    return window.window._strip.sentence()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("precious", "precious.deck.toml"),
        ("precious.", "precious.deck.toml"),
        ("precious.deck", "precious.deck.toml"),
        ("precious.toml", "precious.deck.toml"),
        ("precious.deck.toml", "precious.deck.toml"),
        ("precious.DECK.TOML", "precious.DECK.TOML"),
        ("precious.v2", "precious.v2.deck.toml"),
        ("two words", "two words.deck.toml"),
    ],
)
def test_a_name_gets_the_ending_however_much_of_it_was_typed(typed: str, written: str) -> None:
    assert with_ending(Path("/some/where") / typed) == Path("/some/where") / written


@pytest.mark.parametrize("typed", ["mine", "mine.", "mine.jsonl"])
def test_a_file_of_another_kind_may_end_in_one_part(typed: str) -> None:
    assert with_ending(Path("/some/where") / typed, REPLIES.ending) == Path("/some/where/mine.jsonl")


@pytest.mark.parametrize("typed", ["ours", "ours.", "ours.toml", "ours.phrases", "ours.phrases.toml"])
def test_another_sort_of_file_has_an_ending_of_its_own(typed: str) -> None:
    assert with_ending(Path("/some/where") / typed, PHRASES.ending) == Path("/some/where/ours.phrases.toml")


@pytest.mark.parametrize("typed", ["precious", "precious.toml", "precious.deck"])
def test_a_file_that_is_there_is_replaced_only_by_somebody_who_says_so(decks: Driver, home: Path, typed: str) -> None:
    old = home / "Documents" / "precious.deck.toml"
    old.write_text(OLD)
    export(decks, typed)
    question = decks.dialog(ReplaceDialog)
    assert "“precious.deck.toml”" in decks.text(question)
    assert old.read_text() == OLD
    decks.press(Key.Key_Return)
    assert not question.isVisible()
    assert old.read_text() == OLD
    export(decks, typed)
    question = decks.dialog(ReplaceDialog)
    next(found for found in question.findChildren(QAbstractButton) if found.accessibleName() == "Replace it").click()
    assert deckfile.read(old).id == a_deck().id


def test_a_new_file_is_written_without_a_question_and_told(decks: Driver, home: Path) -> None:
    export(decks, "mine")
    path = home / "Documents" / "mine.deck.toml"
    decks.qtbot.waitUntil(lambda: strip(decks) == f"“Deck: one/two” was written to {path}.")
    assert deckfile.read(path).id == a_deck().id


def test_trouble_is_told_and_gone_once_it_went_well(decks: Driver, home: Path) -> None:
    blocked = home / "Documents" / "blocked.deck.toml"
    blocked.mkdir()
    screen = decks.window.screen_in_front
    assert screen
    screen._write(a_deck().id, blocked)
    assert "blocked.deck.toml" in strip(decks)
    export(decks, "mine")
    decks.qtbot.waitUntil(lambda: "was written to" in strip(decks))


def test_the_first_folder_is_the_persons_documents_with_a_name_that_any_system_takes(decks: Driver, home: Path) -> None:
    button(decks, "Export").click()
    dialog = decks.dialog(QFileDialog)
    assert Path(dialog.directory().absolutePath()) == home / "Documents"
    assert dialog.findChild(QLineEdit, "fileNameEdit").text() == "Deck- one-two.deck.toml"
    dialog.reject()


def test_who_has_no_documents_begins_at_home(qtbot: QtBot, qapp: QApplication, home: Path) -> None:
    (home / "Documents").rmdir()
    install(home / "trainer" / "trainer.sqlite3", a_deck())
    window = opened(qtbot, qapp, home / "trainer", welcomed=True)
    window.press(Key.Key_3, ALT)
    button(window, "Export").click()
    assert Path(window.dialog(QFileDialog).directory().absolutePath()) == home
    window.dialog(QFileDialog).reject()


def test_the_next_file_is_looked_for_where_the_last_one_was(decks: Driver, home: Path) -> None:
    (home / "shared").mkdir()
    export(decks, str(home / "shared" / "mine"))
    decks.qtbot.waitUntil((home / "shared" / "mine.deck.toml").exists)
    for name in ("Import", "Export"):
        button(decks, name).click()
        dialog = decks.dialog(QFileDialog)
        assert Path(dialog.directory().absolutePath()) == home / "shared"
        dialog.reject()


def test_what_was_disputed_is_exported_from_the_settings_once_there_is_any(decks: Driver, home: Path) -> None:
    decks.press(Key.Key_4, ALT)
    assert not decks.sees("What you disputed")
    question = decks.workspace.study.more().next()
    assert question is not None
    heard = Feedback((Finding(Label.AGREE, 0, 8, Certainty.SURE),))
    decks.workspace.disputes.deny(question, "I agree.", heard, Label.AGREE)
    decks.press(Key.Key_3, ALT)
    decks.press(Key.Key_4, ALT)
    decks.named("What you disputed", QAbstractButton).click()
    choose(decks, "mine")
    assert strip(decks) == "Wrote 1 reply that you disputed to mine.jsonl."
    assert (home / "Documents" / "mine.jsonl").read_text("utf-8").count("\n") == 1


def test_a_folder_is_chosen_and_no_file(decks: Driver, home: Path) -> None:
    chosen: list[Path] = []
    (home / "Documents" / "voices").mkdir()
    Files(decks.window).to_look_in("Choose a folder", chosen.append)
    choose(decks, str(home / "Documents" / "voices"))
    assert chosen == [home / "Documents" / "voices"]
