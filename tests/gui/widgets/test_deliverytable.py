"""How a reply was said, in words that a screen reader has, too."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from trainer.domain.delivery import Delivery, Measure, compared
from trainer.gui.widgets.deliverytable import DeliveryTable
from trainer.voicewords import NAMES


def test_every_measure_is_named_and_told(qtbot: QtBot) -> None:
    table = DeliveryTable()
    qtbot.addWidget(table)
    before = [Delivery(900 + place, 5000, 6000, 15, 9.0, 0) for place in range(6)]
    table.show_compared(compared(Delivery(5000, 5000, 6000, 15, None, 1), before))
    seen = [widget.accessibleName() for widget in table.findChildren(QWidget)]
    assert all(NAMES[measure] in seen for measure in Measure)
    assert "long, longer than your usual" in seen
    assert "150 words a minute, as usual" in seen
    assert "not measured" in seen


def test_of_a_reply_that_was_typed_there_is_nothing_to_see(qtbot: QtBot) -> None:
    table = DeliveryTable()
    qtbot.addWidget(table)
    table.show_compared(compared(Delivery(), []))
    assert not table.isHidden()
    table.show_compared(())
    assert table.isHidden()
