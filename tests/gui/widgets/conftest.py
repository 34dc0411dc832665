"""Every test here begins in the light look at 100 %, with motion off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from trainer.gui import theme

Show = Callable[..., QWidget]


@pytest.fixture(autouse=True)
def _in_the_usual_look(look: theme.Theme) -> None:
    """Every test here begins in it."""


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Put widgets into a window that has the focus."""
    kept: list[QWidget] = []

    def shown(*widgets: QWidget, width: int = 420) -> QWidget:
        window = QWidget()
        kept.append(window)
        window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        qtbot.addWidget(window)
        window.resize(width, 300)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.setFocus()
        return window

    return shown


@pytest.fixture
def high_contrast(look: theme.Theme, qapp: QApplication) -> None:
    """The look in the colours of a high-contrast system: every hue is that of the text."""
    qapp.setProperty("theme", theme.Theme(reduce_motion=True, contrast=QPalette()))
