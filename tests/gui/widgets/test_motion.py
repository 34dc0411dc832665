"""Movement: it ends where it should, starts where it is, and is not there for those who do not like it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from trainer.gui import theme
from trainer.gui.widgets.motion import Glide

from .conftest import Show


class Watched(QWidget):
    """Remembers where its number was whenever it was painted."""

    def __init__(self, motion: str = "calm", value: float = 0.0) -> None:
        super().__init__()
        self.glide = Glide(self, motion, value)
        self.painted: list[float] = []

    def paintEvent(self, _event: object) -> None:
        self.painted.append(self.glide.value)


@pytest.fixture
def moving(qapp: QApplication) -> None:
    """Somebody who likes things to move."""
    theme.apply(qapp, theme.Scheme.LIGHT)


@pytest.mark.usefixtures("moving")
def test_it_glides_there_and_is_seen_on_the_way(show: Show, qtbot: QtBot) -> None:
    widget = Watched()
    show(widget)
    widget.glide.to(10)
    assert widget.glide.value < 10
    qtbot.waitUntil(lambda: widget.painted[-1:] == [10])
    assert any(0 < value < 10 for value in widget.painted)
    assert widget.painted == sorted(widget.painted)


def test_where_motion_is_unwelcome_it_is_there_at_once(show: Show, qtbot: QtBot) -> None:
    widget = Watched()
    show(widget)
    widget.glide.to(10)
    assert widget.glide.value == 10
    qtbot.waitUntil(lambda: widget.painted[-1:] == [10])
    assert set(widget.painted) <= {0, 10}


@pytest.mark.usefixtures("moving")
def test_where_nobody_looks_it_is_there_at_once() -> None:
    widget = Watched()
    widget.glide.to(10)
    assert widget.glide.value == 10


@pytest.mark.usefixtures("moving")
def test_a_change_of_mind_starts_from_where_it_is(show: Show, qtbot: QtBot) -> None:
    widget = Watched()
    show(widget)
    widget.glide.to(10)
    qtbot.waitUntil(lambda: widget.glide.value > 0)
    at = widget.glide.value
    widget.painted.clear()
    widget.glide.to(20)
    qtbot.waitUntil(lambda: widget.painted[-1:] == [20])
    assert at <= widget.painted[0] < 20


def test_a_movement_under_way_ends_at_once_when_motion_becomes_unwelcome(
    show: Show, qapp: QApplication, qtbot: QtBot, moving: None
) -> None:
    widget = Watched()
    show(widget)
    widget.glide.to(10)
    theme.apply(qapp, theme.Scheme.LIGHT, reduce_motion=True)
    widget.glide.to(5)
    qtbot.waitUntil(lambda: widget.painted[-1:] == [5])
    assert widget.glide.value == 5
    assert widget.glide.state() is Glide.State.Stopped


def test_it_rests_where_it_was_put() -> None:
    assert Watched(value=0.4).glide.value == 0.4


@pytest.mark.usefixtures("moving")
def test_it_goes_with_its_widget(show: Show, qtbot: QtBot) -> None:
    widget = Watched()
    show(widget)
    widget.glide.to(10)
    glide = widget.glide
    widget.deleteLater()
    qtbot.waitUntil(lambda: not isValid(glide))
