"""A real window over a real database in a temporary home, with a clock that stands still and no sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.driver import Driver, opened
from trainer.gui import theme

OFFSCREEN = (
    "This plugin does not support propagateSizeHints",
    "This plugin does not support raise",
    "This plugin does not support grabbing the keyboard",
    "No such signal QPlatformNativeInterface::systemTrayWindowChanged",
)
"""What the offscreen platform grumbles about: windows with a least size, windows to be raised, menus, and trays."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The grumbling of the offscreen platform is no fault of ours."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(*OFFSCREEN, extend=True))


@pytest.fixture
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    """The light look at 100 %, with motion off."""
    yield theme.apply(qapp, theme.Scheme.LIGHT, reduce_motion=True)
    theme.apply(qapp, theme.Scheme.LIGHT, reduce_motion=True)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    """The window of a rep who has been welcomed already."""
    return opened(qtbot, qapp, tmp_path, welcomed=True)


@pytest.fixture
def fresh(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    """The window of the very first start."""
    return opened(qtbot, qapp, tmp_path)
