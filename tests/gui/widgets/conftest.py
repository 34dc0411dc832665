"""Every test here begins in the light look at 100 %, with motion off."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from trainer.gui import theme

OFFSCREEN = "This plugin does not support propagateSizeHints"
Show = Callable[..., QWidget]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform grumbles about every window that has a least size."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN, extend=True))


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    yield theme.apply(qapp, theme.Scheme.LIGHT, reduce_motion=True)
    theme.apply(qapp, theme.Scheme.LIGHT, reduce_motion=True)


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
