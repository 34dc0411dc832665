"""Marks under text: told apart by their shape, and only where they belong."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from trainer.gui import theme
from trainer.gui.widgets import marks
from trainer.gui.widgets.typeset import SetText, Setting

LINE = "I understand. What would you want fixed first?"
KINDS = ("softener", "move", "fault", "ins", "del", "denied")
GROUND = QColor("#ffffff")
WIDTH = 400


def marked(kind: str = "", start: int = 0, end: int = 12, text: str = LINE, width: int = WIDTH) -> QImage:
    """Marks alone, without the letters they stand under."""
    look = theme.current()
    laid = SetText(Setting(text), width, look)
    image = QImage(WIDTH, 120, QImage.Format.Format_ARGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if kind:
        marks.paint(painter, laid, start, end, kind, look)
    if kind == "del":
        marks.strike(painter, laid, start, end, look)
    painter.end()
    return image


def touched(image: QImage) -> QRect:
    """The smallest box around everything that was painted."""
    found = QRect()
    for y in range(image.height()):
        for x in range(image.width()):
            if image.pixelColor(x, y) != GROUND:
                found |= QRect(x, y, 1, 1)
    return found


@pytest.mark.parametrize(("one", "other"), [*combinations(KINDS, 2)])
@pytest.mark.usefixtures("high_contrast")
def test_who_sees_no_hues_tells_them_apart_by_their_shapes(one: str, other: str) -> None:
    assert marked(one) != marked() != marked(other)
    assert marked(one) != marked(other)


@pytest.mark.parametrize("kind", KINDS)
def test_a_mark_is_as_wide_as_its_words(kind: str) -> None:
    look = theme.current()
    box = touched(marked(kind, 0, 12))
    words = look.advance("body", LINE[:12])
    assert box.left() <= 1
    assert words - 3 <= box.right() <= words + 6


@pytest.mark.parametrize("kind", KINDS)
def test_a_mark_in_the_middle_leaves_the_words_around_it_alone(kind: str) -> None:
    look = theme.current()
    left, right = (look.advance("body", LINE[:place]) for place in (14, 18))
    box = touched(marked(kind, 14, 18))
    assert left - 6 <= box.left() < box.right() <= right + 6


@pytest.mark.parametrize("kind", KINDS)
def test_words_on_two_lines_are_marked_on_both(kind: str) -> None:
    one, two = (touched(marked(kind, 0, len(LINE), width=width)) for width in (WIDTH, 160))
    assert two.height() >= one.height() + theme.current().leading("body") - 2


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("start", "end"), [(3, 3), (900, 990)])
def test_where_there_are_no_words_there_is_no_mark(kind: str, start: int, end: int) -> None:
    assert marked(kind, start, end) == marked()


@pytest.mark.parametrize("kind", KINDS)
def test_a_mark_grows_with_the_text(qapp: QApplication, kind: str) -> None:
    before = touched(marked(kind, 0, 6))
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0, reduce_motion=True)
    assert touched(marked(kind, 0, 6)).width() > 1.5 * before.width()


def test_the_mark_under_a_doubtful_phrase_stands_below_the_letters_and_a_strike_through_them() -> None:
    line = theme.current().leading("body")
    assert touched(marked("fault")).top() > line / 2
    assert touched(marked("move")).top() > line / 2
    assert touched(marked("del")).top() < line / 2


def test_painting_a_mark_leaves_the_pen_as_it_was() -> None:
    image = QImage(WIDTH, 40, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    painter.setPen(QColor("#123456"))
    for kind in KINDS:
        marks.paint(painter, SetText(Setting(LINE), WIDTH, theme.current()), 0, 6, kind, theme.current())
    assert painter.pen().color() == QColor("#123456")
    painter.end()


@pytest.mark.parametrize("kind", ["softener", "move", "fault"])
def test_what_is_looked_at_stands_out_against_its_mark_alone(kind: str) -> None:
    look = theme.current()
    image = marked(kind)
    painter = QPainter(image)
    marks.emphasise(painter, SetText(Setting(LINE), WIDTH, look), 0, 12, kind, look)
    painter.end()
    assert image != marked(kind)
    assert touched(image).right() <= look.advance("body", LINE[:12]) + 4
