from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from trainer.gui.layouts import col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.focusring import FocusRing


def a_dialog(window: QWidget) -> tuple[QDialog, Button]:
    dialog, button = QDialog(window), Button("Import")
    dialog.setLayout(col(button, margins=(20, 20, 20, 20)))
    dialog.open()
    return dialog, button


def test_a_button_reached_by_key_has_a_ring_around_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog, button = a_dialog(window)
    qtbot.waitUntil(dialog.isActiveWindow)
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    ring = dialog.findChild(FocusRing)
    assert ring.isVisibleTo(dialog)
    assert ring.geometry().contains(button.geometry())


def test_a_ring_goes_quietly_when_its_window_is_taken_down_with_an_open_dialog(qtbot: QtBot) -> None:
    """Qt hides the button while its dialog is half gone; looking for a place in that one ended the program."""
    window = QWidget()
    window.show()
    _, button = a_dialog(window)
    FocusRing(button, 4.0)
    delete(window)
