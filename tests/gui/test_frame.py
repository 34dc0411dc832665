"""The strip comes and goes over the foot of a screen: nothing moves, and what it covers can be scrolled up."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.driver import ALT, Driver, Key, opened
from trainer.gui.dialogs.editor import EditorDialog
from trainer.gui.notices import Notices
from trainer.gui.screens.screen import Screen
from trainer.gui.screens.study.question import QuestionPage
from trainer.gui.widgets.prose import Prose
from trainer.gui.widgets.scroller import Scroller

PLACES = {"today": Key.Key_1, "study": Key.Key_2, "decks": Key.Key_3, "settings": Key.Key_4}
SHORT = "The card is kept."
LONG = "The copy could not be made, since there is no room on the disk; make some and do that again soon. " * 2
EVERYWHERE = pytest.mark.parametrize("place", [*PLACES, "reveal"])
TEXTS = pytest.mark.parametrize("sentence", [SHORT, LONG], ids=["short", "long"])


def go(window: Driver, place: str) -> Screen:
    window.press(PLACES["study" if place == "reveal" else place], ALT)
    if place == "reveal":
        window.type("I see.")
        window.ctrl(Key.Key_Return)
    front = window.window.screen_in_front
    assert front is not None
    return front


def strip(window: Driver) -> Notices:
    found = window.window.findChild(Notices)
    assert isinstance(found, Notices)
    return found


def on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def where(window: Driver) -> dict[str, QRect]:
    """Everything that can be pressed, and where."""
    buttons = window.window.findChildren(QAbstractButton)
    return {
        f"{found.accessibleName()} {number}": on_screen(found)
        for number, found in enumerate(buttons)
        if found.isVisible() and not strip(window).isAncestorOf(found)
    }


def areas(screen: Screen) -> list[Scroller]:
    return [area for area in screen.findChildren(Scroller) if area.isVisible()]


@EVERYWHERE
@TEXTS
def test_nothing_moves_when_it_comes_and_when_it_goes(window: Driver, place: str, sentence: str) -> None:
    window.window.resize(900, 600)
    go(window, place)
    before = where(window)
    strip(window).say(sentence, "warning")
    assert strip(window).isVisible()
    assert where(window) == before
    strip(window).clear()
    assert where(window) == before


@EVERYWHERE
@TEXTS
def test_the_whole_sentence_is_seen_at_the_foot_of_what_scrolls(window: Driver, place: str, sentence: str) -> None:
    window.window.resize(900, 600)
    screen = go(window, place)
    strip(window).say(sentence, "warning")
    page = strip(window).parentWidget()
    assert strip(window).width() == page.width()
    assert strip(window).height() == strip(window).heightForWidth(page.width())
    feet = {on_screen(area).bottom() for area in areas(screen)}
    assert on_screen(strip(window)).bottom() in feet


@pytest.mark.parametrize("place", ["today", "settings", "reveal"])
def test_the_end_can_be_scrolled_out_from_under_it(window: Driver, place: str) -> None:
    window.window.resize(900, 600)
    (area,) = areas(go(window, place))
    strip(window).say(LONG, "warning")
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    end = on_screen(area.widget()).bottom()
    assert end == on_screen(strip(window)).top() - 1
    strip(window).clear()
    assert area.viewport().height() == area.height()


def test_no_grade_is_covered_when_the_reveal_comes_to_the_front_under_it(window: Driver) -> None:
    go(window, "study")
    strip(window).say(LONG, "warning")
    window.type("I see.")
    window.ctrl(Key.Key_Return)
    grades = [place for name, place in where(window).items() if "Missed" in name or "Got it" in name]
    assert len(grades) == 2
    window.qtbot.waitUntil(lambda: not any(place.intersects(on_screen(strip(window))) for place in grades))


def test_a_dialog_has_all_its_room_while_the_window_says_something(window: Driver) -> None:
    go(window, "reveal")
    strip(window).note(LONG)
    window.press(Key.Key_E)
    dialog = window.dialog(EditorDialog)
    assert [area.viewportMargins().bottom() for area in dialog.findChildren(Scroller)] == [0]


def test_what_is_taken_away_with_the_keyboard_on_it_is_not_looked_at(window: Driver, qtbot: QtBot) -> None:
    front = go(window, "today")
    strip(window).say(SHORT)
    with qtbot.waitSignal(QApplication.instance().focusChanged):  # type: ignore[union-attr]
        area = Scroller(QLineEdit())
        area.setParent(front)
        area.show()
        area.widget().setFocus()
    shiboken6.delete(area)  # a wrong look at what is half gone ends the whole process
    assert strip(window).sentence() == SHORT


def test_it_goes_with_the_width_of_the_window(window: Driver, qtbot: QtBot) -> None:
    window.window.resize(1600, 900)
    strip(window).say(LONG, "warning")
    wide = strip(window).height()
    window.window.resize(900, 600)
    qtbot.waitUntil(lambda: strip(window).height() > wide)


def test_a_sentence_that_is_replaced_by_a_longer_one_is_seen_whole(window: Driver, qtbot: QtBot) -> None:
    window.window.resize(900, 600)
    strip(window).note(SHORT)
    low = strip(window).height()
    strip(window).note(LONG)
    qtbot.waitUntil(lambda: strip(window).height() > low)


def test_before_there_is_a_screen_it_stands_at_the_top(window: Driver) -> None:
    window.close()
    window.window.show()
    window.window._stage.forget()
    strip(window).refuse("There is no database.")
    assert strip(window).y() == 0


def test_a_screen_that_was_left_under_it_has_all_its_room_when_one_comes_back(window: Driver) -> None:
    (area,) = areas(go(window, "settings"))
    strip(window).say(SHORT, "warning")
    go(window, "today")
    go(window, "settings")
    assert not strip(window).isVisible()
    assert area.viewport().height() == area.height()


@pytest.fixture
def large(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Driver:
    """The smallest window, with the largest text."""
    window = opened(qtbot, qapp, tmp_path, welcomed=True, text_size=200)
    window.window.resize(900, 600)
    return window


def test_where_a_part_of_the_page_lies_below_the_window_it_is_seen_all_the_same(large: Driver) -> None:
    go(large, "decks")
    strip(large).note(SHORT)
    large.qtbot.waitUntil(lambda: on_screen(large.window).contains(on_screen(strip(large))))
    assert on_screen(strip(large)).bottom() == on_screen(large.window).bottom()


def test_the_question_stays_where_it_is_while_one_types_beside_it(large: Driver) -> None:
    go(large, "study")
    line = next(said for said in large.window.findChildren(Prose) if said.isVisible() and said.text().startswith("“"))
    large.qtbot.waitUntil(lambda: on_screen(large.window).contains(on_screen(line)))
    before = on_screen(line)
    strip(large).note(SHORT)
    box = large.named("Your answer", QPlainTextEdit)
    for letter in "Well":
        large.type(letter)
        large.window.findChild(QuestionPage).focus_reply()
    assert on_screen(line) == before
    assert on_screen(box).bottom() < on_screen(strip(large)).top()


def test_a_strip_that_is_hidden_while_python_takes_the_window_apart_is_no_fault(window: Driver) -> None:
    strip(window).say(SHORT)
    frame, there = window.window.centralWidget(), strip(window)
    kept = dict(vars(frame))
    vars(frame).clear()  # as the collection of garbage does it, before Qt is done with the window
    there.hide()
    vars(frame).update(kept)
