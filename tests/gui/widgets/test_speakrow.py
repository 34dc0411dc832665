"""The button that listens says what it is doing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from trainer.gui.ear import BUSY, Hears
from trainer.gui.widgets.levels import Levels
from trainer.gui.widgets.speakrow import FACES, SpeakRow


@pytest.fixture(params=[False, True], ids=["words", "icon"])
def row(request: pytest.FixtureRequest, qtbot: QtBot) -> SpeakRow:
    row = SpeakRow("Ctrl+M", compact=request.param)
    qtbot.addWidget(row)
    row.show()
    return row


@pytest.mark.parametrize("state", list(Hears))
def test_every_state_is_told_and_bars_are_there_only_while_somebody_speaks(row: SpeakRow, state: Hears) -> None:
    row.show_state(state)
    button = row.findChild(QAbstractButton)
    assert button is not None
    assert button.accessibleName() == FACES[state][1]
    levels = row.findChild(Levels)
    assert levels is not None
    assert levels.isVisible() == (state in BUSY)


def test_the_bars_begin_anew_with_each_turn(row: SpeakRow) -> None:
    levels = row.findChild(Levels)
    assert levels is not None
    row.show_state(Hears.LISTENING)
    for _ in range(9):
        row.show_loudness(0.5)
    assert levels.shares() == (0.5, 0.5, 0.5)
    row.show_state(Hears.READY)
    assert levels.shares() == ()


def test_a_click_is_told(row: SpeakRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.pressed):
        QTest.mouseClick(row.findChild(QAbstractButton), Qt.MouseButton.LeftButton)
