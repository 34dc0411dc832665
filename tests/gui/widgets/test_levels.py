"""Bars that move while somebody speaks."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from trainer.gui.widgets.levels import BARS, PER_BAR, Levels


@pytest.fixture
def levels(qtbot: QtBot) -> Levels:
    levels = Levels("Loudness")
    qtbot.addWidget(levels)
    levels.show()
    return levels


def test_a_bar_is_as_tall_as_the_loudest_of_its_pieces(levels: Levels) -> None:
    for loudness in (0.1, 0.7, 0.3) * 2:
        levels.add(loudness)
    assert PER_BAR == 3
    assert levels.shares() == (0.7, 0.7)


def test_the_newest_bars_stay(levels: Levels) -> None:
    for place in range(PER_BAR * (BARS + 5)):
        levels.add(place / 100)
    assert len(levels.shares()) == BARS
    assert levels.shares()[-1] == (PER_BAR * (BARS + 5) - 1) / 100


def test_louder_paints_more(levels: Levels) -> None:
    def ink() -> int:
        image = levels.grab().toImage()
        ground = image.pixel(0, 0)
        return sum(image.pixel(x, y) != ground for x in range(image.width()) for y in range(image.height()))

    quiet = ink()
    for _ in range(PER_BAR * BARS):
        levels.add(1.0)
    assert ink() > 3 * quiet
    levels.clear()
    assert levels.shares() == ()
    assert ink() == quiet
