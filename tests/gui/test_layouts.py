"""How things stand beside and above one another, and that what is cleared is gone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLayout, QWidget
from pytestqt.qtbot import QtBot

from trainer.gui import theme
from trainer.gui.layouts import GAP, add, centred, clear, col, panel, row, rule, wrap

Show = Callable[..., QWidget]


pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    kept: list[QWidget] = []

    def shown(layout: QLayout, width: int = 400, height: int = 200) -> QWidget:
        window = QWidget()
        kept.append(window)
        window.setLayout(layout)
        qtbot.addWidget(window)
        window.resize(width, height)
        window.show()
        return window

    return shown


def a_box(width: int = 40, height: int = 20) -> QWidget:
    box = QWidget()
    box.setFixedSize(width, height)
    return box


def test_things_stand_in_their_order_with_the_gap_between_them(show: Show) -> None:
    left, right, top, bottom = (a_box() for _ in range(4))
    show(row(left, right, None))
    show(col(top, bottom, None))
    assert right.x() - left.geometry().right() - 1 == GAP
    assert bottom.y() - top.geometry().bottom() - 1 == GAP
    assert left.y() == right.y()
    assert top.x() == bottom.x()


def test_a_number_is_a_space_and_nothing_is_all_the_room_there_is(show: Show) -> None:
    first, second, last = a_box(), a_box(), a_box()
    show(row(first, 30, second, None, last, gap=0, margins=(11, 0, 13, 0)))
    assert first.x() == 11
    assert second.x() == 11 + 40 + 30
    assert last.geometry().right() + 1 == 400 - 13


def test_whoever_has_a_stretch_takes_the_room(show: Show) -> None:
    narrow, wide, wider = a_box(), QWidget(), QWidget()
    show(row(narrow, (wide, 1), (wider, 2), gap=0))
    assert (narrow.width(), wide.width(), wider.width()) == (40, 120, 240)


def test_layouts_stand_in_layouts_and_one_may_come_later(show: Show, qtbot: QtBot) -> None:
    a, b, late = a_box(), QWidget(), a_box()
    line = row(a, (col(b, gap=0), 1), gap=0)
    window = show(line)
    add(line, late)
    qtbot.waitUntil(lambda: late.geometry().right() + 1 == window.width())
    assert b.geometry().left() == 40
    assert b.geometry().right() + 1 == late.x()


# ---------------------------------------------------------------- clearing


class Gone(QObject):
    """Counts widgets that were let go."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.count = 0
        for widget in widgets:
            widget.destroyed.connect(self._on_gone)

    def _on_gone(self) -> None:
        self.count += 1


def test_what_is_cleared_cannot_be_seen_any_more_and_goes(show: Show, qtbot: QtBot) -> None:
    a, b, deep = a_box(), a_box(), a_box()
    gone = Gone(a, b, deep)
    line = row(a, col(b, row(deep)), 8, None)
    window = show(line)
    clear(line)
    assert line.count() == 0
    assert not any(child.isVisible() for child in window.findChildren(QWidget))
    qtbot.waitUntil(lambda: gone.count == 3)


def test_a_cleared_layout_can_be_filled_again(show: Show, qtbot: QtBot) -> None:
    line = row(a_box(), a_box(), gap=0)
    show(line)
    clear(line)
    new = a_box()
    add(line, 30)
    add(line, new)
    add(line, None)
    qtbot.waitUntil(lambda: new.isVisible() and new.x() == 30)


# ---------------------------------------------------------------- regions


def test_a_region_is_as_wide_as_was_said_and_grows_with_the_text(show: Show, qapp: QApplication) -> None:
    side = panel("side", col(a_box()), width=120)
    show(row(side, None))
    assert side.width() == 120
    theme.apply(qapp, theme.Scheme.LIGHT, 1.5, reduce_motion=True)
    assert side.minimumWidth() == side.maximumWidth() == 180


@pytest.mark.parametrize(("room", "width"), [(900, 300), (250, 250)])
def test_a_centred_column_has_its_width_or_what_there_is(show: Show, room: int, width: int) -> None:
    inner = QWidget()
    window = show(centred(col(inner), 300), width=room)
    left = inner.mapTo(window, inner.rect().topLeft()).x()
    right = window.width() - left - inner.width()
    assert inner.width() == width
    assert abs(left - right) <= 1


def test_a_hairline_is_one_pixel_and_as_long_as_there_is_room(show: Show) -> None:
    lying, standing = rule(), rule(vertical=True)
    show(col(lying, None))
    show(row(standing, None))
    assert (lying.height(), lying.width()) == (1, 400)
    assert (standing.width(), standing.height()) == (1, 200)


def test_a_bare_widget_adds_no_room_of_its_own(show: Show) -> None:
    box = a_box()
    holder = wrap(row(box))
    assert holder.sizeHint() == box.size()


def test_a_region_leaves_other_changes_alone(show: Show) -> None:
    side = panel("side", col(a_box()), width=120)
    show(row(side, None))
    QApplication.sendEvent(side, QEvent(QEvent.Type.EnabledChange))
    assert side.width() == 120
