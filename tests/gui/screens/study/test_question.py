"""The question: one line, one box, and what counts as an attempt."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_question
from trainer import words
from trainer.domain.categories import Category
from trainer.domain.views import Attempt
from trainer.gui.audio import Sound
from trainer.gui.screens.study.question import HIDDEN, QuestionPage
from trainer.gui.widgets.button import Button
from trainer.gui.widgets.chip import AskChip
from trainer.gui.widgets.scroller import Scroller

from .conftest import Place, named, read

Key = Qt.Key
HINT = "Type a few words first"
LINE = words.quote(a_question().line)


@pytest.fixture
def page(place: Place) -> QuestionPage:
    """A page in front of somebody who may begin to type."""
    page = QuestionPage()
    page.show_question(a_question(), captions=True, guess=False)
    place(page)
    page.focus_reply()
    return page


@pytest.fixture
def attempts(page: QuestionPage) -> list[Attempt]:
    """What was attempted since."""
    found: list[Attempt] = []
    page.attempted.connect(found.append)
    return found


def ask(page: QuestionPage, *, guess: bool = False, captions: bool = True, **changes: str) -> None:
    page.show_question(a_question(**changes), captions=captions, guess=guess)
    page.focus_reply()


def type_in(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def sees(page: QuestionPage, text: str) -> bool:
    return any(line.startswith(text) for line in read(page))


# ---------------------------------------------------------------- what counts as an attempt


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed_is_no_attempt_and_says_what_would_be(
    page: QuestionPage, attempts: list[Attempt], typed: str
) -> None:
    type_in(typed)
    page.press_reveal()
    assert attempts == []
    assert sees(page, HINT)
    type_in("I see.")
    assert not sees(page, HINT)
    page.press_reveal()
    assert attempts == [Attempt("I see.")]


def test_the_hint_belongs_to_its_line(page: QuestionPage) -> None:
    page.press_reveal()
    ask(page)
    assert not sees(page, HINT)


@pytest.mark.parametrize(
    ("button", "attempt"),
    [
        ("I said it aloud", Attempt("Hm.", aloud=True)),
        ("I don't know", Attempt("Hm.", gave_up=True)),
        ("Reveal", Attempt("Hm.")),
    ],
)
def test_each_button_is_an_attempt_with_what_was_typed(
    page: QuestionPage, attempts: list[Attempt], button: str, attempt: Attempt
) -> None:
    type_in(" Hm. ")
    QTest.mouseClick(named(page, button, Button), Qt.MouseButton.LeftButton)
    assert attempts == [attempt]


def test_an_answer_that_was_begun_is_there_to_be_gone_on_with(page: QuestionPage) -> None:
    ask(page, draft="I was going to")
    type_in(" ask.")
    assert page.said() == "I was going to ask."


def test_the_next_line_begins_with_an_empty_box(page: QuestionPage) -> None:
    type_in("I see.")
    ask(page)
    assert page.said() == ""


# ---------------------------------------------------------------- stray and held keys


def send(key: Qt.Key, text: str, *, again: bool) -> None:
    """A key that goes down, or that repeats itself because it is held."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, again)
    QApplication.sendEvent(QApplication.focusWidget(), event)


@pytest.mark.parametrize("figure", "1234")
def test_the_key_of_the_grade_just_given_is_no_answer(page: QuestionPage, figure: str) -> None:
    page.expect_stray_keys()
    type_in(figure)
    assert page.said() == ""
    type_in(f"In {figure} weeks")
    assert page.said() == f"In {figure} weeks"


def test_a_figure_is_an_answer_when_no_grade_was_given(page: QuestionPage) -> None:
    type_in("2 weeks")
    assert page.said() == "2 weeks"


def test_a_grade_that_is_held_down_writes_nothing_into_the_next_box(page: QuestionPage) -> None:
    for _ in range(3):
        send(Key.Key_2, "2", again=True)
    assert page.said() == ""


def test_a_figure_that_is_held_down_in_the_middle_of_an_answer_is_written(page: QuestionPage) -> None:
    type_in("1")
    for _ in range(3):
        send(Key.Key_0, "0", again=True)
        send(Key.Key_1, "1", again=True)
    assert page.said() == "1010101"


# ---------------------------------------------------------------- naming the kind


def choose(page: QuestionPage, *kinds: Category) -> None:
    """By keyboard: Space on the chip."""
    for kind in kinds:
        named(page, words.CATEGORIES[kind], AskChip).setFocus(Qt.FocusReason.TabFocusReason)
        press(Key.Key_Space)


def chosen(page: QuestionPage) -> list[str]:
    return [chip.accessibleName() for chip in page.findChildren(AskChip) if chip.isChecked()]


def test_a_kind_is_named_by_keyboard_and_the_cursor_is_in_the_box_again(
    page: QuestionPage, attempts: list[Attempt]
) -> None:
    ask(page, guess=True)
    choose(page, Category.PRICE)
    type_in("I see.")
    page.press_reveal()
    assert attempts == [Attempt("I see.", guess=Category.PRICE)]


@pytest.mark.parametrize("kinds", [(Category.PRICE, Category.FEAR), (Category.FEAR, Category.FEAR)])
def test_the_last_kind_that_was_named_is_the_one(
    page: QuestionPage, attempts: list[Attempt], kinds: tuple[Category, ...]
) -> None:
    ask(page, guess=True)
    choose(page, *kinds)
    assert chosen(page) == ["Fear of change"]
    page.press_aloud()
    assert attempts == [Attempt(aloud=True, guess=Category.FEAR)]


def test_a_kind_need_not_be_named(page: QuestionPage, attempts: list[Attempt]) -> None:
    ask(page, guess=True)
    page.press_aloud()
    assert attempts == [Attempt(aloud=True)]


def test_the_kind_of_one_line_is_not_named_for_the_next(page: QuestionPage, attempts: list[Attempt]) -> None:
    ask(page, guess=True)
    choose(page, Category.PRICE)
    ask(page, guess=True)
    assert chosen(page) == []
    page.press_give_up()
    assert attempts == [Attempt(gave_up=True)]


def test_whoever_does_not_guess_sees_no_kinds(page: QuestionPage) -> None:
    assert not sees(page, "Which kind is it?")
    assert not any(sees(page, name) for name in words.CATEGORIES.values())


# ---------------------------------------------------------------- the ear and the eye


def test_with_captions_off_the_line_is_left_to_the_ear_until_it_is_wanted(page: QuestionPage) -> None:
    ask(page, captions=False)
    assert HIDDEN in read(page)
    assert LINE not in read(page)
    page.set_captions(True)
    assert LINE in read(page)
    assert HIDDEN not in read(page)


def test_a_line_that_cannot_be_heard_is_shown(page: QuestionPage) -> None:
    ask(page, captions=False)
    page.show_line()
    assert LINE in read(page)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (Sound.NO_DEVICE, "No sound device. Reading works too"),
        (Sound.NO_VOICE, "No voice. Reading works too"),
        (Sound.OFF, "Sound is off"),
        (Sound.WAITING, "Rendering the voice"),
    ],
)
def test_why_it_is_silent_stands_where_one_would_hear_it_again(
    page: QuestionPage, qtbot: QtBot, state: Sound, told: str
) -> None:
    page.show_sound(state)
    with qtbot.waitSignal(page.repeat_requested):
        QTest.mouseClick(named(page, told, Button), Qt.MouseButton.LeftButton)
    page.show_sound(Sound.READY)
    assert sees(page, "Hear it again")


def test_each_line_is_told_to_be_on_the_screen_once(page: QuestionPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.line_painted):
        ask(page)
    with qtbot.assertNotEmitted(page.line_painted, wait=50):
        page.update()


# ---------------------------------------------------------------- room


def box(page: QuestionPage) -> QPlainTextEdit:
    return named(page, "Your answer", QPlainTextEdit)


def test_a_small_page_gets_a_small_box(page: QuestionPage, qtbot: QtBot) -> None:
    roomy = box(page).height()
    page.resize(1180, 380)
    qtbot.waitUntil(lambda: box(page).height() < 0.7 * roomy)
    page.resize(1180, 700)
    qtbot.waitUntil(lambda: box(page).height() == roomy)


def area(page: QuestionPage) -> Scroller:
    found = page.findChild(Scroller)
    assert found
    return found


def is_in_sight(page: QuestionPage, part: QWidget) -> bool:
    view = area(page).viewport()
    return bool(view.rect().contains(QRect(part.mapTo(view, QPoint(0, 0)), part.size())))


@pytest.mark.parametrize("typed", ["", "One thing after another. " * 40])
def test_at_200_percent_box_and_reveal_are_in_sight_in_the_smallest_window(
    place: Place, qtbot: QtBot, enlarge: Callable[[float], None], typed: str
) -> None:
    enlarge(2.0)
    page = QuestionPage()
    page.show_question(a_question(draft=typed), captions=True, guess=True)
    place(page, 900, 540)
    page.focus_reply()
    qtbot.waitUntil(lambda: is_in_sight(page, box(page)) and is_in_sight(page, named(page, "Reveal", Button)))


def test_whoever_scrolled_up_to_the_line_has_box_and_reveal_in_sight_when_they_answer(
    place: Place, qtbot: QtBot, enlarge: Callable[[float], None]
) -> None:
    enlarge(2.0)
    page = QuestionPage()
    page.show_question(a_question(), captions=True, guess=True)
    place(page, 900, 540)
    page.focus_reply()
    reveal = named(page, "Reveal", Button)
    qtbot.waitUntil(lambda: is_in_sight(page, reveal))
    area(page).verticalScrollBar().setValue(0)
    assert not is_in_sight(page, reveal)
    page.focus_reply()
    assert is_in_sight(page, box(page))
    assert is_in_sight(page, reveal)


def test_a_click_beside_the_box_leaves_the_cursor_in_it(page: QuestionPage) -> None:
    named(page, "Reveal", Button).setFocus()
    QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    type_in("I see.")
    assert page.said() == "I see."
