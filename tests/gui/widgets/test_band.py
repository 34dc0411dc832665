"""A pause is told by its zone and never by a number."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from trainer.gui.widgets.band import LONG_MS, QUICK_MS, Band

pytestmark = pytest.mark.usefixtures("look")


@pytest.mark.parametrize(
    ("pause_ms", "told"),
    [
        (-1, "not measured yet"),
        (0, "quick"),
        (QUICK_MS - 1, "quick"),
        (QUICK_MS, "easy"),
        (LONG_MS - 1, "easy"),
        (LONG_MS, "long"),
        (10**9, "long"),
    ],
)
def test_each_pause_has_its_zone(qtbot: QtBot, pause_ms: int, told: str) -> None:
    band = Band("Pause")
    qtbot.addWidget(band)
    band.setPause(pause_ms)
    assert band.accessibleName() == f"Pause: {told}"
    assert not band.grab().isNull()
