"""Scrolling content is as wide as its area and as tall as its words; folding parts do not chase the bar."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from trainer.gui.layouts import col, wrap
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.field import Field
from trainer.gui.widgets.fold import Fold
from trainer.gui.widgets.picker import Picker
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.scroller import Scroller

LONG = "One more line of words that has to break somewhere. " * 30


def shown(qtbot, content: QWidget, width: int, height: int) -> Scroller:
    area = Scroller(content)
    qtbot.addWidget(area)
    area.resize(width, height)
    area.show()
    return area


def test_long_words_make_the_content_taller_and_never_wider(qtbot):
    content = wrap(col(Prose(LONG), None))
    area = shown(qtbot, content, 300, 200)
    qtbot.waitUntil(lambda: content.height() > 200)
    assert content.width() == area.viewport().width()


def test_short_words_fill_the_area(qtbot):
    content = wrap(col(Prose("Short."), None))
    area = shown(qtbot, content, 300, 200)
    assert content.height() == area.viewport().height()
    assert not area.verticalScrollBar().isEnabled()


def test_content_that_grows_can_be_scrolled_to(qtbot):
    prose = Prose("Short.")
    area = shown(qtbot, wrap(col(prose, None)), 300, 200)
    prose.setText(LONG)
    qtbot.waitUntil(lambda: area.verticalScrollBar().isEnabled())


def test_parts_fold_and_unfold_with_the_width(qtbot):
    fold = Fold(Prose(LONG), Prose(LONG), at=500, shares=(1, 1))
    area = shown(qtbot, wrap(col(fold, None)), 900, 300)
    assert not fold.folded
    for width in range(600, 400, -7):
        area.resize(width, 300)
    assert fold.folded
    area.resize(900, 300)
    assert not fold.folded


def test_the_wheel_leaves_a_choice_alone(qtbot):
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    picker = Picker(name="Voice")
    picker.addItems(["One", "Two"])
    qtbot.addWidget(picker)
    picker.show()
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(picker, turn)
    assert picker.currentText() == "One"


def test_what_has_the_keyboard_stays_in_sight_when_the_content_grows(qtbot):
    above, below = Prose("Short."), Picker(name="Voice")
    area = shown(qtbot, wrap(col(above, below, None)), 300, 200)
    qtbot.waitUntil(area.isActiveWindow)
    below.setFocus()
    above.setText(LONG)
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    assert area.viewport().rect().contains(below.mapTo(area.viewport(), below.rect().center()))


def test_what_is_covered_can_be_scrolled_to_and_nothing_moves(qtbot):
    last = Prose("The end.")
    content = wrap(col(Prose(LONG), last, None))
    area = shown(qtbot, content, 300, 200)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    before, most = last.geometry(), area.verticalScrollBar().maximum()
    area.keep_clear(60)
    assert last.geometry() == before
    assert area.verticalScrollBar().maximum() == most + 60
    area.keep_clear(0)
    assert area.verticalScrollBar().maximum() == most


# ---------------------------------------------------------------- keys that nobody wanted


@pytest.fixture
def tall(qtbot) -> Scroller:
    """An area with a button at its top and more words than can be seen."""
    area = shown(qtbot, wrap(col(Button("Press"), Prose(LONG), None)), 300, 200)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 400)
    area.findChild(Button).setFocus()
    return area


def test_keys_for_which_a_button_has_no_use_turn_the_page(tall: Scroller):
    button, bar = tall.findChild(Button), tall.verticalScrollBar()
    places = []
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(button, key)
        places.append(bar.value())
    assert places == [bar.maximum(), 0, bar.pageStep(), 0]


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_a_key_with_another_one_asks_for_something_else(tall: Scroller, modifier):
    QTest.keyClick(tall.findChild(Button), Qt.Key.Key_End, modifier)
    assert tall.verticalScrollBar().value() == 0


def test_a_box_for_words_keeps_the_keys_it_has_a_use_for(qtbot):
    field = Field("some words", "", 200)
    area = shown(qtbot, wrap(col(field, Prose(LONG), None)), 300, 200)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    QTest.keyClick(field, Qt.Key.Key_Home)
    QTest.keyClick(field, Qt.Key.Key_End)
    assert (field.cursorPosition(), area.verticalScrollBar().value()) == (10, 0)


def test_an_area_inside_one_leaves_the_keys_to_it_when_all_is_in_sight(qtbot):
    button = Button("Press")
    inner = Scroller(wrap(col(button, None)))
    area = shown(qtbot, wrap(col(inner, Prose(LONG), None)), 300, 200)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    QTest.keyClick(button, Qt.Key.Key_End)
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum()
