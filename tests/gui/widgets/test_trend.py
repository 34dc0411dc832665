"""A figure among those before it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from trainer.domain.delivery import Compared, Measure, Usual
from trainer.gui import theme
from trainer.gui.widgets.trend import SHOWN, Trend


@pytest.fixture
def trend(qtbot: QtBot) -> Trend:
    trend = Trend()
    qtbot.addWidget(trend)
    trend.show()
    return trend


def picture(trend: Trend, one: Compared) -> QImage:
    trend.show_compared(one)
    return trend.grab().toImage()


def height_of_the_dot(image: QImage) -> float:
    """Where the newest dot stands, in pixels from the top."""
    accent = theme.current().color("accent").rgb()
    rows = [y for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == accent]
    return sum(rows) / len(rows)


def test_more_stands_higher(trend: Trend) -> None:
    earlier, usual = (3.0, 4.0, 5.0), Usual(3, 5)
    low = height_of_the_dot(picture(trend, Compared(Measure.PACE, 1.0, usual, earlier)))
    high = height_of_the_dot(picture(trend, Compared(Measure.PACE, 9.0, usual, earlier)))
    assert high < low


@pytest.mark.parametrize(("value", "earlier"), [(None, (1.0, 2.0)), (1.0, ())])
def test_with_nothing_to_compare_there_is_nothing_to_see(
    trend: Trend, value: float | None, earlier: tuple[float, ...]
) -> None:
    trend.show_compared(Compared(Measure.PACE, value, None, earlier))
    assert not trend.isVisible()


def test_many_takes_and_equal_ones_have_their_room(trend: Trend) -> None:
    picture(trend, Compared(Measure.PACE, 5.0, Usual(5, 5), (5.0,) * 40))
    assert trend.isVisible()
    assert len(trend._values) == SHOWN + 1
