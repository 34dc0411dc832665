"""The parts of the study screen alone in a window, in the light look at 100 %."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from trainer.gui import theme

Part = TypeVar("Part", bound=QWidget)
Place = Callable[..., None]


@pytest.fixture(autouse=True)
def _in_the_usual_look(look: theme.Theme) -> None:
    """Every test here begins in it."""


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication) -> Place:
    """Put a part into a window of this size."""

    def place_it(part: QWidget, width: int = 1180, height: int = 700) -> None:
        qtbot.addWidget(part)
        part.resize(width, height)
        part.show()
        qtbot.waitUntil(part.isActiveWindow)

    return place_it


@pytest.fixture
def enlarge(qapp: QApplication) -> Callable[[float], None]:
    """Set the text larger than it is, for what is made from now on."""

    def enlarge_it(scale: float) -> None:
        theme.apply(qapp, theme.Scheme.LIGHT, scale, reduce_motion=True)

    return enlarge_it


def read(part: QWidget) -> list[str]:
    """All that is to be read in a part, from the top, as a screen reader has it."""
    names = (widget.accessibleName() for widget in part.findChildren(QWidget) if widget.isVisibleTo(part))
    return [name for name in names if name]


def named(part: QWidget, name: str, kind: type[Part]) -> Part:
    """The one of this kind that is to be seen in a part and is called so."""
    found = (widget for widget in part.findChildren(kind) if widget.isVisibleTo(part))
    return next(widget for widget in found if widget.accessibleName() == name)
