"""Making a key to sign with; `tests/gui/screens/settings/test_reviews.py` makes one from the settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.driver import opened
from tests.sharing.keyholder import KeptSecrets
from trainer.gui.dialogs.ownkey import ANOTHER, BEHIND, SYSTEM, OwnKeyDialog
from trainer.gui.widgets.field import Field


@pytest.mark.parametrize(("secrets", "told", "not_told"), [(KeptSecrets(), SYSTEM, BEHIND), (None, BEHIND, SYSTEM)])
def test_it_says_where_the_key_is_kept(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, secrets: KeptSecrets | None, told: str, not_told: str
) -> None:
    driver = opened(qtbot, qapp, tmp_path, welcomed=True)
    driver.workspace.publishing._own_key._secrets = lambda: secrets  # type: ignore[method-assign]
    assert driver.window._household is not None
    dialog = OwnKeyDialog(driver.window._household.desk, driver.window)
    dialog.open()
    driver.wait_for(told)
    assert not driver.sees(not_told)
    assert not driver.sees(ANOTHER)
    dialog.reject()
    driver.workspace.publishing.make_key("Dana", "nine lives")
    again = OwnKeyDialog(driver.window._household.desk, driver.window)
    again.open()
    driver.wait_for(ANOTHER)
    assert driver.named("Your name", Field).text() == "Dana"
    again.reject()
