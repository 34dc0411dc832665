"""Who signs on this computer, and whose signatures are believed here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.driver import Driver, opened
from tests.sharing.keyholder import a_key
from trainer.domain.approval import fingerprint
from trainer.gui.dialogs.ownkey import OwnKeyDialog
from trainer.gui.screens.screen import Go
from trainer.gui.widgets.field import Field
from trainer.sharing import keys

DANA = a_key(1).key


@pytest.fixture
def driver(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Driver:
    """Somebody on a computer that keeps no secrets."""
    driver = opened(qtbot, qapp, tmp_path, welcomed=True)
    monkeypatch.setattr(driver.workspace.publishing._own_key, "_secrets", lambda: None)
    return driver


def settings(driver: Driver) -> Driver:
    driver.window._on_go(Go("settings"))
    driver.named("Your key")
    return driver


def test_who_only_practises_needs_no_key(driver: Driver) -> None:
    assert settings(driver).sees("You need one only to approve decks.")


def test_a_key_is_made_and_its_fingerprint_can_be_read_out(driver: Driver) -> None:
    settings(driver).named("Your key", QAbstractButton).click()
    dialog = driver.dialog(OwnKeyDialog)
    for name, text in (
        ("Your name", "Dana Reyes"),
        ("Passphrase", "nine lives"),
        ("The passphrase again", "nine lives"),
    ):
        driver.named(name, Field, dialog).setText(text)
    driver.click("Make the key")
    driver.wait_for("Dana Reyes. Read this out")
    made = driver.workspace.publishing.reviewer()
    assert isinstance(made, keys.Reviewer)
    assert driver.sees(fingerprint(made.key))
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize(
    ("name", "passphrase", "again", "told"),
    [
        ("Dana", "nine lives", "nine wives", "The two passphrases are not the same"),
        ("Dana", "nine", "nine", "at least 8 characters"),
        ("Dana", "", "", "choose a passphrase"),
        (" ", "nine lives", "nine lives", "Say who you are"),
    ],
)
def test_what_makes_no_key_is_told_in_the_dialog(
    driver: Driver, name: str, passphrase: str, again: str, told: str
) -> None:
    settings(driver).named("Your key", QAbstractButton).click()
    dialog = driver.dialog(OwnKeyDialog)
    driver.named("Your name", Field, dialog).setText(name)
    driver.named("Passphrase", Field, dialog).setText(passphrase)
    driver.named("The passphrase again", Field, dialog).setText(again)
    driver.click("Make the key")
    driver.qtbot.waitUntil(lambda: told in dialog.strip.sentence())
    assert driver.workspace.publishing.reviewer() is None


def test_who_is_believed_is_listed_until_they_are_not(driver: Driver) -> None:
    driver.workspace.publishing.confirm(DANA, "Dana Reyes")
    settings(driver)
    driver.wait_for(fingerprint(DANA))
    driver.click("Believe Dana Reyes no longer")
    driver.qtbot.waitUntil(lambda: not driver.sees(fingerprint(DANA)))
    assert driver.workspace.publishing.others() == {}


def test_a_damaged_file_of_keys_is_told_of_in_its_place(driver: Driver, tmp_path: Path) -> None:
    home: Any = driver.workspace.home
    home.trusted_keys.parent.mkdir()
    home.trusted_keys.write_text("{")
    driver.window._on_go(Go("settings"))
    driver.wait_for("nobody is trusted")
