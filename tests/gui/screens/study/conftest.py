"""The parts of the study screen alone in a window, in the light look at 100 %, and the whole of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_deck, install, some_cards
from tests.driver import ALT, Driver, Key, opened
from trainer.domain.cards import Card
from trainer.gui import theme

REPLY = "Thank you for telling me. What would you want fixed first?"
CARDS = some_cards(3)

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


# ---------------------------------------------------------------- the whole screen


def begun(qtbot: QtBot, app: QApplication, home: Path, *cards: Card, **chosen: Any) -> Driver:
    """A session over these cards has begun."""
    if not (home / "trainer.sqlite3").exists():
        install(home / "trainer.sqlite3", a_deck(*(cards or CARDS)))
    window = opened(qtbot, app, home, welcomed=True, **chosen)
    window.press(Key.Key_2, ALT)
    return window


@pytest.fixture
def study(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    """A session over three cards has begun."""
    return begun(qtbot, qapp, tmp_path)


def card(window: Driver) -> Card:
    """The card whose line is in front."""
    return next(card for card in CARDS if window.sees(card.objection))
