from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListView, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.gui.widgets.conftest import Show
from trainer.gui.layouts import col
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.focusring import FocusRing, KeyRing


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


# ---------------------------------------------------------------- widgets of Qt's own


def a_list(show: Show, reach: int) -> tuple[QWidget, QListView]:
    view = QListView()
    KeyRing(view, reach)
    return show(view), view


def rings(window: QWidget) -> list[FocusRing]:
    return [ring for ring in window.findChildren(FocusRing) if ring.isVisible()]


@pytest.mark.parametrize("reach", [0, 4])
def test_a_list_reached_by_key_has_a_ring_for_as_long_as_the_keyboard_is_on_it(show: Show, reach: int) -> None:
    window, view = a_list(show, reach)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert [ring.geometry() for ring in rings(window)] == [view.geometry().adjusted(-reach, -reach, reach, reach)]
    window.setFocus()
    assert rings(window) == []


def test_a_list_that_was_clicked_has_a_ring_from_its_first_key_on(show: Show) -> None:
    window, view = a_list(show, 4)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton)
    assert rings(window) == []
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert len(rings(window)) == 1


def test_a_list_with_a_ring_goes_quietly(show: Show, qtbot: QtBot) -> None:
    window, view = a_list(show, 4)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    delete(view)
    qtbot.waitUntil(lambda: rings(window) == [])
