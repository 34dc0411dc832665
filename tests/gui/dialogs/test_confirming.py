"""A rep who is sent a signed deck confirms once who signed it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_deck, some_cards
from tests.driver import ALT, Driver, Key, opened
from tests.sharing.keyholder import approved
from trainer import deckfile
from trainer.domain.approval import fingerprint
from trainer.domain.seals import Seal
from trainer.gui.dialogs.confirming import ConfirmDialog
from trainer.gui.dialogs.importing import ImportDialog
from trainer.gui.widgets.field import Field

DECK = approved(a_deck(*some_cards(2), number=7))
(GIVEN,) = DECK.approvals


@pytest.fixture
def preview(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    """Somebody who looks at a deck that a stranger signed."""
    driver = opened(qtbot, qapp, tmp_path / "home", welcomed=True)
    driver.press(Key.Key_3, ALT)
    path = tmp_path / "Team.deck.toml"
    deckfile.write(path, DECK)
    screen = driver.window.screen_in_front
    assert screen is not None
    screen.take_file(str(path))
    driver.dialog(ImportDialog)
    driver.wait_for("Signed by someone you have not confirmed")
    return driver


def test_who_compared_the_fingerprint_believes_it_from_then_on(preview: Driver) -> None:
    preview.click("Confirm them…")
    preview.dialog(ConfirmDialog)
    preview.wait_for(fingerprint(GIVEN.key))
    assert not preview.named("Your name for them", Field).visibleRegion().isEmpty()
    preview.named("Your name for them", Field).setText("Dana from sales")
    preview.click("It is the same")
    preview.wait_for("Dana from sales")
    assert preview.workspace.publishing.others() == {GIVEN.key: "Dana from sales"}
    assert preview.workspace.publishing.badge(DECK).seal is not Seal.UNCONFIRMED


def test_a_name_that_somebody_else_has_is_refused(preview: Driver) -> None:
    preview.workspace.publishing.confirm("A" * 43 + "=", "Dana Reyes")
    preview.click("Confirm them…")
    dialog = preview.dialog(ConfirmDialog)
    preview.click("It is the same")
    preview.qtbot.waitUntil(lambda: "with another key" in dialog.strip.sentence())
    assert GIVEN.key not in preview.workspace.publishing.others()


def test_who_is_not_sure_believes_nothing(preview: Driver) -> None:
    preview.click("Confirm them…")
    preview.dialog(ConfirmDialog).reject()
    assert preview.workspace.publishing.others() == {}
    assert preview.sees("Signed by someone you have not confirmed")
