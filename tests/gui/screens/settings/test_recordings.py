"""Nothing is recorded until somebody asks for it, and everything can be deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_deck, install, some_cards
from tests.driver import Driver, Key, opened
from tests.store.test_takes import answered
from trainer.gui.dialogs.sure import Sure
from trainer.gui.screens.screen import Go
from trainer.gui.widgets.stepper import Stepper
from trainer.gui.widgets.switch import Switch


@pytest.fixture
def driver(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    install(tmp_path / "trainer.sqlite3", a_deck(*some_cards(3)))
    return opened(qtbot, qapp, tmp_path, welcomed=True)


def settings(driver: Driver) -> Driver:
    driver.window._on_go(Go("settings"))
    driver.named("Keep what you say")
    return driver


def test_recording_is_off_until_it_is_turned_on(driver: Driver) -> None:
    answered(driver.workspace, 1)
    switch = settings(driver).named("Keep what you say", Switch)
    assert not switch.isChecked()
    assert driver.sees("There is none yet.")
    switch.click()
    assert driver.workspace.preferences().recordings
    answered(driver.workspace, 1)
    assert settings(driver).sees("1 recording, less than 1 MB.")


def test_one_is_told_where_they_lie(driver: Driver) -> None:
    assert settings(driver).sees(str(driver.workspace.recordings.folder))


def test_their_size_is_chosen(driver: Driver) -> None:
    settings(driver).named("At most", Stepper).setValue(100)
    assert driver.workspace.preferences().recordings_mb == 100


def test_all_of_them_are_deleted_for_who_says_so_twice(driver: Driver) -> None:
    driver.workspace.preferences.change(recordings=True)
    answered(driver.workspace, 2)
    settings(driver).click("Delete all…")
    driver.dialog(Sure)
    driver.press(Key.Key_Return)
    assert driver.workspace.recordings.held().count == 2
    driver.click("Delete all…")
    driver.click("Delete all", driver.dialog(Sure))
    driver.wait_for("There is none yet.")
    assert driver.workspace.recordings.held().count == 0
    assert not driver.named("Delete all…").isEnabled()


def test_what_could_not_be_kept_is_told(driver: Driver) -> None:
    driver.workspace.preferences.change(recordings=True)
    driver.workspace.recordings.folder.write_text("in the way")
    answered(driver.workspace, 1)
    assert settings(driver).sees("could not be kept as sound")
