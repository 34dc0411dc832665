"""Repairing is asked for, explained, and not done by accident."""

from __future__ import annotations

import pytest

from tests.driver import Driver, Key
from trainer.gui.dialogs.repair import RepairDialog


@pytest.mark.parametrize(("key", "wanted"), [(Key.Key_Return, True), (Key.Key_Escape, False)])
def test_enter_repairs_and_esc_leaves_everything_as_it_is(window: Driver, key: Key, wanted: bool) -> None:
    dialog = RepairDialog(window.window)
    results: list[int] = []
    dialog.finished.connect(results.append)
    dialog.open()
    window.dialog(RepairDialog)
    assert "The damaged file is kept" in window.text(dialog)
    window.press(key)
    assert results == [int(wanted)]
