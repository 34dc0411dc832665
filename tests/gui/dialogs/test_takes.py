"""What was recorded of a card's answers stands in its info, and goes when somebody says so twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_deck, install, some_cards
from tests.driver import ALT, CTRL, Driver, Key, opened
from tests.store.test_takes import a_spoken, answered
from trainer.gui.dialogs.card_info import CardInfoDialog
from trainer.gui.dialogs.sure import Sure
from trainer.voicewords import TAKES

HEAR, DELETE = "Hear what you said on 2 Mar 2026", "Delete what you said on 2 Mar 2026"


@pytest.fixture
def decks(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    install(tmp_path / "trainer.sqlite3", a_deck(*some_cards(1)))
    driver = opened(qtbot, qapp, tmp_path, welcomed=True, recordings=True)
    answered(driver.workspace, 1)
    driver.press(Key.Key_3, ALT)
    return driver


def info(driver: Driver) -> CardInfoDialog:
    driver.press(Key.Key_Down)
    driver.press(Key.Key_I, CTRL)
    dialog: CardInfoDialog = driver.dialog(CardInfoDialog)
    return dialog


def test_a_take_is_listed_and_heard(decks: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = info(decks)
    played: list[bytes] = []
    assert decks.window._household is not None
    monkeypatch.setattr(decks.window._household.desk.voice, "play", lambda sound: played.append(sound.samples))
    assert TAKES in decks.text(dialog)
    decks.click(HEAR, dialog)
    assert played == [a_spoken().pcm]


def test_it_goes_only_for_who_says_so_twice(decks: Driver) -> None:
    dialog = info(decks)
    decks.click(DELETE, dialog)
    decks.dialog(Sure)
    decks.press(Key.Key_Return)
    assert decks.workspace.recordings.held().count == 1
    decks.click(DELETE, dialog)
    decks.click("Delete it", decks.dialog(Sure))
    decks.qtbot.waitUntil(lambda: TAKES not in decks.text(dialog))
    assert decks.workspace.recordings.held().count == 0
    assert "Fair enough." in decks.text(dialog)


def test_one_that_cannot_be_deleted_is_told(decks: Driver) -> None:
    dialog = info(decks)
    (file,) = decks.workspace.recordings.folder.iterdir()
    file.unlink()
    file.mkdir()
    decks.click(DELETE, dialog)
    decks.click("Delete it", decks.dialog(Sure))
    decks.qtbot.waitUntil(lambda: "cannot be deleted" in decks.text(dialog))


def test_a_card_without_a_recording_says_nothing_of_them(decks: Driver) -> None:
    decks.workspace.recordings.delete_all()
    assert TAKES not in decks.text(info(decks))
