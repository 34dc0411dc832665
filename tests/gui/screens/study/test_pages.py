"""The question and its reveal: one of them is in front, and the keyboard is where it is needed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.builders import a_question, a_reveal, some_cards
from tests.driver import Key
from trainer.domain.memory import Rating
from trainer.gui.audio import Sound
from trainer.gui.screens.study.pages import Pages
from trainer.gui.widgets.scroller import Scroller
from trainer.gui.widgets.ticklist import Tick

from .conftest import Place, begun, named, read

MODEL = "One way to say it"


@pytest.fixture
def pages(place: Place) -> Pages:
    pages = Pages()
    place(pages)
    pages.show_question(a_question(), captions=True, guess=False)
    return pages


def test_the_question_is_in_front_and_the_keyboard_at_its_box(pages: Pages) -> None:
    assert (pages.is_asking(), pages.is_revealed()) == (True, False)
    assert MODEL not in read(pages)
    QTest.keyClicks(QApplication.focusWidget(), "Well")
    assert named(pages, "Your answer", QPlainTextEdit).toPlainText() == "Well"


def test_a_reveal_comes_to_the_front_with_its_ticks_and_the_next_question_after_it(pages: Pages) -> None:
    pages.show_reveal(a_reveal(), (1,))
    assert (pages.is_asking(), pages.is_revealed()) == (False, True)
    assert MODEL in read(pages)
    assert pages.ticked() == (1,)
    pages.show_question(a_question(), captions=True, guess=False)
    assert MODEL not in read(pages)
    assert named(pages, "Your answer", QPlainTextEdit).hasFocus()


def test_a_grade_is_pressed_by_its_place(pages: Pages, qtbot: QtBot) -> None:
    pages.show_reveal(a_reveal(), ())
    with qtbot.waitSignal(pages.graded) as told:
        pages.press_grade(2)
    assert told.args == [Rating.GOOD]


def test_of_two_grades_none_is_the_only_one(pages: Pages, qtbot: QtBot) -> None:
    pages.show_reveal(a_reveal(), ())
    with qtbot.assertNotEmitted(pages.graded):
        pages.press_only_grade()


def test_the_keyboard_can_go_to_the_points(pages: Pages) -> None:
    pages.show_reveal(a_reveal(), ())
    pages.focus_points()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert named(pages, "agrees", Tick).isChecked()


@pytest.mark.parametrize("revealed", [False, True], ids=["question", "reveal"])
def test_what_the_voice_does_is_said_on_either_page(pages: Pages, revealed: bool) -> None:
    pages.show_sound(Sound.NO_DEVICE)
    if revealed:
        pages.show_reveal(a_reveal(), ())
    assert "No sound device. Reading works too" in read(pages)


def test_page_keys_scroll_a_reveal_that_is_longer_than_the_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = begun(qtbot, qapp, tmp_path, *some_cards(1, reply=" ".join(["word"] * 700)))
    window.ctrl(Key.Key_L)
    window.wait_for(MODEL)
    screen = window.window.screen_in_front
    assert screen
    bar = next(area for area in screen.findChildren(Scroller) if area.isVisible()).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    window.press(Key.Key_PageDown)
    down = bar.value()
    assert 0 < down <= bar.pageStep()
    window.press(Key.Key_PageUp)
    assert bar.value() == 0
