"""Handing a deck in from the screen of the decks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.builders import install
from tests.driver import ALT, Driver, Key, opened
from tests.reviewing import BEFORE
from trainer import deckfile
from trainer.gui.dialogs.handing_in import HandInDialog, told_of
from trainer.gui.widgets.field import Field
from trainer.services.handing_in import Draft


def author(qtbot: QtBot, qapp: QApplication, home: Path, **chosen: Any) -> Driver:
    install(home / "trainer.sqlite3", BEFORE)
    window = opened(qtbot, qapp, home, welcomed=True, **chosen)
    window.press(Key.Key_3, ALT)
    window.click("Hand in")
    return window


def test_it_waits_in_the_folder_with_what_changed(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    folder = tmp_path / "Team"
    (folder / "Review").mkdir(parents=True)
    (folder / "Approved").mkdir()
    window = author(qtbot, qapp, tmp_path / "tom", shared_folder=str(folder))
    dialog = window.dialog(HandInDialog)
    assert window.named("Price, version 2", inside=dialog)
    window.named("Your name", Field, dialog).setText("Tom Adler")
    window.click("Hand in", dialog)
    assert dialog.strip.sentence().startswith("Say what changed")
    window.named("What changed", QPlainTextEdit, dialog).setPlainText("Softer.")
    window.click("Hand in", dialog)
    (path,) = (folder / "Review").glob("*.deck.toml")
    deck = deckfile.read(path)
    assert (deck.version, deck.owner, deck.changes) == (2, "Tom Adler", "Softer.")
    assert window.window._strip.sentence().startswith("“Price”, version 2, waits for its review in Price ")
    assert window.workspace.preferences().name == "Tom Adler"


def test_without_a_folder_it_becomes_a_file(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    window = author(qtbot, qapp, tmp_path / "tom", name="Tom Adler")
    dialog = window.dialog(HandInDialog)
    assert not window.text(dialog).count("Your name")
    window.named("What changed", QPlainTextEdit, dialog).setPlainText("Softer.")
    dialog._give(tmp_path / "for Dana.deck.toml")
    assert deckfile.read(tmp_path / "for Dana.deck.toml").version == 2


def test_what_was_written_is_not_dropped_by_one_esc(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    window = author(qtbot, qapp, tmp_path / "tom", name="Tom Adler")
    dialog = window.dialog(HandInDialog)
    window.named("What changed", QPlainTextEdit, dialog).setFocus()
    window.type("Softer.")
    window.press(Key.Key_Escape)
    assert dialog.isVisible()
    window.press(Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.usefixtures("look")
def test_what_stays_behind_and_what_cannot_be_approved_is_told_before() -> None:
    told = [one.text() for one in told_of(Draft("a", "Price", 2, 3, 1, 2, None))]
    assert told == [
        "3 lines written by you.",
        "1 line without a reply stays here.",
        "2 lines have a claim that nobody verified: nobody can approve that.",
    ]
    assert list(told_of(Draft("a", "Price", 2, 0, 0, 0, None))) == []
